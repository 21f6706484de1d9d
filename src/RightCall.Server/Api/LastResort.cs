using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;
using RightCall.Server.Areas;

namespace RightCall.Server.Api;

/// <summary>Stands before everything: what nobody expected becomes a problem document without details, and a line in the log without the words of the request.</summary>
internal sealed partial class LastResort(RequestDelegate next, ILogger<LastResort> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (http.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException or ConnectionResetException)
        {
            // The client has gone; there is nobody to tell.
        }
        catch (AreaUnavailableException e) when (!http.Response.HasStarted)
        {
            await ApiProblems.Unavailable(e).ExecuteAsync(http);
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            var problem = e.StatusCode == StatusCodes.Status413PayloadTooLarge ? ApiProblems.Of("API-004", "The body is too large. Nothing was changed.") : ApiProblems.Unreadable("The request cannot be read.");
            await problem.ExecuteAsync(http);
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            // The type and where it came from: an exception's message can hold what a caller said.
            Failed(log, http.Request.Method, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route", e.GetType().FullName!, e.StackTrace ?? "", http.TraceIdentifier);
            http.Response.Clear();
            await ApiProblems.Of("API-011", $"It is logged under {http.TraceIdentifier}. If it was a command, send it again with the same Idempotency-Key.").ExecuteAsync(http);
        }
    }

    /// <summary>An address or a method that does not exist is a problem document too.</summary>
    public static Task NoEndpointAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        if (!http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) return Task.CompletedTask;
        return http.Response.StatusCode switch
        {
            404 => ApiProblems.NotFound("The address is wrong, or the version is not /api/v1.").ExecuteAsync(http),
            405 => ApiProblems.Of("API-012", "The header Allow says which methods it takes.").ExecuteAsync(http),
            415 => ApiProblems.NotJson.ExecuteAsync(http),
            400 => ApiProblems.Unreadable("The request cannot be read.").ExecuteAsync(http),
            413 => ApiProblems.Of("API-004", "The body is too large. Nothing was changed.").ExecuteAsync(http),
            401 => ApiProblems.NotSignedIn.ExecuteAsync(http),
            403 => ApiProblems.NotAllowed.ExecuteAsync(http),
            _ => Task.CompletedTask,
        };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} failed with {Type} at {Place} (trace {Trace})")]
    private static partial void Failed(ILogger log, string method, string route, string type, string place, string trace);
}
