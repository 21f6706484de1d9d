using System.Collections.Immutable;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof;

/// <summary>Something that a city wants to hold in every interview: when these answers, then at least this. Proved, never applied: it changes no determination.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Natures">The natures for which it holds; empty for all.</param>
/// <param name="When">For each alternative, question id → answer ids, as in a clause.</param>
/// <param name="LevelAtLeast">The lowest level that may come of it, or null.</param>
/// <param name="PriorityAtMost">The least urgent priority that may come of it, or null.</param>
/// <param name="NeedsInclude">Kinds that must be needed.</param>
/// <param name="NeedsExclude">Kinds that may not be needed.</param>
/// <param name="FlagsInclude">Flags that must be set.</param>
/// <param name="Reason">Why the city wants it.</param>
public sealed record CityProperty(string Id, ImmutableArray<string> Natures, ImmutableArray<ImmutableSortedDictionary<string, ImmutableArray<string>>> When,
    Level? LevelAtLeast, Priority? PriorityAtMost, KindSet NeedsInclude, KindSet NeedsExclude, Flags FlagsInclude, string Reason)
{
    /// <summary>The condition under a protocol: alternatives that read a question or an answer that the protocol does not have are left out; null where none is left,
    /// or where the property is not about the nature.</summary>
    public Condition? ConditionIn(Protocol protocol)
    {
        if (!Natures.IsEmpty && !Natures.Contains(protocol.Nature.ToString())) return null;
        var any = When.Select(all => Alternative(protocol, all)).Where(a => !a.IsDefault).ToImmutableArray();
        return any.IsEmpty ? null : new(any);
    }

    private static ImmutableArray<Literal> Alternative(Protocol protocol, ImmutableSortedDictionary<string, ImmutableArray<string>> all)
    {
        var literals = ImmutableArray.CreateBuilder<Literal>();
        foreach (var (id, answers) in all)
        {
            var q = protocol.IndexOf(id);
            var mask = q < 0 ? 0 : answers.Aggregate(0, (bits, answer) => bits | MaskOf(protocol.Questions[q], answer));
            if (mask == 0) return default;
            literals.Add(new(q, mask));
        }
        return literals.ToImmutable();
    }

    /// <summary>The bits that an answer, a non-answer or a shorthand stands for; none where the question has no such answer.</summary>
    internal static int MaskOf(Question question, string answer) => answer switch
    {
        "non-answer" => AnswerCode.Unknown.Bit | AnswerCode.Refused.Bit,
        "not-known" => AnswerCode.NotAsked.Bit | AnswerCode.Unknown.Bit | AnswerCode.Refused.Bit,
        "not-safe" => question.FullMask & ~question.SafeMask,
        "answered" => question.AnswerMask,
        _ => question.CodeOf(answer)?.Bit ?? 0,
    };
}
