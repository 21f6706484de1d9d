using System.Collections.Immutable;
using RightCall.Domain.Triage;
using RightCall.Rules.Proof.Diagrams;

namespace RightCall.Rules.Proof.Checks;

/// <summary>More danger never lowers anything, and a non-answer never gives less than the safe answer. Both are about one answer that changes, all others kept as facts (also those on a
/// branch that is left), and every answer to what is newly asked.</summary>
internal static class ChangeChecks
{
    // Scales are proved step by step; a step is what a determination has or has not.
    private sealed record Scale(ImmutableArray<Output> Steps, ViolationKind Graver, ViolationKind NonAnswer, bool OnNonAnswer = true);

    private static readonly ImmutableArray<Scale> Scales =
    [
        new(Output.Levels, ViolationKind.LevelFalls, ViolationKind.NonAnswerLowersLevel),
        new(Output.Priorities, ViolationKind.PriorityFalls, ViolationKind.NonAnswerLowersPriority),
        new(Output.Needs, ViolationKind.NeedFalls, ViolationKind.NonAnswerLowersNeed),
        new(Output.Named, ViolationKind.NeedFalls, ViolationKind.NonAnswerLowersNeed, OnNonAnswer: false),
    ];

    public static void Run(ProofContext context)
    {
        var outputs = Scales.SelectMany(scale => scale.Steps.Select(step => new Proved(scale, step, context.Terms(step)))).Where(p => !p.Terms.IsEmpty).ToList();
        for (var q = 0; q < context.Model.Count; q++)
        {
            var question = context.Protocol.Questions[q];
            if (question.IsOrdered) Proven(context, outputs, q, Graver(question), onNonAnswer: false);
            if (question.SafeMask != 0) Proven(context, outputs, q, NonAnswers(question), onNonAnswer: true);
        }
    }

    private sealed record Proved(Scale Scale, Output Output, ImmutableArray<Term> Terms);

    private static void Proven(ProofContext context, List<Proved> outputs, int q, int[] to, bool onNonAnswer)
    {
        // Outputs of the same clauses (level 3 and police, say) have the same proof.
        var proved = new List<ImmutableArray<Term>>();
        foreach (var (scale, output, terms) in outputs)
        {
            if (onNonAnswer && !scale.OnNonAnswer) continue;
            if (proved.Any(p => p.AsSpan().SequenceEqual(terms.AsSpan()))) continue;
            var holds = true;
            foreach (var term in terms)
            {
                if (!CanBeLost(context.Model, term, q, to)) continue;
                var query = context.Ask().Require(term).Forbid(terms, Side.After).Change(q, to, asksOn: true);
                var subject = context.Protocol.Questions[q].Id;
                if (scale.Graver == ViolationKind.NeedFalls) subject += $": {output.Name}";
                holds &= context.Prove(query, onNonAnswer ? scale.NonAnswer : scale.Graver, subject, pair => Finding(context, output, pair));
            }
            if (holds) proved.Add(terms);
        }
    }

    // Only a term that reads the changed question, or one that may be newly asked, can hold before and not after.
    private static bool CanBeLost(ProofModel model, Term term, int q, int[] to)
    {
        var mask = term.MaskOf(q, model.Full[q]);
        var (applies, lost) = (false, false);
        for (var code = 0; code < to.Length; code++)
        {
            if ((mask >> code & 1) == 0 || to[code] == 0) continue;
            applies = true;
            lost |= (to[code] & ~mask) != 0;
        }
        return applies && (lost || term.Literals.Any(l => l.Question > q && (l.Mask & 1) != 0 && model.DependsOn(l.Question, q)));
    }

    private static string Finding(ProofContext context, Output output, Pair pair) => output.Name switch
    {
        "level" => $"The level falls with {context.Change(pair)}.",
        "priority" => $"The priority becomes less urgent with {context.Change(pair)}.",
        _ => $"The {output.Name} vanishes with {context.Change(pair)}.",
    };

    // Every answer to every graver one.
    private static int[] Graver(Question question)
    {
        var to = new int[AnswerCode.FirstAnswer + AnswerCode.MostAnswers];
        for (var i = 0; i < question.DangerOrder.Length; i++)
            for (var j = i + 1; j < question.DangerOrder.Length; j++)
                to[AnswerCode.OfAnswer(question.DangerOrder[i]).Value] |= AnswerCode.OfAnswer(question.DangerOrder[j]).Bit;
        return to;
    }

    // Every safe answer to unknown, refused and not asked.
    private static int[] NonAnswers(Question question)
    {
        var to = new int[AnswerCode.FirstAnswer + AnswerCode.MostAnswers];
        for (var code = 0; code < to.Length; code++)
            if ((question.SafeMask >> code & 1) != 0) to[code] = AnswerCode.NotAsked.Bit | AnswerCode.Unknown.Bit | AnswerCode.Refused.Bit;
        return to;
    }
}
