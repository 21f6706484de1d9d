using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;

namespace RightCall.Domain.Incidents;

internal static class TrackEvolution
{
    public static IncidentState After(IncidentState i, IncidentEvent @event) => @event switch
    {
        TrackOpened e => i with { Tracks = i.Tracks.Add(Begun(e)), Recommendation = null },
        StepTaken e => i.WithTrack(i.Tracks[e.Track] with
        {
            Index = e.Index,
            StepStarted = e.At,
            Due = e.Due,
            HandOff = null,
            Tried = i.Tracks[e.Track].Tried | KindSet.Of(i.Tracks[e.Track].Chain.Steps[e.Index].Kind),
            Loss = i.Tracks[e.Track].Loss ?? e.Loss,
        }) with { Recommendation = null },
        TrackWaits e => i.WithTrack(i.Tracks[e.Track] with { Due = e.Due }),
        TrackRerouted e => i.WithTrack(i.Tracks[e.Track] with
        {
            Chain = e.Chain,
            Index = e.Index,
            StepStarted = e.At,
            Due = e.Due,
            HandOff = null,
            Tried = i.Tracks[e.Track].Tried | KindSet.Of(e.Chain.Steps[e.Index].Kind),
        }) with { Recommendation = null },
        TracksDropped e => Dropped(i, e.Tracks),
        UnavailableReported e => Reported(i, e.Kind),
        _ => throw Area.Corrupt(@event),
    };

    public static IncidentState WithTrack(this IncidentState i, Track track) => i with { Tracks = i.Tracks.SetItem(track.Number, track) };

    /// <summary>A crew cries for help: whoever declined or did not hear an earlier cry is asked again.</summary>
    public static ImmutableArray<Track> AskedAnew(ImmutableArray<Track> tracks)
    {
        foreach (var track in tracks) if (track is { Cause: TrackCause.CrewProtection, Asked.IsEmpty: false }) tracks = tracks.SetItem(track.Number, track with { Asked = [] });
        return tracks;
    }

    /// <summary>A unit counts for these tracks from now on.</summary>
    public static ImmutableArray<Track> Committed(ImmutableArray<Track> tracks, uint bits)
    {
        if (bits == 0) return tracks;
        var changed = tracks.ToBuilder();
        foreach (var track in tracks)
        {
            if ((bits & (1u << track.Number)) == 0) continue;
            var committed = track.Committed + 1;
            changed[track.Number] = track with { Committed = committed, Status = track.IsOpen && committed >= track.Step.Count ? TrackStatus.Covered : track.Status };
        }
        return changed.MoveToImmutable();
    }

    /// <summary>A unit does not count for these tracks any more; those that are opened again look for another.</summary>
    public static ImmutableArray<Track> Released(ImmutableArray<Track> tracks, uint bits, uint reopened, Instant due, UnitId? asked)
    {
        if (bits == 0) return tracks;
        var changed = tracks.ToBuilder();
        foreach (var track in tracks)
        {
            var bit = 1u << track.Number;
            if ((bits & bit) == 0) continue;
            var committed = track.Committed - 1;
            var opens = (reopened & bit) != 0;
            changed[track.Number] = track with
            {
                Committed = committed,
                Status = opens ? TrackStatus.Open : committed == 0 && track.Status == TrackStatus.Covered ? TrackStatus.Served : track.Status,
                Due = opens ? due : track.Due,
                Asked = asked is { } unit && !track.Asked.Contains(unit) ? track.Asked.Add(unit) : track.Asked,
            };
        }
        return changed.MoveToImmutable();
    }

    /// <summary>These tracks look for somebody again, from the step to which they had come.</summary>
    public static ImmutableArray<Track> OpenedAgain(ImmutableArray<Track> tracks, uint bits, Instant at, Instant due)
    {
        var changed = tracks.ToBuilder();
        for (var t = 0; t < changed.Count; t++)
            if ((bits & (1u << t)) != 0) changed[t] = changed[t] with { Status = TrackStatus.Open, StepStarted = at, Due = due, HandOff = null };
        return changed.MoveToImmutable();
    }

    private static Track Begun(TrackOpened e)
    {
        var tried = KindSet.None;
        for (var step = 0; step <= e.Index; step++) tried |= KindSet.Of(e.Chain.Steps[step].Kind);
        return new(e.Track, e.Need, e.Cause, e.Chain, e.Index, e.At, e.At, e.Due, tried, [], 0, null, TrackStatus.Open, e.Loss, false);
    }

    private static IncidentState Dropped(IncidentState i, ImmutableArray<int> numbers)
    {
        var tracks = i.Tracks.ToBuilder();
        foreach (var number in numbers) tracks[number] = tracks[number] with { Status = TrackStatus.Dropped, HandOff = null };
        return i with { Tracks = tracks.MoveToImmutable(), Recommendation = null };
    }

    private static IncidentState Reported(IncidentState i, ResponderKind kind)
    {
        var tracks = i.Tracks.ToBuilder();
        for (var t = 0; t < tracks.Count; t++) if (tracks[t].Need == kind || tracks[t].Tried.Contains(kind)) tracks[t] = tracks[t] with { ReportedUnavailable = true };
        return i with { Tracks = tracks.MoveToImmutable() };
    }
}
