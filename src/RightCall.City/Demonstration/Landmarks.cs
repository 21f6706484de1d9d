using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace RightCall.City.Demonstration;

/// <summary>A place that people name instead of an address.</summary>
internal sealed record NamedPlace(string Name, ImmutableArray<string> OtherNames, string Kind, Coordinate At);

/// <summary>Places that callers name: terminals, markets, stations, parks, each with what people also call it.</summary>
internal static class Landmarks
{
    private static readonly (string District, string Name, string[] OtherNames, string Kind, double X, double Y)[] All =
    [
        ("Old Harbor", "Ferry Terminal", ["the ferry", "ferry dock"], "terminal", -300, 250),
        ("Market", "Union Station", ["train station", "central station"], "terminal", 250, -150),
        ("Market", "Public Market", ["fish market", "the market"], "shop", -200, 100),
        ("Exchange", "City Hall", ["town hall"], "public", 100, 80),
        ("Exchange", "Main Library", ["central library", "the library"], "public", -250, -120),
        ("Exchange", "Courthouse", ["county court"], "public", 320, 200),
        ("Customs Hill", "Customs House", [], "public", 0, 0),
        ("University", "Brannock State University", ["the university", "BSU"], "school", 0, 150),
        ("Alder Park", "Alder Park", ["the park"], "park", 0, 0),
        ("Southbank", "Southbank Shelter", ["the shelter", "night shelter"], "shelter", 150, -200),
        ("Southbank", "Transit Center", ["bus station", "bus depot"], "terminal", -300, 120),
        ("Cannery", "Cannery Works", ["the old cannery"], "works", 0, 0),
        ("Breakwater", "Container Terminal", ["terminal 5"], "works", 0, 200),
        ("Headland", "Lighthouse", ["the point", "Headland Light"], "park", -900, 300),
        ("Northgate", "Northgate Mall", ["the mall"], "shop", 200, -300),
        ("Weir", "Weir Bridge Park", [], "park", -300, -700),
        ("Garden City", "Fairground", ["the fairground", "show ground"], "public", 100, 200),
        ("Junction", "Freight Yard", ["rail yard", "the yards"], "works", 0, 0),
        ("Airfield", "Municipal Airport", ["the airport", "airfield"], "terminal", 0, 0),
        ("Low Meadow", "Meadow High School", ["the high school"], "school", 200, 100),
        ("Eastfield", "Eastfield Plaza", ["the plaza"], "shop", -150, 250),
        ("Tern Marsh", "Tern Marsh Reserve", ["the marsh", "bird reserve"], "park", 0, 0),
    ];

    public static IEnumerable<NamedPlace> Make(StreetNetwork network, IReadOnlyList<District> districts)
    {
        foreach (var (name, title, others, kind, x, y) in All)
        {
            var district = districts.Single(d => d.Plan.Name == name);
            var wish = new Coordinate(district.Plan.X + x, district.Plan.Y + y);
            yield return new(title, [.. others], kind, network.Nodes.MinBy(n => n.Distance(wish))!);
        }
    }
}
