using System.Collections.Immutable;
using RightCall.Rules.Diagnostics;

namespace RightCall.Rules.Yaml;

/// <summary>The keys of one map, read by name; every key that nobody knows is an error.</summary>
internal sealed class Fields
{
    private const int LongestText = 2_000;

    private readonly MapNode _map;

    private Fields(Scope scope, MapNode map) => (Scope, _map) = (scope, map);

    /// <summary>Where problems with these fields are reported.</summary>
    public Scope Scope { get; }

    /// <summary>The map itself.</summary>
    public MapNode Map => _map;

    /// <summary>The fields of a node that must be a map with these keys and no others; null, with an error, where it is no map.</summary>
    public static Fields? Of(Scope scope, Node node, string what, ImmutableArray<string> known)
    {
        if (node is not MapNode map)
        {
            scope.Error("FIL-013", node, $"{what} must be a map, and this is {node.Kind}; write 'key: value' with the keys: {string.Join(", ", known)}.");
            return null;
        }
        foreach (var entry in map.Entries)
            if (!known.Contains(entry.Key.Value))
                scope.Error("FIL-011", entry.Key, $"'{Shown(entry.Key.Value)}' is not a key of {Lower(what)}; allowed: {string.Join(", ", known)}.{Suggestion.DidYouMean(entry.Key.Value, known)}{CommaHint(entry)}");
        return new(scope, map);
    }

    /// <summary>The same fields, their problems reported under another subject.</summary>
    public Fields In(string subject) => new(Scope.In(subject), _map);

    /// <summary>The value of a key, or null.</summary>
    public Node? Get(string key)
    {
        foreach (var entry in _map.Entries) if (entry.Key.Value == key) return entry.Value;
        return null;
    }

    /// <summary>The value of a key that must be there.</summary>
    public Node? Require(string key, string code, string hint)
    {
        var value = Get(key);
        if (value is null) Scope.Error(code, _map, $"'{key}' is missing; {hint}");
        return value;
    }

    /// <summary>The text of a key; null where it is absent or, with an error, no text.</summary>
    public TextNode? Text(string key) => Get(key) is { } node ? AsText(Scope, node, $"'{key}'") : null;

    /// <summary>The text of a key that must be there.</summary>
    public TextNode? RequireText(string key, string code, string hint) => Require(key, code, hint) is { } node ? AsText(Scope, node, $"'{key}'") : null;

    /// <summary>The items of a list; none where the key is absent. One text stands for a list of one.</summary>
    public IEnumerable<TextNode> Texts(string key) => Get(key) is { } node ? AsTexts(Scope, node, $"'{key}'") : [];

    /// <summary>The items of a list that may hold anything; none, with an error, where it is no list.</summary>
    public ImmutableArray<Node> Items(string key)
    {
        var node = Get(key);
        if (node is null) return [];
        if (node is ListNode list) return list.Items;
        Scope.Error("FIL-013", node, $"'{key}' must be a list, and this is {node.Kind}; begin each item with '- '.");
        return [];
    }

    /// <summary>true or false; the default where the key is absent.</summary>
    public bool Truth(string key, bool otherwise)
    {
        if (Text(key) is not { } text) return otherwise;
        if (text.Value is "true" or "false") return text.Value == "true";
        Scope.Error("FIL-013", text, $"'{Shown(text.Value)}' is not true or false, which '{key}' must be.");
        return otherwise;
    }

    /// <summary>A node that must be a text that is neither empty nor endless.</summary>
    public static TextNode? AsText(Scope scope, Node node, string what)
    {
        if (node is TextNode { Value.Length: > 0 and <= LongestText } text && !string.IsNullOrWhiteSpace(text.Value)) return text;
        if (node is TextNode { Value.Length: > LongestText }) scope.Error("FIL-013", node, $"{what} has more than {LongestText} characters; shorten it.");
        else scope.Error("FIL-013", node, $"{what} must be a text, and this is {(node is TextNode ? "empty" : node.Kind)}.");
        return null;
    }

    /// <summary>A node that must be a text or a list of texts, each once.</summary>
    public static IEnumerable<TextNode> AsTexts(Scope scope, Node node, string what)
    {
        if (node is TextNode) return AsText(scope, node, what) is { } one ? [one] : [];
        if (node is not ListNode list)
        {
            scope.Error("FIL-013", node, $"{what} must be a list, and this is {node.Kind}; write [a, b].");
            return [];
        }
        var texts = list.Items.Select(item => AsText(scope, item, $"Each item of {what}")).OfType<TextNode>().ToList();
        foreach (var twice in texts.GroupBy(t => t.Value, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.ElementAt(1)))
            scope.Error("FIL-014", twice, $"'{Shown(twice.Value)}' comes twice in {what}; keep one.");
        return texts.DistinctBy(t => t.Value);
    }

    /// <summary>A value as it is shown in a message: on one line, not endless, without what a terminal would obey.</summary>
    public static string Shown(string value)
    {
        var clean = new string([.. value.Take(80).Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? '?' : c)]);
        return value.Length > 80 ? clean + "…" : clean;
    }

    // {en: First, then second} makes a key of what follows the comma: the commonest slip in these files.
    private static string CommaHint(Entry entry) => entry.Key.Value.Contains(' ', StringComparison.Ordinal) ? " Inside {…} put a text that holds a comma in quotes." : "";

    private static string Lower(string what) => char.ToLowerInvariant(what[0]) + what[1..];
}
