namespace RightCall.Server.Api;

/// <summary>Reads a request's body, up to a limit.</summary>
internal static class Body
{
    /// <summary>The bytes; empty where there are none. Or the problem.</summary>
    public static async Task<(ReadOnlyMemory<byte> Bytes, IResult? Problem)> ReadAsync(HttpContext http, int limit)
    {
        var request = http.Request;
        if (request.ContentLength == 0 || (request.ContentLength is null && !request.Headers.ContainsKey("Transfer-Encoding") && request.Protocol == HttpProtocol.Http11)) return (default, null);
        if (request.ContentLength > limit) return (default, ApiProblems.TooLarge(limit));
        using var read = new MemoryStream();
        while (true)
        {
            var part = await request.BodyReader.ReadAsync(http.RequestAborted);
            foreach (var segment in part.Buffer) read.Write(segment.Span);
            request.BodyReader.AdvanceTo(part.Buffer.End);
            if (read.Length > limit) return (default, ApiProblems.TooLarge(limit));
            if (part.IsCompleted) break;
        }
        return read.Length > 0 && !request.HasJsonContentType() ? (default, ApiProblems.NotJson) : (read.ToArray(), null);
    }
}
