using System.Collections.Immutable;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Differences;

/// <summary>A question of either version. Its codes are the non-answers and every answer that either version offers.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Answers">The answers' ids: the new version's, then those that only the old one offers.</param>
/// <param name="Old">Its place in the old version, or -1.</param>
/// <param name="New">Its place in the new version, or -1.</param>
internal sealed record MergedQuestion(string Id, ImmutableArray<string> Answers, int Old, int New)
{
    /// <summary>How many codes there are: not asked, unknown, refused, the answers.</summary>
    public int Codes => AnswerCode.FirstAnswer + Answers.Length;

    /// <summary>The word for a code.</summary>
    public string IdOf(int code) => code switch { 1 => AnswerCode.UnknownId, 2 => AnswerCode.RefusedId, 0 => AnswerCode.NotAskedId, _ => Answers[code - AnswerCode.FirstAnswer] };
}

/// <summary>The questions of two versions in one order in which every guard of both reads earlier questions only.</summary>
internal sealed class MergedQuestions
{
    private MergedQuestions(Protocol before, Protocol after, ImmutableArray<MergedQuestion> all) => (Before, After, All) = (before, after, all);

    /// <summary>The old version.</summary>
    public Protocol Before { get; }

    /// <summary>The new version.</summary>
    public Protocol After { get; }

    /// <summary>The questions.</summary>
    public ImmutableArray<MergedQuestion> All { get; }

    /// <summary>Merges; null where the two versions' guards read each other's way round, so that no common order exists.</summary>
    public static MergedQuestions? Of(Protocol before, Protocol after)
    {
        var ids = after.Questions.Select(q => q.Id).Concat(before.Questions.Select(q => q.Id)).Distinct().ToList();
        var left = new List<string>(ids);
        var ordered = ImmutableArray.CreateBuilder<MergedQuestion>();
        while (left.Count > 0)
        {
            var next = left.Find(id => Reads(before, id).Concat(Reads(after, id)).All(read => !left.Contains(read)));
            if (next is null) return null;
            left.Remove(next);
            var (o, n) = (before.IndexOf(next), after.IndexOf(next));
            var answers = Options(after, n).Concat(Options(before, o)).Distinct().ToImmutableArray();
            ordered.Add(new(next, answers, o, n));
        }
        return new(before, after, ordered.ToImmutable());
    }

    /// <summary>A condition of one version as terms over the merged questions.</summary>
    public IEnumerable<ImmutableArray<Literal>> Terms(Condition condition, bool old)
    {
        var protocol = old ? Before : After;
        foreach (var all in condition.Any)
            yield return [.. all.Select(l => Merge(protocol.Questions[l.Question], l.Mask, old)).OrderBy(l => l.Question)];
    }

    private Literal Merge(Question question, int mask, bool old)
    {
        var at = Index(question.Id);
        var merged = 0;
        for (var code = 0; code < All[at].Codes; code++)
        {
            // An answer that this version does not offer is nothing to it: as if the question had not been asked.
            var own = question.CodeOf(All[at].IdOf(code)) ?? AnswerCode.NotAsked;
            if ((mask & own.Bit) != 0) merged |= 1 << code;
        }
        return new(at, merged);
    }

    private int Index(string id)
    {
        for (var i = 0; i < All.Length; i++) if (All[i].Id == id) return i;
        throw new InvalidOperationException($"'{id}' was not merged.");
    }

    private static IEnumerable<string> Reads(Protocol protocol, string id) =>
        protocol.IndexOf(id) is >= 0 and var at ? protocol.Questions[at].Guard.Reads().Select(r => protocol.Questions[r].Id) : [];

    private static IEnumerable<string> Options(Protocol protocol, int at) => at < 0 ? [] : protocol.Questions[at].Options.Select(o => o.Id);
}
