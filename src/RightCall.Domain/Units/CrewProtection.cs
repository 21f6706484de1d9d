using RightCall.Domain.Areas;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Units;

/// <summary>Crews are protected: a panic, or two missed check-ins, sends the nearest police and EMS, whatever the determination.</summary>
internal static class CrewProtection
{
    private static readonly string[] NaturesOfDanger = ["crew-emergency", "unknown-trouble", "assist-person"];

    public static Refusal? Panic(Draft draft, UnitState unit, RaisePanic command)
    {
        if (unit.Panic) return UnitRefusals.PanicRuns.With($"A panic of {unit.Id} is running already.");
        var incident = unit.Active?.Incident ?? command.Incident;
        // A crew on no incident gets one, where it is.
        if (unit.Active is null && !draft.State.Incidents.Contains(incident) && OpenFor(draft, unit, incident) is { } refusal) return refusal;
        Begin(draft, unit.Id, incident, ProtectionCause.Panic);
        return null;
    }

    public static Refusal? Cancel(Draft draft, UnitState unit, CancelPanic command)
    {
        if (!unit.Panic) return UnitRefusals.NoPanic.With($"No panic of {unit.Id} is running.");
        if (unit.PanicCode is null || command.Code != unit.PanicCode) return UnitRefusals.WrongCode.With($"That is not the code of {unit.Id}: the panic goes on.");
        draft.Emit(new PanicCancelled(draft.At, unit.Id, draft.Actor.Id));
        return null;
    }

    /// <summary>A sign of life did not come. After the second in a row the crew is protected; each is raised.</summary>
    public static void Missed(Draft draft, UnitState unit)
    {
        var active = unit.Active!;
        var missed = active.Missed + 1;
        draft.Emit(new CheckInMissed(draft.At, unit.Id, active.Incident, missed, draft.At + (missed <= 2 ? Timings.CheckInAgain : Timings.CheckIn)));
        if (missed == 2) Begin(draft, unit.Id, active.Incident, ProtectionCause.MissedCheckIns);
        Raising.Raise(draft, active.Incident, RaiseCause.UnitOverdue);
    }

    private static void Begin(Draft draft, UnitId unit, IncidentId id, ProtectionCause cause)
    {
        draft.Emit(new CrewProtectionBegan(draft.At, unit, id, cause));
        var incident = draft.Incident(id);
        // The level stays; the priority becomes 1.
        if (incident.Effective.Priority != Priority.One)
            Redetermination.Determine(draft, incident, DeterminedBecause.CrewProtection, incident.Effective with { Priority = Priority.One }, incident.Current, incident.RaisedBy);
        if (!IsProtected(incident, ResponderKind.Police)) TrackDecisions.Open(draft, id, ResponderKind.Police, TrackCause.CrewProtection);
        if (!IsProtected(incident, ResponderKind.EmsBls)) TrackDecisions.Open(draft, id, ResponderKind.EmsBls, TrackCause.CrewProtection);
        Sending.SendRecommended(draft, id, AssignedBy.Rule, TrackCause.CrewProtection);
    }

    private static bool IsProtected(IncidentState incident, ResponderKind kind)
    {
        foreach (var track in incident.Tracks) if (track is { Cause: TrackCause.CrewProtection, Status: TrackStatus.Open or TrackStatus.Covered } && track.Need == kind) return true;
        return false;
    }

    private static Refusal? OpenFor(Draft draft, UnitState unit, IncidentId id)
    {
        if (draft.State.Rules is not { } rules) return RefusalCodes.NoRules.With("No rules are in force: adopt some first.");
        var place = draft.Facts.Positions.TryFind(unit.Id, out var seen) ? seen.Point : unit.Definition.Home;
        foreach (var name in NaturesOfDanger)
            if (rules.Protocols.ContainsKey(new(name))) return Opening.Open(draft, id, null, new(name), new(place, Distance.Zero), [], null, false);
        foreach (var nature in rules.Protocols.Keys) return Opening.Open(draft, id, null, nature, new(place, Distance.Zero), [], null, false);
        return RefusalCodes.NoRules.With("The rules in force have no nature at all.");
    }
}
