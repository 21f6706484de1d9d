using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;

namespace RightCall.Domain.HandOffs;

internal static class HandOffEvolution
{
    public static IncidentState After(IncidentState i, IncidentEvent @event) => @event switch
    {
        HandOffOffered e => Offered(i, e),
        HandOffAccepted e => Taken(i, e.Number, HandOffStatus.Accepted, e.At, e.Tracks, e.Due, MarkOf(e.Kind)),
        HandOffJoined e => Taken(i, e.Number, HandOffStatus.Joined, e.At, e.Tracks, e.Due, MarkOf(e.Kind)),
        HandOffReported e => With(i, e.Number, h => h with { Due = e.Due }),
        HandOffOverdue e => With(i, e.Number, h => h with { Due = e.Due }),
        HandOffEnded e => Over(i, e.Number, allOpen: true, 0, e.Next),
        HandOffCompleted e => Over(i, e.Number, allOpen: false, e.Reopened, e.Next) is var after && e.PersonReached
            ? after with { Marks = after.Marks | IncidentMarks.PersonReached | IncidentMarks.Contact } : after,
        _ => throw Area.Corrupt(@event),
    };

    private static IncidentState Offered(IncidentState i, HandOffOffered e)
    {
        var after = i with
        {
            HandOffs = i.HandOffs.Add(new(e.Number, e.Kind, e.To, e.Part, e.Track, HandOffStatus.Offered, e.At, e.Due)),
            HandOffCount = e.Number.Value,
        };
        return e.Track is { } track ? after.WithTrack(after.Tracks[track] with { HandOff = e.Number, Due = e.Due }) : after;
    }

    private static IncidentState Taken(IncidentState i, HandOffNumber number, HandOffStatus status, Instant at, uint bits, Instant due, IncidentMarks mark)
    {
        var tracks = i.Tracks.ToBuilder();
        for (var t = 0; t < tracks.Count; t++)
            if ((bits & (1u << t)) != 0) tracks[t] = tracks[t] with { Status = TrackStatus.Covered, HandOff = number };
        return With(i, number, h => h with { Status = status, Since = at, Due = due }) with { Tracks = tracks.MoveToImmutable(), Marks = i.Marks | mark };
    }

    private static IncidentState Over(IncidentState i, HandOffNumber number, bool allOpen, uint reopened, NextLook next)
    {
        var tracks = i.Tracks.ToBuilder();
        for (var t = 0; t < tracks.Count; t++)
        {
            if (tracks[t].HandOff != number) continue;
            var opens = tracks[t].Status is TrackStatus.Open or TrackStatus.Covered && (allOpen || (reopened & (1u << t)) != 0) && tracks[t].Committed < tracks[t].Step.Count;
            tracks[t] = tracks[t] with
            {
                HandOff = null,
                Status = opens ? TrackStatus.Open : tracks[t].Status == TrackStatus.Covered && tracks[t].Committed == 0 ? TrackStatus.Served : tracks[t].Status,
                Due = opens ? next.Track : tracks[t].Due,
            };
        }
        return i with { HandOffs = i.HandOffs.RemoveAt(IndexOf(i, number)), Tracks = tracks.MoveToImmutable(), DeskDue = next.Desk, CommitBy = next.Commit };
    }

    private static IncidentState With(IncidentState i, HandOffNumber number, Func<HandOff, HandOff> change)
    {
        var at = IndexOf(i, number);
        return i with { HandOffs = i.HandOffs.SetItem(at, change(i.HandOffs[at])) };
    }

    private static int IndexOf(IncidentState i, HandOffNumber number)
    {
        for (var h = 0; h < i.HandOffs.Length; h++) if (i.HandOffs[h].Number == number) return h;
        throw new InvalidOperationException($"Incident {i.Id} has no open hand-off {number}: the log is corrupt.");
    }

    private static IncidentMarks MarkOf(ResponderKind kind) => kind switch
    {
        ResponderKind.Agency311 => IncidentMarks.Agency311Accepted,
        ResponderKind.OtherCentre => IncidentMarks.OtherCentreAccepted,
        _ => IncidentMarks.TelephoneAccepted | IncidentMarks.Contact,
    };
}
