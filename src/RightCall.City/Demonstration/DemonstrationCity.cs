using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using RightCall.City.Packs;
using RightCall.City.Places;
using RightCall.City.Zones;
using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.City.Demonstration;

/// <summary>Makes the demonstration city: a port of about 300,000 people that exists nowhere. The same seed makes the same city, to the last crossing.</summary>
/// <remarks>It stands in the open Pacific, so that it can be taken for no real place.</remarks>
public static class DemonstrationCity
{
    /// <summary>Its name.</summary>
    public const string Name = "Port Brannock";

    private const double South = 44.20;
    private const double West = -126.40;
    private const double MetresPerDegree = 111_194.93;
    private static readonly double EastScale = Math.Cos((South + 0.056) * Math.PI / 180);

    /// <summary>Draws it.</summary>
    public static CityDraft Make(int seed)
    {
        var noise = new Noise((ulong)seed);
        var ground = Demonstration.Ground.Make(noise);
        var districts = DistrictMap.Make(ground, noise);
        var network = StreetNetwork.Make(new StreetPlan(ground, districts, noise).Make());
        var full = Motorway.AddTo(network);
        var draft = new CityDraft { Name = Name, TimeZone = "America/Los_Angeles", Attribution = "Port Brannock is made up; seed " + seed + "." };
        draft.Nodes.AddRange(full.Nodes.Select(Point));
        foreach (var s in HouseNumbers.Make(full)) draft.Streets.Add(Draft(s.Stretch, s.Low, s.High));
        foreach (var s in full.Stretches.Where(s => s.Street.Class is StreetClass.Motorway or StreetClass.Ramp)) draft.Streets.Add(Draft(s, null, null));
        foreach (var d in districts) draft.Zones.Add(new(new("district", Slug(d.Plan.Name), d.Plan.Name, d.Population), Degrees(d.Area), $"district {d.Plan.Name}"));
        foreach (var b in Beats.Make(districts)) draft.Zones.Add(new(new("beat", b.Id, $"Beat {b.Id}", b.Population), Degrees(b.Area), $"beat {b.Id}"));
        draft.Water.AddRange([Degrees(ground.Sea), Degrees(ground.River)]);
        draft.Green.AddRange(districts.Where(d => d.Plan.Layout == Layout.Park).Select(d => Degrees(d.Area)));
        var stations = Stations.Make(network, districts, noise);
        draft.Sites.AddRange(stations.Select(s => new DraftSite(new(s.Id, s.Name, s.Kind, Point(s.At), s.Beds), $"site {s.Id}", FromMap: false)));
        draft.Landmarks.AddRange(stations.Select(s => new Landmark(s.Name, [], s.Kind, Point(s.At))));
        draft.Texts["fleet.yaml"] = DemonstrationFleet.Write(stations, s => Point(s.At));
        draft.Texts["demand.csv"] = Demand.Rates(districts);
        draft.Texts["calls.csv"] = Demand.Week(districts, CrossingsOf(network, districts), noise);
        draft.Texts["map.yaml"] = Demand.Mapping(Name, draft.TimeZone, South - .02, West - .02, South + .14, West + .22);
        OpenTraps(draft);
        draft.Landmarks.AddRange(Landmarks.Make(network, districts).Select(l => new Landmark(l.Name, l.OtherNames, l.Kind, Point(l.At))));
        return draft;
    }

    // A one-way street that leads into a dead end, or out of one, is driven both ways. Each round can free only what touches the rest; few are needed.
    private static void OpenTraps(CityDraft draft)
    {
        for (var opened = true; opened;)
        {
            opened = false;
            var builder = RoadMaking.Fill(draft);
            var graph = builder.Build().Graph!;
            for (var i = 0; i < draft.Streets.Count; i++)
            {
                var (road, arc) = (draft.Streets[i].Road, builder.ArcOf(2 * i));
                if (road.Backward != Profiles.None || arc < 0 || graph.InMainNetwork(arc >> 1, Profile.Ordinary)) continue;
                draft.Streets[i] = draft.Streets[i] with { Road = road with { Backward = Profiles.All } };
                opened = true;
            }
        }
    }

    private static List<List<GeoPoint>> CrossingsOf(StreetNetwork network, List<District> districts)
    {
        var areas = districts.Select(d => NetTopologySuite.Geometries.Prepared.PreparedGeometryFactory.Prepare(d.Area)).ToList();
        var crossings = districts.Select(_ => new List<GeoPoint>()).ToList();
        foreach (var node in network.Nodes)
        {
            var point = Demonstration.Ground.Factory.CreatePoint(node);
            if (areas.FindIndex(a => a.Covers(point)) is >= 0 and var district) crossings[district].Add(Point(node));
        }
        return crossings;
    }

    private static DraftStreet Draft(Stretch s, int? low, int? high)
    {
        var shape = s.Line.Skip(1).Take(s.Line.Length - 2).Select(Point).Select(p => (p.LatitudeE7, p.LongitudeE7)).ToList();
        var road = new StreetDraft
        {
            From = s.From,
            To = s.To,
            Class = ClassOf(s.Street),
            Backward = s.Street.OneWay ? Profiles.None : Profiles.All,
            ForwardLimitKmh = Limit(s.Street.Class),
            BackwardLimitKmh = Limit(s.Street.Class),
            Shape = shape,
            Place = $"{(s.Street.Name.Length > 0 ? s.Street.Name : "ramp")} from node {s.From} to {s.To}",
        };
        return new(road, s.Street.Name, [], low, high);
    }

    private static RoadClass ClassOf(Street street) => street.Class switch
    {
        StreetClass.Motorway => RoadClass.Motorway,
        StreetClass.Ramp => RoadClass.Ramp,
        StreetClass.Arterial => RoadClass.Primary,
        StreetClass.Collector => RoadClass.Tertiary,
        StreetClass.Lane => RoadClass.LivingStreet,
        _ => RoadClass.Residential,
    };

    // The usual posted limits of American cities: 60, 35, 30, 25 and 15 miles an hour.
    private static byte Limit(StreetClass cls) => cls switch { StreetClass.Motorway => 97, StreetClass.Ramp or StreetClass.Arterial => 56, StreetClass.Collector => 48, StreetClass.Lane => 24, _ => 40 };

    private static GeoPoint Point(Coordinate c) => GeoPoint.FromDegrees(South + (c.Y / MetresPerDegree), West + (c.X / (MetresPerDegree * EastScale)));

    private static Geometry Degrees(Geometry metres) => new AffineTransformation(1 / (MetresPerDegree * EastScale), 0, West, 0, 1 / MetresPerDegree, South).Transform(
        GeometryFactory.Default.CreateGeometry(metres));

    private static string Slug(string name) => name.ToLowerInvariant().Replace(". ", "-", StringComparison.Ordinal).Replace(' ', '-');
}
