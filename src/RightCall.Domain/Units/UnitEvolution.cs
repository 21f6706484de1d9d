using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;

namespace RightCall.Domain.Units;

internal static class UnitEvolution
{
    public static AreaState Evolve(AreaState state, UnitEvent @event)
    {
        var place = state.Units.IndexOf(@event.Unit);
        if (place < 0) throw Area.Corrupt(@event);
        var unit = state.Units[place];
        return @event switch
        {
            UnitStatusChanged e => StatusChanged(state, place, unit, e),
            UnitAssigned e => Assigned(state, place, unit, e),
            UnitCleared e => Cleared(state, place, unit, e),
            HeldAssignmentBegan e => HeldBegan(state, place, unit, e),
            CrewProtectionBegan e => Protected(state, place, unit, e),
            _ => state.WithUnit(@event.At, place, After(unit, @event)),
        };
    }

    private static UnitState After(UnitState unit, UnitEvent @event) => @event switch
    {
        UnitLoggedOn e => unit with { Duty = UnitStatus.Available, Crew = e.Crew, OfficerAboard = e.OfficerAboard, PanicCode = e.PanicCode },
        UnitLoggedOff => unit with { Duty = UnitStatus.Off, Crew = 0, OfficerAboard = unit.Definition.OfficerInCrew, PanicCode = null },
        UnitWentOutOfService => unit with { Duty = UnitStatus.OutOfService },
        UnitReturnedToService => unit with { Duty = UnitStatus.Available },
        PanicCancelled => unit with { Panic = false },
        UnitHoldsShort e => HoldsShort(unit, e),
        DangerAcknowledged e => unit with { Active = Active(unit, e) with { HoldShort = false, Missed = 0, Due = e.Due } },
        UnitCheckedIn e => unit with { Active = Active(unit, e) with { Missed = 0, Due = e.Due } },
        CheckInMissed e => unit with { Active = Active(unit, e) with { Missed = e.Missed, Due = e.Due } },
        _ => throw Area.Corrupt(@event),
    };

    private static AreaState Assigned(AreaState state, int place, UnitState unit, UnitAssigned e)
    {
        var assignment = new Assignment(e.Incident, e.Kind, e.Tracks, e.Status, e.HappenedAt, e.HappenedAt, e.Stage, false, e.Ground, e.By, e.Eta, e.Due, 0);
        var incident = Open(state, e.Incident, e);
        if (e.Status == UnitStatus.Held)
            return state.With(e.At, place, unit with { Held = unit.Held.Add(assignment) }, incident with { HeldBy = incident.HeldBy.Add(e.Unit) });
        if (unit.Active is not null) throw Area.Corrupt(e);
        return state.With(e.At, place, unit with { Active = assignment }, incident with
        {
            Units = incident.Units.Add(e.Unit),
            Tracks = TrackEvolution.Committed(incident.Tracks, e.Tracks),
            Marks = incident.Marks | IncidentMarks.SomebodySent | (e.OfficerInCrew ? FellThrough(e) : IncidentMarks.ResponderSent),
            Recommendation = null,
        });
    }

    private static IncidentMarks FellThrough(UnitAssigned e) => e.Ground switch
    {
        OfficerGround.ExhaustedStep => IncidentMarks.FellThrough,
        OfficerGround.Baseline => IncidentMarks.PoliceFirstByPlan,
        _ => IncidentMarks.None,
    };

    private static AreaState StatusChanged(AreaState state, int place, UnitState unit, UnitStatusChanged e)
    {
        var active = Active(unit, e);
        unit = unit with { Active = active with { Status = e.To, Since = e.HappenedAt, Missed = 0, Due = e.Due, HoldShort = active.HoldShort && !e.To.HasArrived(), Facility = e.Facility ?? active.Facility } };
        var incident = Open(state, e.Incident, e);
        var marks = incident.Marks;
        if (e.To.HasArrived()) marks |= ArrivalOf(unit, marks);
        if (e.To == UnitStatus.PersonReached) marks |= IncidentMarks.PersonReached | IncidentMarks.Contact;
        return marks == incident.Marks ? state.WithUnit(e.At, place, unit) : state.With(e.At, place, unit, incident with { Marks = marks });
    }

