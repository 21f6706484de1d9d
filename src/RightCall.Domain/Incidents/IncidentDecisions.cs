using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Dispatch;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Domain.Incidents;

/// <summary>Decides on commands about incidents.</summary>
internal static class IncidentDecisions
{
    /// <summary>The most answers that one incident keeps.</summary>
    public const int MostAnswers = 500;

    public static Refusal? Decide(Draft draft, IncidentCommand command)
    {
        switch (command)
        {
            case OpenIncident c: return Opening.Open(draft, c);
            case OpenLinkedIncident c: return Opening.OpenLinked(draft, c);
            case ReopenIncident c: return Opening.Reopen(draft, c);
            case SettleBackup c: return SettleBackup(draft, c);
            case ScheduleIncident c: return Scheduling.Schedule(draft, c);
            case CancelScheduled c: return Scheduling.Cancel(draft, c);
            case AddNote c: return Notes.Add(draft, c);
        }
        if (!draft.State.Incidents.TryGet(command.Incident, out var incident)) return IncidentRefusals.NotOpen.With($"Incident {command.Incident} is not open in this area.");
        return command switch
        {
            RecordAnswers c => Answers(draft, incident, c),
            Recommend => Sending.Show(draft, incident),
            SendUnits c => Sending.Send(draft, incident, c),
            CloseIncident c => Closing.Close(draft, incident, c),
            CancelIncident c => Closing.Cancel(draft, incident, c),
            ClaimIncident => DeskDecisions.Claim(draft, incident),
            ConfirmDowngrade c => Downgrades.Confirm(draft, incident, c),
            RejectDowngrade => Downgrades.Reject(draft, incident),
            ChangeNature c => Nature(draft, incident, c),
            MovePlace c => Place(draft, incident, c),
            RecordSceneSafe => SceneSafe(draft, incident),
            CallerRefused c => CallerWords.Refused(draft, incident, c),
            CallerInsisted c => CallerWords.Insisted(draft, incident, c),
            ReportUnavailable c => Unavailable(draft, incident, c),
            _ => HandOffDecisions.Decide(draft, incident, command),
        };
    }

    private static Refusal? Answers(Draft draft, IncidentState incident, RecordAnswers command)
    {
        if (command.Answers.IsDefaultOrEmpty) return IncidentRefusals.NothingGiven.With("No answer is given.");
        if (incident.Interview.Answers.Length + command.Answers.Length > MostAnswers) return IncidentRefusals.TooMany.With($"Incident {incident.Number} has {incident.Interview.Answers.Length} answers already.");
        foreach (var answer in command.Answers) if (incident.Interview.Problem(answer) is { } problem) return IncidentRefusals.BadAnswer.With(problem);
        var before = incident.Interview;
        draft.Emit(new AnswersRecorded(draft.At, incident.Id, command.Answers));
        Redetermination.Run(draft, incident.Id, before, DeterminedBecause.Raised, Redetermination.SourceOf(command.Answers));
        return null;
    }

    private static Refusal? Nature(Draft draft, IncidentState incident, ChangeNature command)
    {
        if (incident.Nature == command.Nature) return IncidentRefusals.AlreadySo.With($"Incident {incident.Number} is a {command.Nature} already.");
        if (!draft.Rules.Protocols.TryGetValue(command.Nature, out var protocol)) return IncidentRefusals.UnknownNature.With($"The rules in force have no nature '{command.Nature}'.");
        foreach (var answer in incident.Interview.Answers)
            if (protocol.IndexOf(answer.Question) is >= 0 and var q && protocol.Questions[q].CodeOf(answer.Value) is null)
                return IncidentRefusals.BadAnswer.With($"'{answer.Question}' was answered '{answer.Value}', which {command.Nature} does not offer: answer it again first.");
        var before = incident.Interview;
        draft.Emit(new NatureChanged(draft.At, incident.Id, command.Nature, protocol.Hash, protocol));
        Redetermination.Run(draft, incident.Id, before, DeterminedBecause.NatureChanged, incident.RaisedBy);
        return null;
    }

    private static Refusal? Place(Draft draft, IncidentState incident, MovePlace command)
    {
        if (incident.Place == command.Place && incident.OtherPlaces.AsSpan().SequenceEqual(command.Others.AsSpan())) return IncidentRefusals.AlreadySo.With($"Incident {incident.Number} is there already.");
        draft.Emit(new PlaceMoved(draft.At, incident.Id, command.Place, command.Others));
        if (incident.Place?.Zone != command.Place.Zone) TrackDecisions.Follow(draft, incident.Id, mayDrop: false);
        return null;
    }

    private static Refusal? SceneSafe(Draft draft, IncidentState incident)
    {
        if ((incident.Marks & IncidentMarks.SceneSafe) != 0) return IncidentRefusals.AlreadySo.With($"The scene of incident {incident.Number} is recorded as safe already.");
        draft.Emit(new SceneDeclaredSafe(draft.At, incident.Id, draft.Actor.Id));
        return null;
    }

    private static Refusal? Unavailable(Draft draft, IncidentState incident, ReportUnavailable command)
    {
        if (!ResponderKinds.Teams.Contains(command.Kind) && !ResponderKinds.AtDesk.Contains(command.Kind)) return IncidentRefusals.NothingGiven.With($"{command.Kind.Id()} is not a service that reports so.");
        draft.Emit(new UnavailableReported(draft.At, incident.Id, command.Kind, command.Provider));
        return null;
    }

    private static Refusal? SettleBackup(Draft draft, SettleBackup command)
    {
        if (!draft.State.Incidents.TryGet(command.Incident, out var incident) && !draft.State.Closed.TryGet(command.Incident, out incident))
            return IncidentRefusals.NotOpen.With($"Incident {command.Incident} is neither open nor closed in the last 24 hours.");
        foreach (var backup in incident.Backups)
        {
            if (backup.Number != command.Number) continue;
            draft.Emit(new BackupSettled(draft.At, incident.Id, command.Number, command.Outcome));
            return null;
        }
        return IncidentRefusals.NoBackup.With($"Incident {incident.Number} has no request {command.Number} without an outcome.");
    }
}
