using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using RightCall.Rules.Yaml;

namespace RightCall.Rules.Plans;

/// <summary>Lengths of time as plans write them: <c>90s</c>, <c>8m</c>, <c>3h</c>, <c>1h30m</c>.</summary>
public static partial class Times
{
    /// <summary>The length, or nothing where the text is none. Not zero, and at most seven days.</summary>
    public static Duration? Find(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success || text.Length == 0) return null;
        var seconds = Part(match, 1) * 3600 + Part(match, 2) * 60 + Part(match, 3);
        return seconds is > 0 and <= 7 * 24 * 3600 ? Duration.FromSeconds(seconds) : null;
    }

    /// <summary>The length as plans write it.</summary>
    public static string Format(Duration duration)
    {
        var seconds = (long)duration.TotalSeconds;
        var (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        // 90m reads as plans write it: 1h30m; a whole number of minutes below two hours stays in minutes.
        if (rest == 0 && seconds is > 3600 and < 7200) return $"{seconds / 60}m";
        var text = $"{(hours > 0 ? $"{hours}h" : "")}{(minutes > 0 ? $"{minutes}m" : "")}{(rest > 0 ? $"{rest}s" : "")}";
        return text.Length == 0 ? "0s" : text;
    }

    internal static Duration? Read(Fields fields, string key, bool required)
    {
        var node = required ? fields.RequireText(key, "PLN-005", "write a time such as 90s, 8m, 3h or 1h30m.") : fields.Text(key);
        if (node is null) return null;
        if (Find(node.Value) is { } found) return found;
        fields.Scope.Error("PLN-005", node, $"'{Fields.Shown(node.Value)}' is not a length of time; write 90s, 8m, 3h or 1h30m, at most seven days.");
        return null;
    }

    private static long Part(Match match, int group) => match.Groups[group].Success ? long.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("^(?:([0-9]{1,4})h)?(?:([0-9]{1,5})m)?(?:([0-9]{1,6})s)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
