using RightCall.Contracts.Units;
using RightCall.Domain.Areas;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;

namespace RightCall.Server.Rosters;

/// <summary>How many units of each kind a roster has in each hour of the week, and what another roster would change.</summary>
internal static class Cover
{
    /// <summary>The kinds that the units serve as, in order, each with its count for each hour.</summary>
    public static IReadOnlyList<CoverLine> Of(IReadOnlyCollection<UnitDefinition> units) => [.. units.SelectMany(u => u.Kinds).Distinct().Order().Select(kind => new CoverLine(kind, Counts(units, kind)))];

    /// <summary>What would be different with these units. What <c>set-roster</c> would refuse is named, all of it at once.</summary>
    public static RosterChange Change(AreaState state, long sequence, IReadOnlyList<UnitDefinition> wanted)
    {
        List<UnitDefinition> now = [.. state.Units.Select(u => u.Definition)];
        var (before, after) = (now.ToDictionary(u => u.Id), wanted.GroupBy(u => u.Id).ToDictionary(g => g.Key, g => g.First()));
        List<UnitId> removed = [.. before.Keys.Except(after.Keys).Order()];
        List<string> problems =
        [
            .. wanted.Select(u => u.Problem()).OfType<string>(),
            .. wanted.GroupBy(u => u.Id).Where(g => g.Count() > 1).Select(g => $"{g.Key} stands in the roster twice."),
            .. removed.Where(id => state.Units.Find(id) is { } unit && (unit.Active is not null || !unit.Held.IsEmpty)).Select(id => $"{id} has an assignment and cannot be left out."),
        ];
        var kinds = now.SelectMany(u => u.Kinds).Distinct().Order().Select(kind => (Kind: kind, Before: Counts(now, kind), After: Counts(after.Values, kind))).ToList();
        return new(sequence, problems, [.. after.Keys.Except(before.Keys).Order()], removed, [.. after.Keys.Where(id => before.TryGetValue(id, out var known) && known != after[id]).Order()],
            Hours(kinds, static (before, after) => after < before && after > 0), Hours(kinds, static (before, after) => after == 0 && before > 0));
    }

    private static int[] Counts(IReadOnlyCollection<UnitDefinition> units, ResponderKind kind)
    {
        var counts = new int[HourSet.HoursOfWeek];
        foreach (var unit in units.Where(u => u.Kinds.Contains(kind)))
            for (var hour = 0; hour < counts.Length; hour++) if (unit.Shift.Contains(hour)) counts[hour]++;
        return counts;
    }

    private static List<KindHours> Hours(List<(ResponderKind Kind, int[] Before, int[] After)> kinds, Func<int, int, bool> which) =>
        [.. kinds.Select(k => new KindHours(k.Kind, Enumerable.Range(0, HourSet.HoursOfWeek).Where(h => which(k.Before[h], k.After[h])).Aggregate(default(HourSet), (set, h) => set.With(h)))).Where(k => k.Hours != default)];
}
