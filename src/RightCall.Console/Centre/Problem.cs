using System.Text.Json;
using System.Text.Json.Serialization;

namespace RightCall.Console.Centre;

/// <summary>Why the centre refused something (RFC 9457).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The stable code, such as <c>INC-004</c>.</param>
/// <param name="Title">What the code means.</param>
/// <param name="Detail">What is the matter here.</param>
/// <param name="Field">The field that is to blame.</param>
public sealed record Problem(int Status, string? Code, string? Title, string? Detail, string? Field)
{
    /// <summary>Whether trying again later can help: the centre or the network was away.</summary>
    public bool IsPassing => Status is 0 or 429 or 502 or 503 or 504;

    /// <summary>Nobody could be reached.</summary>
    public static Problem Unreached { get; } = new(0, null, null, null, null);

    /// <summary>The problem of an answer.</summary>
    public static async Task<Problem> OfAsync(HttpResponseMessage answer)
    {
        try
        {
            var read = JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(), ProblemJson.Default.Problem);
            return read is null ? new((int)answer.StatusCode, null, null, null, null) : read with { Status = (int)answer.StatusCode };
        }
        catch (Exception e) when (e is JsonException or HttpRequestException)
        {
            return new((int)answer.StatusCode, null, null, null, null);
        }
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Problem))]
public sealed partial class ProblemJson : JsonSerializerContext;
