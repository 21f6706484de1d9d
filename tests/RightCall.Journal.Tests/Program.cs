using RightCall.Journal.Tests;
using RightCall.Journal.Tests.Stores;
using Xunit.Runner.InProc.SystemConsole;

// Without words of its own this program runs its tests, as every test project does.
if (args is [Writer.Name, var kind, var where]) return await Writer.RunAsync(kind, where);
return args.Any(a => a is "--server" or "--internal-msbuild-node")
    ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
