using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RightCall.Domain.Canonical;

/// <summary>Canonical JSON as RFC 8785 defines it: keys sorted by UTF-16 code unit, no insignificant whitespace, the fewest escapes. One value has one text, so a hash of it is an identity.</summary>
/// <remarks>Written here and not with a serializer, whose escapes may change with its version: a hash must hold for as long as the journal that names it.</remarks>
internal static class Canonical
{
    /// <summary>An object; members whose value is null are left out.</summary>
    public static string Object(params IEnumerable<(string Key, string? Json)> members) =>
        "{" + string.Join(',', members.Where(m => m.Json is not null).OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{Text(m.Key)}:{m.Json}")) + "}";

    /// <summary>An array, in the order given.</summary>
    public static string Array(IEnumerable<string> items) => "[" + string.Join(',', items) + "]";

    /// <summary>An array of strings, in the order given.</summary>
    public static string Texts(IEnumerable<string> items) => Array(items.Select(Text));

    /// <summary>A whole number.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>true or false.</summary>
    public static string Truth(bool value) => value ? "true" : "false";

    /// <summary>A text in the languages that it has.</summary>
    public static string Local(LocalText text) => Object(("en", Text(text.En)), ("es", text.Es is null ? null : Text(text.Es)));

    /// <summary>A string.</summary>
    public static string Text(string value)
    {
        var json = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' => json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => json.Append(c),
            };
        }
        return json.Append('"').ToString();
    }

    /// <summary>The bytes of a canonical text.</summary>
    public static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
