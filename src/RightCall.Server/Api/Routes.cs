namespace RightCall.Server.Api;

/// <summary>Answers a request.</summary>
internal delegate Task<IResult> Handler(HttpContext http);

/// <summary>Maps routes with what the reference says of them.</summary>
internal static class Routes
{
    /// <summary>Maps a route that is read.</summary>
    public static RouteHandlerBuilder Get(this RouteGroupBuilder group, string pattern, string tag, string name, string summary, Handler handler) =>
        group.MapGet(pattern, (Delegate)handler).Say(tag, name, summary);

    /// <summary>Maps a route that changes something.</summary>
    public static RouteHandlerBuilder Post(this RouteGroupBuilder group, string pattern, string tag, string name, string summary, Handler handler) =>
        group.MapPost(pattern, (Delegate)handler).Say(tag, name, summary);

    /// <summary>Maps a route that sets something.</summary>
    public static RouteHandlerBuilder Put(this RouteGroupBuilder group, string pattern, string tag, string name, string summary, Handler handler) =>
        group.MapPut(pattern, (Delegate)handler).Say(tag, name, summary);

    /// <summary>Maps a route that takes something away.</summary>
    public static RouteHandlerBuilder Delete(this RouteGroupBuilder group, string pattern, string tag, string name, string summary, Handler handler) =>
        group.MapDelete(pattern, (Delegate)handler).Say(tag, name, summary);

    private static RouteHandlerBuilder Say(this RouteHandlerBuilder route, string tag, string name, string summary) => route.WithTags(tag).WithName(name).WithSummary(summary);
}
