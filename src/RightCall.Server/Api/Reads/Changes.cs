using RightCall.Contracts.Areas;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;
using RightCall.Server.Api.Access;
using RightCall.Server.Areas;
using RightCall.Server.Feed;
using RightCall.Server.People;

namespace RightCall.Server.Api.Reads;

/// <summary>What changed between two rows: the subjects of the rows between, as they are now.</summary>
internal static class Changes
{
    // More rows than these, and everything is less than what changed.
    private const int Most = 1_000;

    /// <summary>What changed after a row, as far as somebody may see it.</summary>
    public static AreaChanges After(AreaView view, AreaFeed feed, long after, SignedIn who)
    {
        var (state, sight) = (view.State, new Sight(who));
        // Whoever sees a part sees little: all of it is less than what came and went.
        if (!sight.IsWhole || after > view.Sequence || view.Sequence - after > Most || feed.RowsAfter(after, Most) is not { } frames) return Whole(view, who);
        // Rows may be followed a moment later than the state. What is newer than these comes again with the next.
        var between = frames.Where(f => f.Sequence <= view.Sequence).Select(f => f.Row).ToList();
        List<IncidentState> incidents = [];
        List<IncidentId> goneIncidents = [];
        foreach (var id in between.SelectMany(RowSubjects.IncidentsOf).Distinct())
        {
            if (state.Incidents.TryGet(id, out var incident)) incidents.Add(incident);
            else goneIncidents.Add(id);
        }
        List<CallState> calls = [];
        List<CallId> goneCalls = [];
        foreach (var id in between.SelectMany(RowSubjects.CallsOf).Distinct())
        {
            if (state.Calls.TryGet(id, out var call)) calls.Add(call);
            else goneCalls.Add(id);
        }
        var units = between.SelectMany(r => r.Events.Select(RowSubjects.UnitOf).Append(RowSubjects.UnitOf(r.Command.Body))).OfType<UnitId>().Distinct().Select(state.Units.Find).OfType<UnitState>();
        if (between.Any(r => r.Events.Any(e => e is RosterSet))) units = state.Units;
        var numbers = incidents.Select(i => i.Id).ToHashSet();
        return new(between.Count == 0 ? after : between[^1].Sequence, state.LastAt, false, [.. calls.Select(c => Views.Of(c, sight))], [.. incidents.Select(Views.Line)], [.. units.Select(Views.Of)],
            [.. HandOffReads.Of(state, who).Where(h => numbers.Contains(h.Incident))],
            between.Any(r => r.Events.Any(e => e is DeskEvent)) ? [.. state.Desks.Values] : null, goneCalls, goneIncidents);
    }

    private static AreaChanges Whole(AreaView view, SignedIn who)
    {
        var all = AreaReads.Overview(view, who);
        return new(all.Sequence, all.At, true, all.Calls, all.Incidents, all.Units, all.HandOffs, all.Desks, [], []);
    }
}
