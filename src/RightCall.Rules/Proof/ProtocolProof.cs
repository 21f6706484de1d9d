using System.Collections.Immutable;
using System.Numerics;
using RightCall.Domain.Triage;
using RightCall.Rules.Proof.Checks;
using RightCall.Rules.Proof.Diagrams;

namespace RightCall.Rules.Proof;

/// <summary>Proves a protocol: every rule, over every interview that can come about, those that end early included. Exact, and safe to run for many protocols at once.</summary>
public static class ProtocolProof
{
    /// <summary>The most questions on one path beside the opening's.</summary>
    public const int MostOwnQuestions = 16;

    /// <summary>Proves a protocol, and the city's own properties where they read questions that it asks.</summary>
    public static NatureProof Of(Protocol protocol, ImmutableArray<CityProperty> properties = default) => Of(protocol, properties, Diagram.MergeFurtherFrom);

    /// <summary>As above, merging further from so many nodes on: what is found must not depend on it.</summary>
    internal static NatureProof Of(Protocol protocol, ImmutableArray<CityProperty> properties, int mergeFrom)
    {
        if (TooLarge(protocol) is { } limit) return Refused(protocol, limit);
        var context = new ProofContext(protocol, mergeFrom);
        try
        {
            var census = Census.Of(context.Model);
            if (census.LongestOwnPath > MostOwnQuestions)
                context.Record(ViolationKind.Limit, "questions", $"{census.LongestOwnPath} questions on one path beside the opening's; the limit is {MostOwnQuestions}.");
            CompletenessChecks.Run(context, census);
            ChangeChecks.Run(context);
            NonAnswerChecks.Run(context);
            InstructionChecks.Run(context);
            PoliceChecks.Run(context);
            if (!properties.IsDefaultOrEmpty) PropertyChecks.Run(context, properties);
            return new(protocol, census.Interviews, census.Nodes + context.Diagram.Nodes, context.Diagram.Built + 1, context.Found(false), context.Found(true), [.. context.Notes]);
        }
        catch (TooManyNodesException problem)
        {
            return Refused(protocol, new(ViolationKind.Limit, "nodes", problem.Message, null));
        }
    }

    private static Violation? TooLarge(Protocol protocol)
    {
        if (protocol.Questions.Length > ProofModel.MostQuestions)
            return new(ViolationKind.Limit, "questions", $"{protocol.Questions.Length} questions; the check takes at most {ProofModel.MostQuestions}.", null);
        var most = protocol.Questions.FirstOrDefault(q => q.Options.Length > AnswerCode.MostAnswers);
        return most is null ? null : new(ViolationKind.Limit, "answers", $"The question {most.Id} has {most.Options.Length} answers; the limit is {AnswerCode.MostAnswers}.", null);
    }

    private static NatureProof Refused(Protocol protocol, Violation limit) => new(protocol, BigInteger.Zero, 0, 0, [limit], [], []);
}
