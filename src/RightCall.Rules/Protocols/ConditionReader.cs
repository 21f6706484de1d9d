using System.Collections.Immutable;
using RightCall.Domain.Triage;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Yaml;

namespace RightCall.Rules.Protocols;

/// <summary>Reads an entry <c>when:</c> over the questions of one nature.</summary>
/// <param name="scope">Where problems are reported.</param>
/// <param name="earlier">The questions that may be read, in order.</param>
/// <param name="unknown">Says that a question is not among them.</param>
internal sealed class ConditionReader(Scope scope, IReadOnlyList<Question> earlier, Action<Scope, TextNode> unknown)
{
    private const string HowTo = "write always, {question: answer} or a list of such maps";

    /// <summary>The condition; null, with an error, where it cannot be understood.</summary>
    public Condition? Read(Node node)
    {
        switch (node)
        {
            case TextNode { Value: "always" }:
                return Condition.Always;
            case TextNode text:
                scope.Error("PRO-034", text, $"'{Fields.Shown(text.Value)}' is not a condition; {HowTo}.");
                return null;
            case MapNode map:
                return Alternative(map) is { } only ? new([only]) : null;
            case ListNode { Items.Length: > 0 } list:
                var all = list.Items.Select(item => item is MapNode each ? Alternative(each) : NoMap(item)).ToList();
                return all.TrueForAll(a => a is not null) ? new([.. all.Select(a => a!.Value)]) : null;
            default:
                scope.Error("PRO-034", node, $"The condition is empty; {HowTo}.");
                return null;
        }
    }

    private ImmutableArray<Literal>? NoMap(Node item)
    {
        scope.Error("PRO-034", item, $"Each alternative of a condition must be a map, and this is {item.Kind}; {HowTo}.");
        return null;
    }

    private ImmutableArray<Literal>? Alternative(MapNode map)
    {
        if (map.Entries.IsEmpty)
        {
            scope.Error("PRO-034", map, "The condition is empty; write always if it shall always hold.");
            return null;
        }
        var literals = new List<Literal>();
        var sound = true;
        foreach (var entry in map.Entries)
        {
            var at = IndexOf(entry.Key.Value);
            if (at < 0) unknown(scope, entry.Key);
            var mask = at < 0 ? 0 : MaskOf(earlier[at], entry.Value);
            if (mask == 0) sound = false;
            else literals.Add(new(at, mask));
        }
        return sound ? [.. literals.OrderBy(l => l.Question)] : null;
    }

    private int IndexOf(string id)
    {
        for (var i = 0; i < earlier.Count; i++) if (earlier[i].Id == id) return i;
        return -1;
    }

    private int MaskOf(Question question, Node node)
    {
        var (mask, sound) = (0, true);
        foreach (var value in Fields.AsTexts(scope, node, $"What '{question.Id}' is"))
        {
            var bits = Bits(question, value.Value);
            if (bits == 0)
            {
                Words.Unknown(scope, value, "PRO-013", $"an answer to '{question.Id}'", question.Options.Select(o => o.Id).Concat(QuestionFile.Reserved));
                sound = false;
            }
            mask |= bits;
        }
        if (mask == 0 && sound && node is ListNode { Items.IsEmpty: true }) scope.Error("PRO-034", node, $"'{question.Id}' is read with no answers; name at least one.");
        return sound ? mask : 0;
    }

    private static int Bits(Question question, string value) => value switch
    {
        "non-answer" => AnswerCode.Unknown.Bit | AnswerCode.Refused.Bit,
        "not-known" => AnswerCode.NotAsked.Bit | AnswerCode.Unknown.Bit | AnswerCode.Refused.Bit,
        "not-safe" => question.FullMask & ~question.SafeMask,
        "answered" => question.AnswerMask,
        _ => question.CodeOf(value)?.Bit ?? 0,
    };
}