    private static IncidentMarks ArrivalOf(UnitState unit, IncidentMarks before) => !unit.OfficerAboard ? IncidentMarks.ResponderArrived
        : IncidentMarks.OfficerArrived | ((before & IncidentMarks.ResponderArrived) == 0 ? IncidentMarks.OfficerFirst : 0);

    private static AreaState Cleared(AreaState state, int place, UnitState unit, UnitCleared e)
    {
        var incident = Open(state, e.Incident, e);
        if (e.From == UnitStatus.Held)
            return state.With(e.At, place, unit with { Held = WithoutIncident(unit.Held, e.Incident) }, incident with { HeldBy = incident.HeldBy.Remove(e.Unit) });
        var active = Active(unit, e);
        var asked = e.Reason is ClearReason.Declined or ClearReason.Withdrew or ClearReason.NotAcknowledged;
        return state.With(e.At, place, unit with { Active = null }, incident with
        {
            Units = incident.Units.Remove(e.Unit),
            Tracks = TrackEvolution.Released(incident.Tracks, active.Tracks, e.Reopened, e.Next.Track, asked ? e.Unit : null),
            DeskDue = incident.Units.Length == 1 ? e.Next.Desk : incident.DeskDue,
            CommitBy = e.Reopened != 0 ? e.Next.Commit : incident.CommitBy,
            Marks = incident.Marks | MarkOf(e.Reason),
            Recommendation = null,
        });
    }

    private static AreaState HeldBegan(AreaState state, int place, UnitState unit, HeldAssignmentBegan e)
    {
        var i = 0;
        while (i < unit.Held.Length && unit.Held[i].Incident != e.Incident) i++;
        if (unit.Active is not null || i == unit.Held.Length) throw Area.Corrupt(e);
        var incident = Open(state, e.Incident, e);
        var begun = unit with { Active = unit.Held[i] with { Status = UnitStatus.Dispatched, Since = e.At, Due = e.Due }, Held = unit.Held.RemoveAt(i) };
        return state.With(e.At, place, begun, incident with
        {
            HeldBy = incident.HeldBy.Remove(e.Unit),
            Units = incident.Units.Add(e.Unit),
            Tracks = TrackEvolution.Committed(incident.Tracks, unit.Held[i].Tracks),
            Marks = incident.Marks | IncidentMarks.SomebodySent | (unit.OfficerAboard ? 0 : IncidentMarks.ResponderSent),
            Recommendation = null,
        });
    }

    private static AreaState Protected(AreaState state, int place, UnitState unit, CrewProtectionBegan e)
    {
        if (e.Cause == ProtectionCause.Panic) state = state.WithUnit(e.At, place, unit with { Panic = true });
        var incident = Open(state, e.Incident, e);
        return state.With(e.At, incident with { Marks = incident.Marks | IncidentMarks.CrewProtected, Tracks = TrackEvolution.AskedAnew(incident.Tracks), Recommendation = null });
    }

    private static UnitState HoldsShort(UnitState unit, UnitHoldsShort e)
    {
        if (unit.Active is { } active && active.Incident == e.Incident) return unit with { Active = active with { HoldShort = true, Stage = e.Stage, Due = e.Due } };
        for (var i = 0; i < unit.Held.Length; i++)
            if (unit.Held[i].Incident == e.Incident) return unit with { Held = unit.Held.SetItem(i, unit.Held[i] with { HoldShort = true, Stage = e.Stage }) };
        throw Area.Corrupt(e);
    }

    private static Assignment Active(UnitState unit, UnitEvent @event) => unit.Active ?? throw Area.Corrupt(@event);

    private static IncidentState Open(AreaState state, IncidentId id, AreaEvent @event) => state.Incidents.TryGet(id, out var incident) ? incident : throw Area.Corrupt(@event);

    private static IncidentMarks MarkOf(ClearReason reason) => reason switch
    {
        ClearReason.Declined => IncidentMarks.Declined,
        ClearReason.Withdrew => IncidentMarks.Withdrew,
        ClearReason.NotFound => IncidentMarks.NotFound,
        _ => IncidentMarks.None,
    };

    private static ImmutableArray<Assignment> WithoutIncident(ImmutableArray<Assignment> held, IncidentId incident)
    {
        for (var i = 0; i < held.Length; i++) if (held[i].Incident == incident) return held.RemoveAt(i);
        return held;
    }
}
