using NodaTime;
using System.Collections.Immutable;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Dispatch;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Incidents;

internal static class IncidentEvolution
{
    public static AreaState Evolve(AreaState state, IncidentEvent @event)
    {
        switch (@event)
        {
            case IncidentOpened e: return Opened(state, e);
            case IncidentReopened e: return Reopened(state, e);
            case IncidentArchived e: return Archived(state, e);
            case IncidentScheduled e:
                return state with { Scheduled = state.Scheduled.With(e.Incident, new(e.Incident, e.Nature, e.Place, e.DueAt, e.Words, e.By, e.Role, e.Continues)), LastAt = e.At };
            case ScheduleCancelled e when state.Scheduled.Contains(e.Incident):
                return state with { Scheduled = state.Scheduled.Without(e.Incident), LastAt = e.At };
            case BackupSettled e when state.Closed.TryGet(e.Incident, out var closed):
                return state with { Closed = state.Closed.With(e.Incident, closed with { Backups = Without(closed.Backups, e.Number) }), LastAt = e.At };
            case NoteAdded e when state.Closed.TryGet(e.Incident, out var ended):
                return state with { Closed = state.Closed.With(e.Incident, ended with { Notes = ended.Notes.Add(Notes.Of(e)) }), LastAt = e.At };
        }
        if (!state.Incidents.TryGet(@event.Incident, out var incident)) throw Area.Corrupt(@event);
        return @event is IncidentClosed end ? Closed(state, incident, end) : state.With(@event.At, After(incident, @event));
    }

    private static IncidentState After(IncidentState i, IncidentEvent @event) => @event switch
    {
        AnswersRecorded e => i with { Interview = i.Interview.With(e.Answers.AsSpan()), Marks = i.Marks | IncidentMarks.Answered },
        Determined e => AfterDetermined(i, e),
        Recommended e => i with { Recommendation = e.Recommendation },
        IncidentRaised e => i with { RaisedTo = e.To, DeskDue = e.Due, Claim = null },
        IncidentClaimed e => i with { Claim = new(e.By, e.Until, e.Count), DeskDue = e.Until },
        NatureChanged e => i with { Nature = e.Nature, Interview = i.Interview.Under(e.Protocol) },
        PlaceMoved e => i with { Place = e.Place, OtherPlaces = e.Others, Recommendation = null },
        DowngradeProposed e => i with { Current = e.To, Proposal = new(e.To, e.At, e.Source) },
        DowngradeConfirmed or DowngradeRejected => i with { Proposal = null },
        SceneDeclaredSafe => i with { Marks = i.Marks | IncidentMarks.SceneSafe },
        RefusalRecorded e => i with { Marks = i.Marks | MarkOf(e.Refused) },
        InsistenceRecorded e => i with { Marks = i.Marks | IncidentMarks.CallerInsisted | (e.TeamOffered ? IncidentMarks.TeamOffered : 0) },
        OverrideRecorded e => e.SendsOfficer ? i with { Marks = i.Marks | IncidentMarks.OverriddenToOfficer } : i with { },
        DuplicatesOffered => i with { },
        NoteAdded e => i with { Notes = i.Notes.Add(Notes.Of(e)) },
        BackupSettled e => i with { Backups = Without(i.Backups, e.Number) },
        BackupRequested e => i with
        {
            Backups = i.Backups.Add(new(e.Number, e.Unit, e.Kind, e.Cause, e.At)),
            BackupCount = e.Number,
            Marks = i.Marks | IncidentMarks.BackupRequested,
        },
        UnavailableReported or TrackOpened or StepTaken or TrackWaits or TrackRerouted or TracksDropped => TrackEvolution.After(i, @event),
        HandOffOffered or HandOffAccepted or HandOffJoined or HandOffReported or HandOffEnded or HandOffCompleted or HandOffOverdue => HandOffEvolution.After(i, @event),
        _ => throw Area.Corrupt(@event),
    };

