using NodaTime;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Incidents;

/// <summary>When the timer has to look at an incident next.</summary>
internal static class IncidentDue
{
    /// <summary>The earliest of: its open needs, its hand-offs, the desk while nobody attends or a need is open, and the last moment for a last resort while nobody attends.</summary>
    public static Instant? Of(IncidentState incident)
    {
        Instant? due = IsAttended(incident) && !HasOpenTrack(incident) ? null : incident.DeskDue;
        foreach (var track in incident.Tracks) if (track.IsOpen) due = Earlier(due, track.Due);
        foreach (var handOff in incident.HandOffs) due = Earlier(due, handOff.Due);
        return LastResortAt(incident) is { } last ? Earlier(due, last) : due;
    }

    /// <summary>Whether a unit is assigned, or somebody has taken a hand-off.</summary>
    public static bool IsAttended(IncidentState incident)
    {
        if (!incident.Units.IsEmpty) return true;
        foreach (var handOff in incident.HandOffs) if (handOff.IsTaken) return true;
        return false;
    }

    /// <summary>Whether somebody is still to be found for any need.</summary>
    public static bool HasOpenTrack(IncidentState incident)
    {
        foreach (var track in incident.Tracks) if (track.IsOpen) return true;
        return false;
    }

    /// <summary>When somebody has to be sent by the timer whatever the plan has come to; null where nobody waits, or that was done.</summary>
    public static Instant? LastResortAt(IncidentState incident)
    {
        if (incident.Effective.Priority > Priority.Two || incident.Exercise is not null || IsAttended(incident)) return null;
        var waits = false;
        foreach (var track in incident.Tracks)
        {
            if (track is { Cause: TrackCause.LastResort, IsOpen: true }) return null;
            waits |= track.IsOpen;
        }
        if (!waits) return null;
        var last = incident.CommitBy - Timings.LastResortBefore(incident.Effective.Priority);
        return incident.ByHandUntil > last ? incident.ByHandUntil : last;
    }

    private static Instant Earlier(Instant? a, Instant b) => a is { } earlier && earlier < b ? earlier : b;
}
