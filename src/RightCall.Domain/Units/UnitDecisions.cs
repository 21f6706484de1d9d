using RightCall.Domain.Areas;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;

namespace RightCall.Domain.Units;

/// <summary>Decides on commands about units.</summary>
internal static class UnitDecisions
{
    public static Refusal? Decide(Draft draft, UnitCommand command)
    {
        if (draft.State.Units.Find(command.Unit) is not { } unit) return UnitRefusals.Unknown.With($"The roster has no unit {command.Unit}.");
        return command switch
        {
            ReportStatus c => StatusDecisions.Report(draft, unit, c),
            ClearUnit c => Clearing.Clear(draft, unit, c),
            CheckIn => SignOfLife(draft, unit),
            Enter => StatusDecisions.Enter(draft, unit),
            Decline c => Clearing.Decline(draft, unit, c),
            Withdraw c => Clearing.Withdraw(draft, unit, c),
            RecallUnit c => Clearing.Recall(draft, unit, c),
            RedirectUnit c => Sending.Redirect(draft, unit, c),
            AcknowledgeDanger => StatusDecisions.AcknowledgeDanger(draft, unit),
            RequestBackup c => RequestBackup(draft, unit, c),
            RaisePanic c => CrewProtection.Panic(draft, unit, c),
            CancelPanic c => CrewProtection.Cancel(draft, unit, c),
            LogOn c => Rosters.LogOn(draft, unit, c),
            LogOff => Rosters.LogOff(draft, unit),
            TakeOutOfService c => Rosters.TakeOut(draft, unit, c),
            ReturnToService => Rosters.Return(draft, unit),
            ForceStatus c => StatusDecisions.Force(draft, unit, c),
            _ => throw new ArgumentException($"No rule decides {command.GetType().Name}.", nameof(command)),
        };
    }

    private static Refusal? SignOfLife(Draft draft, UnitState unit)
    {
        if (unit.Active is not { } active) return UnitRefusals.NoAssignment.With($"{unit.Id} has no active assignment to check in on.");
        // Not acknowledged yet is a question of its own: a check-in does not answer it.
        if (active.Status == UnitStatus.Dispatched || active.HoldShort) return UnitRefusals.NotInTable.With($"{unit.Id} has something to acknowledge first.");
        draft.Emit(new UnitCheckedIn(draft.At, unit.Id, active.Incident, draft.At + Timings.SignOfLife(active.Status, active.Eta.OrZero())));
        return null;
    }

    private static Refusal? RequestBackup(Draft draft, UnitState unit, RequestBackup command)
    {
        if (unit.Active is not { } active || !active.Status.HasArrived()) return UnitRefusals.NotOnScene.With($"{unit.Id} is not at a scene. A crew in danger on the way raises a panic.");
        if (ResponderKinds.AtDesk.Contains(command.Kind)) return UnitRefusals.NotAUnitKind.With($"{command.Kind.Id()} is reached by a hand-off.");
        var incident = draft.Incident(active.Incident);
        if (incident.Tracks.Length >= TrackDecisions.MostTracks) return IncidentRefusals.TooMany.With($"Incident {incident.Number} has {incident.Tracks.Length} needs already.");
        draft.Emit(new BackupRequested(draft.At, incident.Id, incident.BackupCount + 1, unit.Id, command.Kind, command.Cause, command.Words));
        TrackDecisions.OpenAtOnce(draft, incident.Id, command.Kind, TrackCause.SceneRequest);
        return null;
    }
}
