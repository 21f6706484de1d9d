using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Plans;

namespace RightCall.Domain.Areas;

/// <summary>A decision while it is made: each event is applied at once, so that what follows sees it. Mutable; lives for one command.</summary>
internal sealed class Draft(AreaState state, Command command, Facts facts)
{
    private readonly AreaState _before = state;
    private AreaEvent[] _events = new AreaEvent[4];
    private int _count;

    public AreaState State { get; private set; } = state;
    public Instant At => command.At;
    public Actor Actor => command.Actor;
    public int HourOfWeek => command.HourOfWeek;
    public Facts Facts => facts;

    /// <summary>The rules in force. Asked for only after <see cref="RefusalCodes.NoRules"/> was ruled out, or for an incident, which cannot be open without rules.</summary>
    public Rulebook Rules => State.Rules!;
    public Policy Policy => Rules.Policy;

    /// <summary>Whether the rules of the domain are enforced: a baseline policy runs only in replay, to be compared with.</summary>
    public bool IsLive => Policy.Use == PolicyUse.Live;

    public void Emit(AreaEvent @event)
    {
        State = Area.Evolve(State, @event);
        if (_count == _events.Length) Array.Resize(ref _events, _count * 2);
        _events[_count++] = @event;
    }

    /// <summary>An open incident that is known to exist.</summary>
    public IncidentState Incident(IncidentId id) => State.Incidents.TryGet(id, out var incident) ? incident : throw new InvalidOperationException($"Incident {id} is not open.");

    public Decision Finish(Refusal? refusal) => refusal is not null ? new(_before, [], refusal)
        : new(State, Events(), null);

    private ImmutableArray<AreaEvent> Events()
    {
        if (_count != _events.Length) Array.Resize(ref _events, _count);
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(_events);
    }
}
