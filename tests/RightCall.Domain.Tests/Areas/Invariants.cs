using RightCall.Domain.Areas;
using RightCall.Domain.Incidents;

namespace RightCall.Domain.Tests.Areas;

/// <summary>What holds in every state that an accepted command leaves.</summary>
internal static class Invariants
{
    public static void Check(AreaState state)
    {
        foreach (var (id, incident) in state.Incidents)
        {
            Assert.True(incident.Due is not null || incident.Units.Any(u => state.Units.Find(u)!.Active!.Incident == id), $"Incident {incident.Number} waits for ever: no timer of it runs.");
            Assert.All(incident.Units, u => Assert.Equal(id, state.Units.Find(u)!.Active?.Incident));
            Assert.All(incident.HeldBy, u => Assert.Contains(state.Units.Find(u)!.Held, h => h.Incident == id));
            for (var t = 0; t < incident.Tracks.Length; t++)
            {
                var track = incident.Tracks[t];
                Assert.Equal(t, track.Number);
                Assert.Equal(incident.Units.Count(u => (state.Units.Find(u)!.Active!.Tracks & (1u << t)) != 0), track.Committed);
                if (track is { Status: TrackStatus.Covered }) Assert.True(track.Committed > 0 || incident.HandOffs.Any(h => h.IsTaken && h.Number == track.HandOff), $"Track {t} is covered by nobody.");
            }
        }
        foreach (var unit in state.Units)
        {
            if (unit.Active is { } active) Assert.Contains(unit.Id, state.Incidents.TryGet(active.Incident, out var incident) ? incident.Units : []);
            Assert.All(unit.Held, h => Assert.Contains(unit.Id, state.Incidents.TryGet(h.Incident, out var held) ? held.HeldBy : []));
        }
        Timers(state);
    }

    // The earliest of all timers is the next, and a closed incident has one.
    private static void Timers(AreaState state)
    {
        var all = state.Incidents.Select(i => i.Value.Due).Concat(state.Closed.Select(i => i.Value.Due)).Concat(state.Calls.Select(c => c.Value.Due)).Concat(state.Units.Select(u => u.Due)).Concat(state.Scheduled.Select(s => s.Value.Due));
        Assert.Equal(all.Min(), state.NextDue);
        Assert.Equal(state.NextDue, state.NextTimer?.At);
        foreach (var (_, incident) in state.Closed) Assert.NotNull(incident.Due);
    }
}
