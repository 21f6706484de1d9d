using System.Globalization;
using NetTopologySuite.Geometries;
using RightCall.City.Demonstration;
using RightCall.City.Packs;
using RightCall.City.Pictures;
using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.City.Tests.Demonstration;

/// <summary>The made-up city: sound, the same for the same seed, and of the size that it says.</summary>
public sealed class DemonstrationTests
{
    private static readonly Lazy<CityDraft> Draft = new(() => DemonstrationCity.Make(1));
    private static readonly Lazy<CityResult> Result = new(() => CityBuilder.Build(Draft.Value));

    [Fact]
    public void It_is_sound_and_has_no_trap_or_island() => Assert.Empty(Result.Value.Problems);

    [Fact]
    public void It_has_about_300_000_people_in_named_districts_and_beats_of_the_same_number()
    {
        var districts = Draft.Value.Zones.Where(z => z.Zone.Kind == "district").ToList();
        var people = districts.Sum(z => z.Zone.Population!.Value);
        Assert.InRange(people, 270_000, 330_000);
        Assert.InRange(Draft.Value.Zones.Where(z => z.Zone.Kind == "beat").Sum(z => z.Zone.Population!.Value), people - 100, people + 100);
        Assert.All(Draft.Value.Zones, z => Assert.True(z.Shape.IsValid && z.Shape.Area > 0, z.Place));
    }

    [Fact]
    public void Districts_do_not_overlap()
    {
        var shapes = Draft.Value.Zones.Where(z => z.Zone.Kind == "district").Select(z => z.Shape).ToList();
        for (var i = 0; i < shapes.Count; i++)
            for (var j = i + 1; j < shapes.Count; j++)
                Assert.True(shapes[i].Intersection(shapes[j]).Area < 1e-6 * shapes[i].Area, $"{i} and {j}");
    }

    [Fact, Trait("Tier", "slow")]
    public void The_same_seed_makes_the_same_city_and_another_seed_another()
    {
        using var folder = new TestFolder();
        PackWriter.Write(Result.Value, folder["a"]);
        PackWriter.Write(CityBuilder.Build(DemonstrationCity.Make(1)), folder["b"]);
        Assert.Equal(CityPack.ReadManifest(folder["a"]).Files, CityPack.ReadManifest(folder["b"]).Files);
        Assert.NotEqual(Draft.Value.Nodes, DemonstrationCity.Make(2).Nodes);
        Assert.Empty(PackCheck.Of(folder["a"]));
        var pack = CityPack.Open(folder["a"]);
        var picture = CityPicture.Draw(pack, pack.Sites.First(s => s.Kind == "ems"));
        Assert.Contains("minutes with lights from Medic 1", picture, StringComparison.Ordinal);
        Assert.Equal("svg", System.Xml.Linq.XDocument.Parse(picture).Root!.Name.LocalName);
    }

    [Fact]
    public void Every_kind_of_site_is_there_and_both_banks_are_within_a_quarter_of_an_hour_of_an_ambulance()
    {
        Assert.Superset(new HashSet<string> { "police", "fire", "ems", "crisis", "community", "hospital", "stabilisation", "desk-311" }, Result.Value.City!.Sites.Select(s => s.Kind).ToHashSet());
        var roads = Result.Value.City.Roads;
        var metric = roads.MetricFor(Profile.Emergency, 0, RoadConditions.None);
        var buckets = new UnitBuckets(metric, DriveDirection.FromUnits);
        var ems = Result.Value.City.Sites.Where(s => s.Kind == "ems").ToList();
        for (var i = 0; i < ems.Count; i++) buckets.Put(i, roads.Streets.Nearest(metric, ems[i].At.LatitudeE7, ems[i].At.LongitudeE7, 500_000)!.Value);
        var ms = new int[ems.Count];
        for (var node = 0; node < roads.Graph.NodeCount; node += 97)
        {
            buckets.Query(roads.Streets.Nearest(metric, roads.Graph.LatE7(node), roads.Graph.LonE7(node), 500_000)!.Value, ms);
            Assert.True(ms.Min() < 15 * 60_000, $"node {node}: {ms.Min() / 1_000} s");
        }
    }

    [Fact]
    public void Its_sixty_units_start_from_its_sites()
    {
        var lines = Draft.Value.Texts["fleet.yaml"].Split('\n').Where(l => l.Contains("{id:", StringComparison.Ordinal)).ToList();
        Assert.Equal(60, lines.Count);
        var homes = Draft.Value.Sites.Select(s => string.Create(CultureInfo.InvariantCulture, $"home: [{s.Site.At.Latitude:0.00000}, {s.Site.At.Longitude:0.00000}]")).ToList();
        Assert.All(lines, l => Assert.Contains(homes, h => l.Contains(h, StringComparison.Ordinal)));
        Assert.Equal(60, lines.Select(l => l.Split(',')[0]).Distinct().Count());
    }

    [Fact]
    public void Its_week_of_calls_has_natures_of_the_catalogue_at_the_published_rate_within_its_districts()
    {
        Assert.All(Demand.All, r => Assert.True(File.Exists(RepositoryRoot.File("protocols", "natures", r.Nature + ".yaml")), r.Nature));
        var rows = Draft.Value.Texts["calls.csv"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).ToList();
        var people = Draft.Value.Zones.Where(z => z.Zone.Kind == "district").Sum(z => z.Zone.Population!.Value);
        Assert.InRange(rows.Count, people * 240.0 / 330 * 7 / 365 * .99, people * 240.0 / 330 * 7 / 365 * 1.01);
        var violent = rows.Count(r => r[2] is "assault-in-progress" or "robbery" or "shots-fired");
        Assert.InRange((double)violent / rows.Count, .015, .04);
        var shapes = Draft.Value.Zones.Where(z => z.Zone.Kind == "district").ToDictionary(z => z.Zone.Name, z => z.Shape);
        Assert.All(rows.Where((_, i) => i % 50 == 0), r => Assert.True(shapes[r[5]].Distance(new Point(double.Parse(r[4], CultureInfo.InvariantCulture), double.Parse(r[3], CultureInfo.InvariantCulture))) < 1e-4, string.Join(',', r)));
    }

    [Fact]
    public void Each_of_its_calls_comes_from_a_street_that_can_be_driven_on()
    {
        var (graph, streets) = (Result.Value.City!.Roads.Graph, Result.Value.City.Roads.Streets);
        var (low, high) = RoadParts.Corners(graph);
        foreach (var row in Draft.Value.Texts["calls.csv"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')))
        {
            var at = GeoPoint.FromDegrees(double.Parse(row[3], CultureInfo.InvariantCulture), double.Parse(row[4], CultureInfo.InvariantCulture));
            Assert.True(DraftCheck.NearestStreet(graph, streets, at, new(1)) is not null, string.Join(',', row));
            // The box of the streets is what a replay asks whether a city holds a call.
            Assert.True(at.LatitudeE7 >= low.LatitudeE7 && at.LatitudeE7 <= high.LatitudeE7 && at.LongitudeE7 >= low.LongitudeE7 && at.LongitudeE7 <= high.LongitudeE7, string.Join(',', row));
        }
    }
}
