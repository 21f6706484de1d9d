using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Messages;
using RightCall.Domain.Units;

namespace RightCall.Domain.Areas;

/// <summary>The area: the pure aggregate that decides. <c>Decide(state, command, facts) → events | refusal</c>, <c>Evolve(state, event) → state</c>.</summary>
/// <remarks>Pure and deterministic: no clock, no chance, no files; the same inputs give the same events on every machine. Safe to call from any thread.</remarks>
public static class Area
{
    /// <summary>What a command comes to. Every rule of the domain is enforced here.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="command">The command. Its time is not before the state's last.</param>
    /// <param name="facts">What is seen of the world.</param>
    public static Decision Decide(AreaState state, Command command, Facts facts)
    {
        if (!Permissions.Allows(command.Actor.Role, command.Body))
            return new(state, [], RefusalCodes.NotAllowed.With($"A {command.Actor.Role} may not give {command.Body.GetType().Name}."));
        var draft = new Draft(state, command, facts);
        return draft.Finish(Decide(draft, command.Body));
    }

    /// <summary>The state after an event. There are no rules here: the event has happened. A pair that cannot occur means a corrupt log.</summary>
    /// <exception cref="InvalidOperationException">The event cannot follow the state.</exception>
    public static AreaState Evolve(AreaState state, AreaEvent @event) => @event switch
    {
        UnitEvent e => UnitEvolution.Evolve(state, e),
        IncidentEvent e => IncidentEvolution.Evolve(state, e),
        CallEvent e => CallEvolution.Evolve(state, e),
        DeskEvent e => DeskEvolution.Evolve(state, e),
        MessageEvent e => Messaging.Evolve(state, e),
        RosterSet e => state with { Units = state.Units.Under(e.Units), RosterSignedBy = e.SignedBy, LastAt = e.At },
        RulesProposed e => state with { Proposed = new(e.Hash, e.By), LastAt = e.At },
        RulesAdopted e => state with { Rules = e.Rules, Proposed = null, LastAt = e.At },
        _ => throw Corrupt(@event),
    };

    internal static InvalidOperationException Corrupt(AreaEvent @event) => new($"{@event.GetType().Name} cannot follow this state: the log is corrupt.");

    private static Refusal? Decide(Draft draft, CommandBody body) => body switch
    {
        UnitCommand c => UnitDecisions.Decide(draft, c),
        IncidentCommand c => IncidentDecisions.Decide(draft, c),
        CallCommand c => CallDecisions.Decide(draft, c),
        Tick => Ticking.Run(draft),
        LogOnDesk or LogOffDesk or ActAtDesk => DeskDecisions.Decide(draft, body),
        MessageCommand c => Messaging.Decide(draft, c),
        SetRoster c => Rosters.Set(draft, c),
        ProposeRules c => PublishingDecisions.Propose(draft, c),
        AdoptRules c => PublishingDecisions.Adopt(draft, c),
        _ => throw new ArgumentException($"No rule decides {body.GetType().Name}.", nameof(body)),
    };
}
