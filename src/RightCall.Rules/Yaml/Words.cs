using System.Text.RegularExpressions;
using RightCall.Domain;
using RightCall.Rules.Diagnostics;

namespace RightCall.Rules.Yaml;

/// <summary>Values that come from a closed list, ids, and texts in two languages.</summary>
internal static partial class Words
{
    /// <summary>What an id may look like.</summary>
    public const string IdForm = "1 to 48 of a-z, 0-9 and hyphens";

    /// <summary>Whether a text has the form of an id.</summary>
    public static bool IsId(string value) => IdPattern().IsMatch(value);

    /// <summary>The word's meaning; null, with an error, where the list does not have it.</summary>
    public static T? Find<T>(Scope scope, TextNode node, string code, string what, Func<string, T?> find, IEnumerable<string> known) where T : struct
    {
        if (find(node.Value) is { } value) return value;
        Unknown(scope, node, code, what, known);
        return null;
    }

    /// <summary>Says that a word is not one of a list.</summary>
    public static void Unknown(Scope scope, TextNode node, string code, string what, IEnumerable<string> known)
    {
        var all = known.ToList();
        scope.Error(code, node, $"'{Fields.Shown(node.Value)}' is not {what}; allowed: {(all.Count == 0 ? "none" : string.Join(", ", all))}.{Suggestion.DidYouMean(node.Value, all)}");
    }

    /// <summary>An id of a question, answer, clause or the like.</summary>
    public static string? Id(Scope scope, TextNode? node, string code, string what)
    {
        if (node is null) return null;
        if (IsId(node.Value)) return node.Value;
        scope.Error(code, node, $"'{Fields.Shown(node.Value)}' is not an id for {what}; allowed: {IdForm}.");
        return null;
    }

    /// <summary>A text in English and, if possible, Spanish: <c>{en: …, es: …}</c>.</summary>
    public static LocalText? Local(Scope scope, Node? node, string what)
    {
        if (node is null) return null;
        if (node is TextNode { Value.Length: > 0 } bare)
        {
            scope.Error("PRO-029", bare, $"{what} is not in a language; write {{en: …, es: …}}.");
            return null;
        }
        return Fields.Of(scope, node, what, ["en", "es"]) is { } fields ? Local(fields, what) : null;
    }

    /// <summary>The texts of a map that has other keys too.</summary>
    public static LocalText? Local(Fields fields, string what)
    {
        var en = fields.RequireText("en", "PRO-029", $"{what} needs a text in English.");
        var es = fields.Text("es");
        if (fields.Get("es") is null) fields.Scope.Warn("PRO-030", fields.Map, $"{what} has no text in Spanish ('es'); English is shown until it has.");
        return en is null ? null : new(en.Value, es?.Value);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,47}$")]
    private static partial Regex IdPattern();
}