    private static AreaState Opened(AreaState state, IncidentOpened e)
    {
        if (state.Incidents.Contains(e.Incident) || state.Closed.Contains(e.Incident)) throw Area.Corrupt(e);
        var incident = new IncidentState
        {
            Id = e.Incident,
            Number = e.Number,
            OpenedAt = e.HappenedAt,
            Exercise = e.Exercise,
            ByHandUntil = e.Exercise is not null ? Instant.MaxValue : e.ObservedAt is not null ? e.At + Timings.EntersLate : null,
            Nature = e.Nature,
            Interview = e.Made ?? Interview.Begin(e.Protocol).With(e.Answers.AsSpan()),
            Current = e.Determined,
            Effective = e.Determined,
            RaisedBy = e.Source,
            Place = e.Place,
            OtherPlaces = e.OtherPlaces,
            RaisedTo = Role.CallTaker,
            DeskDue = e.DeskDue,
            CommitBy = e.CommitBy,
            Continues = e.Continues,
            Marks = (e.Answers.IsEmpty ? 0 : IncidentMarks.Answered) | (e.FromLostCall ? IncidentMarks.FromLostCall : 0) | MarksOf(e.Determined),
        };
        return state.With(e.At, incident) with { IncidentCount = e.Number, Scheduled = state.Scheduled.Contains(e.Incident) ? state.Scheduled.Without(e.Incident) : state.Scheduled };
    }

    private static IncidentState AfterDetermined(IncidentState i, Determined e)
    {
        var same = e.Level == e.Current.Level && e.Priority == e.Current.Priority && e.Needs == e.Current.Needs && e.Flags == e.Current.Flags && e.Disqualifiers == e.Current.Disqualifiers;
        var effective = same ? e.Current : e.Current with { Level = e.Level, Priority = e.Priority, Needs = e.Needs, Flags = e.Flags, Disqualifiers = e.Disqualifiers };
        // A scene that was safe is not safe from a danger that came up since.
        var marks = StagingRules.IsNewDanger(i.Effective, effective) ? i.Marks & ~IncidentMarks.SceneSafe : i.Marks;
        return i with { Current = e.Current, Effective = effective, RaisedBy = e.Source, CommitBy = e.CommitBy, Recommendation = null, Marks = marks | MarksOf(effective) };
    }

    private static AreaState Reopened(AreaState state, IncidentReopened e)
    {
        if (!state.Closed.TryGet(e.Incident, out var closed)) throw Area.Corrupt(e);
        state = state with { Closed = state.Closed.Without(closed.Id) };
        return state.With(e.At, closed with
        {
            End = null,
            Recommendation = null,
            RaisedTo = Role.CallTaker,
            Claim = null,
            DeskDue = e.Next.Desk,
            CommitBy = e.Next.Commit,
            Tracks = TrackEvolution.OpenedAgain(closed.Tracks, e.Reopened, e.At, e.Next.Track),
            Marks = closed.Marks | IncidentMarks.Reopened,
        });
    }

    private static AreaState Closed(AreaState state, IncidentState incident, IncidentClosed e)
    {
        // Calls go with their incident, except those on whose line somebody still is.
        foreach (var id in incident.Calls)
            if (state.Calls.TryGet(id, out var call)) state = call.Line == CallLine.Ended ? state.WithoutCall(e.At, call) : state.With(e.At, call with { Duties = CallDuties.None, Due = null });
        var closed = incident with { End = new(e.HappenedAt, e.Disposition, e.Cancelled, e.Funnel), Recommendation = null, Proposal = null, Claim = null, Due = e.ArchiveAt };
        return state with
        {
            Incidents = state.Incidents.Without(incident.Id),
            Closed = state.Closed.With(incident.Id, closed),
            LastAt = e.At,
        };
    }

    private static AreaState Archived(AreaState state, IncidentArchived e) =>
        state.Closed.Contains(e.Incident) ? state with { Closed = state.Closed.Without(e.Incident), LastAt = e.At } : throw Area.Corrupt(e);

    private static IncidentMarks MarksOf(Determination d) => (d.IsInScope ? IncidentMarks.InScope : 0) | (d.NeedsOfficer ? IncidentMarks.NeededOfficer : 0);

    private static IncidentMarks MarkOf(CallerRefusal refused) => refused switch
    {
        CallerRefusal.Telephone => IncidentMarks.TelephoneRefused,
        CallerRefusal.Team or CallerRefusal.Everything => IncidentMarks.CallerRefused,
        _ => IncidentMarks.None,
    };

    private static ImmutableArray<BackupRequest> Without(ImmutableArray<BackupRequest> backups, int number)
    {
        for (var i = 0; i < backups.Length; i++) if (backups[i].Number == number) return backups.RemoveAt(i);
        return backups;
    }
}
