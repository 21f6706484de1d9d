using RightCall.Domain.Desks;
using RightCall.Domain.Plans;

namespace RightCall.Domain.Areas;

/// <summary>How rules come into force in an area.</summary>
public enum Publishing : byte
{
    /// <summary>At once, whoever made them: for replays, demonstrations and training.</summary>
    Open,
    /// <summary>Live: only what a city signed, proposed by one person and published by another. A roll-back is a publication too.</summary>
    ByTwoPeople,
}

/// <summary>Rules that are to come into force.</summary>
/// <param name="Hash">Their hash.</param>
/// <param name="By">Who proposed them.</param>
public sealed record Proposal(string Hash, ActorId By);

/// <summary>Decides which rules come into force. Source: the domain page, "Nothing is live that nobody signed".</summary>
internal static class PublishingDecisions
{
    private const string Approved = "approved";

    public static Refusal? Propose(Draft draft, ProposeRules command)
    {
        if (draft.State.Rules?.Hash == command.Hash) return RefusalCodes.RulesInForce.With($"The rules {command.Hash} are in force already.");
        if (draft.State.Proposed is { } proposed && proposed.Hash == command.Hash) return RefusalCodes.RulesProposed.With($"{proposed.By} proposed the rules {command.Hash} already: another person publishes them.");
        draft.Emit(new RulesProposed(draft.At, command.Hash, draft.Actor.Id));
        return null;
    }

    public static Refusal? Adopt(Draft draft, AdoptRules command)
    {
        if (draft.State.Rules?.Hash == command.Hash) return RefusalCodes.RulesInForce.With($"The rules {command.Hash} are in force already.");
        if (draft.State.Publishing == Publishing.ByTwoPeople && Unpublishable(draft, command.Rules) is { } refusal) return refusal;
        draft.Emit(new RulesAdopted(draft.At, command.Hash, command.Rules));
        return null;
    }

    private static Refusal? Unpublishable(Draft draft, Rulebook rules)
    {
        if (rules.Policy.Use != PolicyUse.Live) return RefusalCodes.RulesNotLive.With($"The plan {rules.Policy.Id} is a baseline: it may be replayed, never used.");
        var unsigned = rules.Protocols.Values.Where(p => p.Status != Approved).Select(p => p.Nature.ToString()).ToList();
        if (rules.Policy.Status != Approved) unsigned.Insert(0, $"the plan {rules.Policy.Id}");
        if (unsigned.Count > 0)
            return RefusalCodes.RulesNotSigned.With($"{unsigned.Count} of the rules are not signed by the clinical director, the EMS medical director and counsel: {string.Join(", ", unsigned.Take(5))}{(unsigned.Count > 5 ? " …" : "")}.");
        if (draft.State.Proposed is not { } proposed || proposed.Hash != rules.Hash) return RefusalCodes.RulesNotProposed.With($"Nobody proposed the rules {rules.Hash}, or others were proposed since.");
        return proposed.By == draft.Actor.Id ? RefusalCodes.SamePublisher.With($"{proposed.By} proposed these rules: another person publishes them.") : null;
    }
}
