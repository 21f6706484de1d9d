using System.Collections.Immutable;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Rules.Proof.Diagrams;

namespace RightCall.Rules.Proof.Checks;

/// <summary>What a non-answer must add, what it may not add, and what needs every danger question answered safe.</summary>
internal static class NonAnswerChecks
{
    /// <summary>The word in a clause's <c>allows</c> with which a city permits that a non-answer alone adds police.</summary>
    public const string AllowsPolice = "police-on-non-answer";

    private const int Given = 1 << 1 | 1 << 2;
    private const int NonAnswers = 1 | Given;

    public static void Run(ProofContext context)
    {
        for (var q = 0; q < context.Model.Count; q++)
        {
            var question = context.Protocol.Questions[q];
            if (question.Role is QuestionRole.Weapon or QuestionRole.Violence or QuestionRole.Awake or QuestionRole.Breathing) AddsCare(context, q);
            if (question.Role is QuestionRole.Awake or QuestionRole.Breathing) AddsEms(context, q);
            if (question.IsDanger) NeedsSafe(context, q);
            AddsNoPolice(context, q);
        }
    }

    private static void AddsCare(ProofContext context, int q)
    {
        var id = context.Protocol.Questions[q].Id;
        context.Prove(context.Ask().Require(q, Given).Forbid(context.Terms(Output.Flag(Flags.ApproachWithCare))), ViolationKind.NonAnswerWithoutCare, id,
            _ => $"A non-answer to {id} does not add the flag approach-with-care.");
    }

    private static void AddsEms(ProofContext context, int q)
    {
        var id = context.Protocol.Questions[q].Id;
        context.Prove(context.Ask().Require(q, Given).Forbid(context.Model.Where(c => c.Effects.Needs.Overlaps(ResponderKinds.Ems))),
            ViolationKind.NonAnswerWithoutEms, id, _ => $"A non-answer to {id} does not add EMS.");
    }

    // A question is on the path when its guard holds; one that is on no path to here is exempt.
    private static void NeedsSafe(ProofContext context, int q)
    {
        var question = context.Protocol.Questions[q];
        var higher = context.Terms(Output.LevelAtLeast((int)Level.MobileTeam));
        foreach (var guard in context.Model.Guard(q))
        {
            foreach (var low in context.Model.Where(c => c.Effects.Level <= Level.Telephone))
            {
                var query = context.Ask().Require(guard).Require(q, context.Model.Full[q] & ~question.SafeMask).Require(low).Forbid(higher);
                context.Prove(query, ViolationKind.LowLevelWithoutSafeAnswer, question.Id,
                    pair => $"Level 0 or 1 although {question.Id} is {question.IdOf(new(pair.Before[q]))}, which is no safe answer.");
            }
        }
    }

    // The interview with the non-answer comes first, the one with a safe answer is what it is held against.
    private static void AddsNoPolice(ProofContext context, int q)
    {
        var question = context.Protocol.Questions[q];
        var officer = context.Terms(Output.Officer);
        var strict = context.Model.Where(c => Output.Officer.Has(c) && !IsAllowed(c));
        var to = new int[AnswerCode.FirstAnswer + AnswerCode.MostAnswers];
        to[0] = to[1] = to[2] = question.SafeMask;
        foreach (var term in officer)
        {
            if ((term.MaskOf(q, context.Model.Full[q]) & NonAnswers) == 0) continue;
            var clause = context.Protocol.Clauses[term.Clause];
            var subject = IsAllowed(clause) ? $"{question.Id}: {clause.Id}" : question.Id;
            foreach (var query in question.SafeMask == 0 ? AgainstEveryAnswer(context, q, term, officer) : [context.Ask().Forbid(officer, Side.After).Change(q, to, asksOn: false)])
            {
                query.Require(term);
                if (IsAllowed(clause)) query.Forbid(strict);
                context.Prove(query, ViolationKind.PoliceOnNonAnswer, subject, pair => Finding(question, q, pair), IsAllowed(clause));
            }
        }
    }

    // A question without safe answers: the non-answer is alone when no answer at all brings an officer. A clause that some answer satisfies is then forbidden whatever the question is.
    // The question was asked, or would have been had the interview not ended: one query for each alternative of its guard.
    private static IEnumerable<Query> AgainstEveryAnswer(ProofContext context, int q, Term term, ImmutableArray<Term> officer)
    {
        var question = context.Protocol.Questions[q];
        if ((term.MaskOf(q, context.Model.Full[q]) & question.AnswerMask) != 0) yield break;
        var whateverItIs = officer.Where(t => (t.MaskOf(q, question.FullMask) & question.AnswerMask) != 0)
            .Select(t => t with { Literals = [.. t.Literals.Where(l => l.Question != q)] }).ToList();
        foreach (var guard in context.Model.Guard(q).ToArray())
            yield return context.Ask().Require(guard).Require(q, NonAnswers).Forbid(whateverItIs);
    }

    private static bool IsAllowed(Clause clause) => clause.Allows.Contains(AllowsPolice);

    private static string Finding(Question question, int q, Pair pair)
    {
        var given = question.IdOf(new(pair.Before[q]));
        return pair.After is null ? $"{question.Id}: {given} adds police, and no answer does." : $"{question.Id}: {given} alone adds police, {question.IdOf(new(pair.After[q]))} does not.";
    }
}
