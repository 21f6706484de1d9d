using RightCall.City.Imports;
using RightCall.City.OpenStreetMap;
using RightCall.City.Packs;
using RightCall.Roads;

namespace RightCall.City.Tests.Packs;

/// <summary>Travel times of packs of real cities, against a plain search on the same streets; where the sample data lie beside the repository.</summary>
public sealed class PackTravelTests
{
    public static TheoryData<string> Cities => ["columbus", "portland-central-filtered", "baltimore", "jemss-manhattan", "jemss-auckland"];

    private static CityDraft Draft(string city) => city.StartsWith("jemss", StringComparison.Ordinal)
        ? NodesAndArcs.Read(SharedData.Path($"{city}/nodes.csv.gz"), SharedData.Path($"{city}/arcs.csv.gz"), city, "UTC", "")
        : OsmImport.Read(SharedData.Path($"osm-extracts/{city}.osm.pbf"), city, "UTC");

    [Theory, MemberData(nameof(Cities)), Trait("Tier", "slow")]
    public void A_pack_is_sound_and_its_times_are_those_of_a_plain_search(string city)
    {
        using var folder = new TestFolder();
        var draft = Draft(city);
        var result = CityBuilder.Build(draft);
        Assert.DoesNotContain(result.Problems, p => p.IsError);
        PackWriter.Write(result, folder["pack"]);
        Assert.Empty(PackCheck.Of(folder["pack"]));

        var roads = CityPack.Open(folder["pack"]).Roads;
        var forbidden = Forbidden(draft);
        var chance = new Random(7);
        int[] from = [.. Enumerable.Range(0, Tier.Count(10, 100, 300)).Select(_ => chance.Next(roads.Graph.NodeCount))], to = [.. Enumerable.Range(0, 100).Select(_ => chance.Next(roads.Graph.NodeCount))];
        Same(roads, roads.MetricFor(Profile.Emergency, 0, RoadConditions.None), forbidden, from, to);
        var closed = RoadConditions.None;
        for (var i = 0; i < 300; i++) closed = closed.CloseStreet(chance.Next(roads.Graph.StreetCount));
        Same(roads, roads.MetricFor(Profile.Ordinary, 0, closed), forbidden, from[..(from.Length / 5)], to);
        Routes(roads, roads.MetricFor(Profile.Ordinary, 0, closed), closed, chance);
    }

    private static void Same(RoadNetwork roads, Metric metric, List<(int[] Arcs, Profiles Bound)> forbidden, int[] from, int[] to)
    {
        var search = new RouteSearch(roads.Graph, roads.Hierarchy);
        var plain = new TurnDijkstra(roads.Graph, [.. forbidden.Where(f => ((int)f.Bound >> (int)metric.Profile & 1) != 0).Select(f => f.Arcs)]);
        var reached = 0;
        foreach (var a in from)
        {
            var times = plain.FromNode(a, metric.ArcTimeMs);
            foreach (var b in to)
            {
                var ms = search.TravelMs(metric, a, b);
                Assert.True(times[b] == ms, $"node {a} to {b}: {ms} ms, by a plain search {times[b]} ms");
                reached += ms < Times.Unreachable ? 1 : 0;
            }
        }
        Assert.True(reached > from.Length * to.Length / 2, $"only {reached} pairs have a way");
    }

    // Connected, adding up, on no closed street, from where it was asked to where it was asked.
    private static void Routes(RoadNetwork roads, Metric metric, RoadConditions closed, Random chance)
    {
        var search = new RouteSearch(roads.Graph, roads.Hierarchy);
        var closedArcs = closed.Arcs.Select(a => a.Arc).ToHashSet();
        for (var i = 0; i < 200; i++)
        {
            var (from, to) = (Somewhere(roads, metric, chance), Somewhere(roads, metric, chance));
            if (search.Route(metric, from, to) is not { } route) continue;
            Assert.Equal(search.TravelMs(metric, from, to), route.TotalMs);
            Assert.Equal(route.TotalMs, route.Legs.Sum(l => l.Ms));
            Assert.DoesNotContain(route.Legs, l => closedArcs.Contains(l.Arc));
            for (var l = 1; l < route.Legs.Count; l++) Assert.Equal(roads.Graph.Head(route.Legs[l - 1].Arc), roads.Graph.Tail(route.Legs[l].Arc));
            var line = route.Geometry();
            Assert.Equal((from.LatE7, from.LonE7), line[0]);
            Assert.Equal((to.LatE7, to.LonE7), line[^1]);
            var length = line.Zip(line.Skip(1), (p, q) => Geo.DistanceMm(p.LatE7, p.LonE7, q.LatE7, q.LonE7)).Sum();
            // The line is measured piece by piece on rounded points.
            Assert.InRange(length, route.LengthMm - 1_000 - (20 * line.Count), route.LengthMm + 1_000 + (20 * line.Count));
        }
    }

    private static RoadPoint Somewhere(RoadNetwork roads, Metric metric, Random chance)
    {
        while (true)
        {
            var node = chance.Next(roads.Graph.NodeCount);
            if (roads.Streets.Nearest(metric, roads.Graph.LatE7(node) + chance.Next(-2_000, 2_000), roads.Graph.LonE7(node) + chance.Next(-2_000, 2_000), 1_000_000) is { } point) return point;
        }
    }

    // The draft's restrictions on the graph's arcs; "only" forbids all other ways on.
    private static List<(int[] Arcs, Profiles Bound)> Forbidden(CityDraft draft)
    {
        var builder = RoadMaking.Fill(draft);
        var graph = builder.Build().Graph!;
        var forbidden = new List<(int[], Profiles)>();
        foreach (var turn in draft.Turns)
        {
            int[] arcs = [.. turn.Arcs.Select(builder.ArcOf)];
            if (arcs.Contains(-1)) continue;
            if (turn.Rule == TurnRule.No) { forbidden.Add((arcs, turn.Bound)); continue; }
            for (var other = 0; other < graph.ArcCount; other++)
                if (other != arcs[^1] && graph.Tail(other) == graph.Tail(arcs[^1]) && graph.Access(other) != Profiles.None) forbidden.Add(([.. arcs[..^1], other], turn.Bound));
        }
        return forbidden;
    }
}
