using RightCall.Rules.Diagnostics;
using RightCall.Rules.Yaml;

namespace RightCall.Rules.Protocols;

/// <summary>Questions that shared files read and that do not come with every nature that includes them: said once for each place, with the natures.</summary>
internal sealed class MissingQuestions
{
    private readonly Dictionary<(Scope Scope, TextNode At), (SortedSet<string> Natures, string Suggestion)> _missing = [];

    /// <summary>Notes that a nature lacks the question.</summary>
    public void Add(Scope scope, TextNode at, string nature, IEnumerable<string> known)
    {
        if (!_missing.TryGetValue((scope, at), out var entry)) _missing[(scope, at)] = entry = (new(StringComparer.Ordinal), Suggestion.DidYouMean(at.Value, known));
        entry.Natures.Add(nature);
    }

    /// <summary>Reports what was noted.</summary>
    public void Report()
    {
        foreach (var ((scope, at), (natures, suggestion)) in _missing)
        {
            var some = string.Join(", ", natures.Take(3)) + (natures.Count > 3 ? $" and {natures.Count - 3} more" : "");
            scope.Error("PRO-012", at, $"'{Fields.Shown(at.Value)}' is not a question that comes with {some}; read only questions of this file, of files included before it, and of the opening's profile that the nature asks.{suggestion}");
        }
    }
}
