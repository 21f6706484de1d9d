using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Plans;

namespace RightCall.Domain.Areas;

/// <summary>A decision while it is made: each event is applied at once, so that what follows sees it. Mutable; lives for one command.</summary>
internal sealed class Draft(AreaState state, Command command, Facts facts)
{
    private readonly AreaState _before = state;
    private AreaEvent? _first;
    private AreaEvent[]? _more;
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
        if (_count++ == 0)
        {
            _first = @event;
            return;
        }
        _more ??= new AreaEvent[4];
        if (_count - 2 == _more.Length) Array.Resize(ref _more, _more.Length * 2);
        _more[_count - 2] = @event;
    }

    /// <summary>A time that somebody observed, kept between what came before and now; null where none is given.</summary>
    public Instant? Observed(Instant? observed, Instant before) => observed is { } at ? Instant.Max(before, Instant.Min(at, At)) : null;

    /// <summary>An open incident that is known to exist.</summary>
    public IncidentState Incident(IncidentId id) => State.Incidents.TryGet(id, out var incident) ? incident : throw new InvalidOperationException($"Incident {id} is not open.");

    public Decision Finish(Refusal? refusal) => refusal is not null ? new(_before, [], refusal)
        : new(State, Events(), null);

    private ImmutableArray<AreaEvent> Events()
    {
        if (_count == 0) return [];
        var events = new AreaEvent[_count];
        events[0] = _first!;
        for (var i = 1; i < events.Length; i++) events[i] = _more![i - 1];
        return ImmutableCollectionsMarshal.AsImmutableArray(events);
    }
}
