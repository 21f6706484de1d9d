using System.Globalization;
using System.Text.Json;

namespace RightCall.Cli.Replay;

/// <summary>The fields of an object in a journal, as words.</summary>
internal readonly record struct Fields(JsonElement Json)
{
    /// <summary>The field as plain words: ids as they are, a list joined by commas; empty where it is missing.</summary>
    public string this[string name] => Json.TryGetProperty(name, out var value) ? Words(value) : "";

    public string? GetString(string name) => Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public bool Has(string name) => Json.TryGetProperty(name, out var value) && value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => false,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => true,
    };

    public Fields Part(string name) => new(Json.GetProperty(name));

    public IEnumerable<Fields> List(string name) => Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(v => new Fields(v)) : [];

    /// <summary>A span of time that is written in seconds, as minutes and seconds.</summary>
    public string Time(string name) => Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? Minutes(value.GetDouble()) : "no time known";

    /// <summary>The time of the day of an instant.</summary>
    public string Clock(string name) => GetString(name) is { Length: >= 19 } text ? text[11..19] : "";

    public static string Minutes(double seconds)
    {
        var whole = (long)Math.Round(Math.Abs(seconds));
        return string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}");
    }

    public static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Words)),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(p => $"{p.Name} {Words(p.Value)}")),
        _ => value.GetRawText(),
    };
}
