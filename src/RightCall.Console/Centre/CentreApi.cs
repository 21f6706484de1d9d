using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using RightCall.Contracts;

namespace RightCall.Console.Centre;

/// <summary>What was read, or why not.</summary>
/// <param name="Value">What was read.</param>
/// <param name="Problem">Why not.</param>
public readonly record struct Heard<T>(T? Value, Problem? Problem) where T : class;

/// <summary>The centre's public API.</summary>
/// <param name="http">With the centre's address.</param>
public sealed class CentreApi(HttpClient http)
{
    /// <summary>Reads something.</summary>
    /// <param name="path">The address after <c>/api/v1/</c>.</param>
    /// <param name="isAction">Whether a person asked for it: then the session is in use.</param>
    public async Task<Heard<T>> ReadAsync<T>(string path, bool isAction = false) where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/" + path);
        if (isAction) request.Headers.Add("X-Active", "1");
        return await SendAsync<T>(request);
    }

    /// <summary>Reads bytes; null where there are none.</summary>
    public async Task<byte[]?> BytesAsync(string path)
    {
        try
        {
            using var answer = await http.GetAsync("api/v1/" + path);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync() : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Sends something that is no command of an area.</summary>
    public async Task<Heard<T>> SendAsync<T>(HttpMethod method, string path, JsonObject body) where T : class
    {
        using var request = new HttpRequestMessage(method, "api/v1/" + path) { Content = Json(body.ToJsonString()) };
        return await SendAsync<T>(request);
    }

    /// <summary>Gives a command.</summary>
    /// <param name="path">The address after <c>/api/v1/</c>.</param>
    /// <param name="key">Its id: the same for every repetition.</param>
    /// <param name="body">Its fields as JSON.</param>
    public async Task<Heard<CommandAnswer>> GiveAsync(string path, Guid key, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/" + path) { Content = Json(body) };
        request.Headers.Add("Idempotency-Key", key.ToString());
        return await SendAsync<CommandAnswer>(request);
    }

    private async Task<Heard<T>> SendAsync<T>(HttpRequestMessage request) where T : class
    {
        try
        {
            using var answer = await http.SendAsync(request);
            if (!answer.IsSuccessStatusCode) return new(null, await Problem.OfAsync(answer));
            if (answer.StatusCode == System.Net.HttpStatusCode.NoContent) return default;
            var type = (JsonTypeInfo<T>)ContractsJson.Wire.GetTypeInfo(typeof(T));
            return new(JsonSerializer.Deserialize(await answer.Content.ReadAsByteArrayAsync(), type), null);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return new(null, Problem.Unreached);
        }
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
}
