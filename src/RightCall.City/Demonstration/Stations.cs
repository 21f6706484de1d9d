using NetTopologySuite.Geometries;

namespace RightCall.City.Demonstration;

/// <summary>A building that units start from, or that people are brought to.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">police, fire, ems, crisis, community, hospital, stabilisation, desk-311.</param>
/// <param name="At">Metres.</param>
/// <param name="Beds">Beds or chairs, for facilities; otherwise 0.</param>
internal sealed record Station(string Id, string Name, string Kind, Coordinate At, int Beds);

/// <summary>Puts each station at the crossing of larger streets that is nearest to where it should be.</summary>
internal static class Stations
{
    private static readonly (string Kind, string District, string Name, int Beds)[] Wanted =
    [
        ("police", "Exchange", "Central Precinct", 0), ("police", "Rope Walk", "South Precinct", 0), ("police", "Weir", "East Precinct", 0),
        ("police", "Northgate", "North Precinct", 0), ("police", "Brickfields", "Brickfields Precinct", 0),
        ("fire", "Old Harbor", "Fire Station 1", 0), ("fire", "Exchange", "Fire Station 2", 0), ("fire", "Rope Walk", "Fire Station 3", 0),
        ("fire", "Garden City", "Fire Station 4", 0), ("fire", "University", "Fire Station 5", 0), ("fire", "Northgate", "Fire Station 6", 0),
        ("fire", "Weir", "Fire Station 7", 0), ("fire", "Brickfields", "Fire Station 8", 0), ("fire", "Upland", "Fire Station 9", 0),
        ("fire", "Larkrise", "Fire Station 10", 0), ("fire", "Southgate", "Fire Station 11", 0), ("fire", "Cannery", "Fire Station 12", 0),
        ("ems", "Market", "Medic 1", 0), ("ems", "St. Brannock", "Medic 2", 0), ("ems", "Northgate", "Medic 3", 0), ("ems", "Weir", "Medic 4", 0),
        ("ems", "Low Meadow", "Medic 5", 0), ("ems", "Eastfield", "Medic 6", 0), ("ems", "Orchard", "Medic 7", 0),
        ("crisis", "Market", "Crisis Base Harbor", 0), ("crisis", "Weir", "Crisis Base Weir", 0), ("crisis", "Garden City", "Crisis Base South", 0),
        ("community", "Southbank", "Community Response Southbank", 0), ("community", "University", "Community Response North", 0),
        ("hospital", "University", "University Hospital", 24), ("hospital", "St. Brannock", "St. Brannock Hospital", 18), ("hospital", "Eastfield", "Eastfield Medical Center", 14),
        ("stabilisation", "Southbank", "Southbank Stabilization Center", 16), ("stabilisation", "Millrace", "Millrace Sobering Center", 12),
        ("desk-311", "Exchange", "311 Customer Service", 0),
    ];

    public static List<Station> Make(StreetNetwork network, IReadOnlyList<District> districts, Noise noise)
    {
        var large = network.Stretches.Where(s => s.Street.Class is StreetClass.Arterial or StreetClass.Collector && !s.Street.IsBridge).SelectMany(s => new[] { s.From, s.To }).Distinct().ToList();
        var stations = new List<Station>();
        var taken = new SortedSet<int>();
        var number = 0;
        foreach (var (kind, name, title, beds) in Wanted)
        {
            var district = districts.Single(d => d.Plan.Name == name);
            var wish = new Coordinate(district.Plan.X + noise.Between(-500, 500, 60, number), district.Plan.Y + noise.Between(-500, 500, 61, number));
            var node = large.Where(n => !taken.Contains(n)).MinBy(n => network.Nodes[n].Distance(wish));
            taken.Add(node);
            stations.Add(new($"{kind}-{++number}", title, kind, network.Nodes[node], beds));
        }
        return stations;
    }
}
