namespace RightCall.Roads.Tests;

public sealed class TravelTimeTests
{
    private static IEnumerable<(ulong Seed, RandomRoads Roads, Metric Metric)> Networks(int count, bool turns)
    {
        for (ulong seed = 1; seed <= (ulong)count; seed++)
        {
            var roads = new RandomRoads(seed, turns);
            var profile = (Profile)(int)(seed % 2);
            int speedClass = roads.Below(roads.Network.Speeds[(int)profile].SpeedClassCount);
            var conditions = seed % 3 == 0 ? RoadConditions.None : roads.SomeConditions();
            yield return (seed, roads, roads.Network.MetricFor(profile, speedClass, conditions));
        }
    }

    [Fact]
    public void Between_nodes_they_equal_a_plain_search()
    {
        foreach (var (seed, roads, metric) in Networks(300, turns: false))
        {
            var search = new RouteSearch(roads.Graph, roads.Network.Hierarchy);
            for (int from = 0; from < roads.Graph.NodeCount; from++)
            {
                var plain = roads.Dijkstra.FromNode(from, metric.ArcTimeMs);
                for (int to = 0; to < roads.Graph.NodeCount; to++)
                    Assert.True(plain[to] == search.TravelMs(metric, from, to), $"seed {seed}: {from} to {to} takes {plain[to]} ms, not {search.TravelMs(metric, from, to)}");
            }
        }
    }

    [Fact]
    public void Between_nodes_they_keep_turn_restrictions()
    {
        int restricted = 0;
        foreach (var (seed, roads, metric) in Networks(300, turns: true))
        {
            restricted += roads.Graph.StateCount > 0 ? 1 : 0;
            var search = new RouteSearch(roads.Graph, roads.Network.Hierarchy);
            for (int from = 0; from < Math.Min(8, roads.Graph.NodeCount); from++)
            {
                var plain = roads.Dijkstra.WithTurns([], [from], metric.ArcTimeMs, roads.ForbiddenTo(metric.Profile)).Node;
                for (int to = 0; to < roads.Graph.NodeCount; to++)
                    Assert.True(plain[to] == search.TravelMs(metric, from, to), $"seed {seed}: {from} to {to} takes {plain[to]} ms, not {search.TravelMs(metric, from, to)}");
            }
        }
        Assert.True(restricted > 200, $"only {restricted} networks had states");
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Between_points_on_streets_they_equal_a_plain_search(bool turns)
    {
        foreach (var (seed, roads, metric) in Networks(300, turns))
        {
            var search = new RouteSearch(roads.Graph, roads.Network.Hierarchy);
            for (int i = 0; i < 12; i++)
            {
                var (from, to) = (roads.SomePoint(), roads.SomePoint());
                if (i % 4 == 0) to = to with { Street = from.Street };
                Assert.True(roads.PlainMs(metric, from, to) == search.TravelMs(metric, from, to),
                    $"seed {seed}: {from} to {to} takes {roads.PlainMs(metric, from, to)} ms, not {search.TravelMs(metric, from, to)}");
            }
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_route_is_connected_keeps_the_rules_and_its_times_add_up(bool turns)
    {
        int routes = 0;
        foreach (var (seed, roads, metric) in Networks(300, turns))
        {
            var search = new RouteSearch(roads.Graph, roads.Network.Hierarchy);
            for (int i = 0; i < 12; i++)
            {
                var (from, to) = (roads.SomePoint(), roads.SomePoint());
                if (i % 4 == 0) to = to with { Street = from.Street };
                int total = search.TravelMs(metric, from, to);
                var route = search.Route(metric, from, to);
                Assert.Equal(total >= Times.Unreachable, route is null);
                if (route is null) continue;
                routes++;
                Assert.Equal(total, route.TotalMs);
                Assert.Equal(total, route.Legs.Sum(l => l.Ms));
                Assert.Equal(total, route.Steps().Sum(s => s.Ms));
                var arcs = route.Legs.Select(l => l.Arc).ToArray();
                for (int l = 1; l < arcs.Length; l++) Assert.Equal(roads.Graph.Head(arcs[l - 1]), roads.Graph.Tail(arcs[l]));
                foreach (var leg in route.Legs) Assert.True(metric.ArcTimeMs(leg.Arc) < Times.Unreachable, $"seed {seed}: arc {leg.Arc} is closed");
                for (int l = 0; l < arcs.Length; l++)
                    Assert.DoesNotContain(roads.ForbiddenTo(metric.Profile), f => arcs.AsSpan(l).StartsWith(f));
            }
        }
        Assert.True(routes > 500, $"only {routes} routes");
    }

    [Theory, InlineData(DriveDirection.FromUnits, false), InlineData(DriveDirection.FromUnits, true), InlineData(DriveDirection.ToUnits, false), InlineData(DriveDirection.ToUnits, true)]
    public void Of_all_units_to_one_place_they_equal_one_search_for_each(DriveDirection direction, bool turns)
    {
        foreach (var (seed, roads, metric) in Networks(150, turns))
        {
            var search = new RouteSearch(roads.Graph, roads.Network.Hierarchy);
            var buckets = new UnitBuckets(metric, direction);
            var units = new RoadPoint?[20];
            for (int step = 0; step < 60; step++)
            {
                int unit = roads.Below(units.Length);
                if (roads.Below(4) == 0) { buckets.Remove(unit); units[unit] = null; }
                else { units[unit] = roads.SomePoint(); buckets.Put(unit, units[unit]!.Value); }
                if (step == 40) { metric.ToString(); buckets.Refill(roads.Network.MetricFor(metric.Profile, 0, roads.SomeConditions())); }
                if (step % 6 != 5) continue;
                var place = roads.SomePoint();
                var ms = new int[buckets.Capacity];
                buckets.Query(place, ms);
                for (int u = 0; u < ms.Length; u++)
                {
                    int expected = units[u] is not { } point ? Times.Unreachable
                        : direction == DriveDirection.FromUnits ? search.TravelMs(buckets.Metric, point, place) : search.TravelMs(buckets.Metric, place, point);
                    Assert.True(expected == ms[u], $"seed {seed}, step {step}, unit {u}: {expected} ms, not {ms[u]}");
                }
                var nearest = buckets.Nearest(place, 3);
                Assert.Equal(ms.Select((t, u) => (u, t)).Where(x => x.t < Times.Unreachable).OrderBy(x => x.t).ThenBy(x => x.u).Take(3), nearest);
            }
        }
    }

    [Fact]
    public void A_table_equals_one_search_for_each_pair()
    {
        foreach (var (_, roads, metric) in Networks(40, turns: true))
        {
            var search = new RouteSearch(roads.Graph, roads.Network.Hierarchy);
            RoadPoint[] from = [.. Enumerable.Range(0, 4).Select(_ => roads.SomePoint())], to = [.. Enumerable.Range(0, 6).Select(_ => roads.SomePoint())];
            var ms = new int[24];
            TravelTable.Fill(metric, from, to, ms);
            for (int i = 0; i < 24; i++) Assert.Equal(search.TravelMs(metric, from[i / 6], to[i % 6]), ms[i]);
        }
    }
}
