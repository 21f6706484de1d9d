using System.Collections.Immutable;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Rules.Proof.Diagrams;

namespace RightCall.Rules.Proof.Checks;

/// <summary>Police come only on a named ground, never by a protected topic, and never where the law forbids.</summary>
internal static class PoliceChecks
{
    public static void Run(ProofContext context)
    {
        NeedGround(context);
        for (var q = 0; q < context.Model.Count; q++)
            if (context.Protocol.Questions[q].Topic != ProtectedTopic.None) ProtectTopic(context, q);
        ObeyLaw(context);
    }

    private static void NeedGround(ProofContext context)
    {
        var police = context.Model.Where(c => c.Effects.Disqualifiers.HasPolice);
        var search = context.Terms(Output.Flag(Flags.Search));
        foreach (var query in OfficerFor(context, context.Protocol.Family.IsInScope()))
        {
            context.Prove(query.Forbid(police).Forbid(search), ViolationKind.PoliceWithoutGround, "officer",
                _ => "In scope, and an officer is needed without a police disqualifier.");
        }
        foreach (var term in search)
        {
            foreach (var query in OfficerFor(context, context.Protocol.Family.IsInScope()))
                context.Prove(query.Require(term).Forbid(police), ViolationKind.PoliceWithoutGround, "search", _ => "Police under the ground search.", permitted: true);
        }
    }

    // Interviews that need an officer, and in which the person concerned is in scope (or needs care).
    private static IEnumerable<Query> OfficerFor(ProofContext context, bool byFamily)
    {
        foreach (var officer in context.Terms(Output.Officer))
        {
            if (byFamily)
            {
                yield return context.Ask().Require(officer);
                continue;
            }
            foreach (var flag in context.Terms(Output.Flag(Flags.BehaviouralHealth))) yield return context.Ask().Require(officer).Require(flag);
        }
    }

    private static void ObeyLaw(ProofContext context)
    {
        var grounds = context.Model.Where(c => LawTable.GroundsOf(c.Effects.Disqualifiers, c.Effects.Flags) != default);
        foreach (var query in OfficerFor(context, LawTable.NeedsCare(context.Protocol.Family, Flags.None)))
        {
            context.Prove(query.Forbid(grounds), ViolationKind.LawForbidsPolice, "officer",
                _ => "An officer for a person who needs behavioural health care, though neither a crime nor a threat of injury is named (50 ILCS 754/30).");
        }
    }

    private static void ProtectTopic(ProofContext context, int q)
    {
        var full = context.Model.Full[q];
        var to = new int[AnswerCode.FirstAnswer + AnswerCode.MostAnswers];
        for (var code = 0; full >> code != 0; code++) to[code] = full & ~(1 << code);
        foreach (var output in PoliceOutputs)
        {
            var terms = context.Terms(output);
            foreach (var term in terms.Where(t => t.MaskOf(q, full) != full))
            {
                foreach (var (has, hasNot) in new[] { (Side.Before, Side.After), (Side.After, Side.Before) })
                    Depends(context, q, output, context.Ask().Require(term, has).Forbid(terms, hasNot).Change(q, to, asksOn: false));
            }
        }
    }

    private static void Depends(ProofContext context, int q, Output output, Query query)
    {
        var question = context.Protocol.Questions[q];
        context.Prove(query, ViolationKind.PoliceByProtectedTopic, $"{question.Id}: {output.Name}",
            pair => $"{question.Id} is a protected topic ({TopicId(question.Topic)}), and the {output.Name} depends on it ({context.Change(pair)}).");
    }

    private static readonly ImmutableArray<Output> PoliceOutputs =
    [
        Output.Need(ResponderKind.Police), Output.Need(ResponderKind.CoResponse), .. Disqualifiers.Police.Select(Output.Of),
    ];

    private static string TopicId(ProtectedTopic topic) => topic switch
    {
        ProtectedTopic.DrugUse => "drug-use",
        ProtectedTopic.PoliceHistory => "police-history",
        ProtectedTopic.AddressHistory => "address-history",
        _ => topic.ToString().ToLowerInvariant(),
    };
}
