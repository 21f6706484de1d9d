return await RightCall.Server.Hosting.Centre.RunAsync(args);
