using System.Collections.Immutable;
using System.Globalization;
using NetTopologySuite.Geometries;
using RightCall.City.Packs;
using RightCall.City.Places;
using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.City.OpenStreetMap;

/// <summary>A city from an OpenStreetMap extract: streets cut at their crossings, turn restrictions, house numbers, landmarks, water and parks.</summary>
public sealed class OsmImport
{
    private const string Licence = "© OpenStreetMap contributors, Open Database Licence 1.0";
    private readonly OsmData _data;
    private readonly CityDraft _draft;
    private readonly SortedDictionary<long, int> _nodes = [];
    private readonly SortedDictionary<long, List<(int Street, long From, long To)>> _streetsOfWay = [];

    private OsmImport(OsmData data, CityDraft draft) => (_data, _draft) = (data, draft);

    /// <summary>Reads an extract.</summary>
    /// <exception cref="InvalidDataException">The file is cut off, corrupted or no .osm.pbf.</exception>
    public static CityDraft Read(string path, string name, string timeZone)
    {
        var draft = new CityDraft { Name = name, TimeZone = timeZone, Attribution = Licence };
        new OsmImport(OsmFile.Read(path), draft).Run();
        return draft;
    }

    private void Run()
    {
        var roads = Roads();
        var uses = Uses(roads);
        foreach (var (way, road) in roads) Cut(way, road, uses);
        foreach (var relation in _data.Relations) Restriction(relation);
        foreach (var node in _data.TaggedNodes) Point(node.Tags, node.LatE7, node.LonE7, $"node {node.Id}");
        foreach (var way in _data.Ways) Shape(way);
        // The format has no end mark: what is cut off just behind a block reads like a whole file.
        if (_data.Ways.Count > 0 && _data.Relations.Count == 0) Warn("OSM-013", "the file", "It holds no relation (turn restrictions, areas), and those come last: was it filtered, or cut off at the end of a block?");
    }

    private List<(OsmWay Way, OsmRoad Road)> Roads()
    {
        var roads = new List<(OsmWay, OsmRoad)>();
        foreach (var way in _data.Ways)
        {
            var road = OsmRoad.Of(way.Tags, out var unknown);
            if (unknown is not null) Warn("OSM-011", $"way {way.Id}", $"highway={unknown} is not known to carry vehicles: it is left out.");
            if (road is not { } found) continue;
            if (way.Nodes.Length < 2) { Warn("OSM-012", $"way {way.Id}", "It has fewer than two nodes and is left out."); continue; }
            roads.Add((way, found));
        }
        return roads;
    }

    // A node is a crossing where two roads share it, or a road ends there.
    private static SortedDictionary<long, int> Uses(List<(OsmWay Way, OsmRoad Road)> roads)
    {
        var all = new List<long>();
        foreach (var (way, _) in roads)
        {
            all.AddRange(way.Nodes);
            all.Add(way.Nodes[0]);
            all.Add(way.Nodes[^1]);
        }
        all.Sort();
        var shared = new List<KeyValuePair<long, int>>();
        for (var i = 0; i < all.Count;)
        {
            var j = i;
            while (j < all.Count && all[j] == all[i]) j++;
            if (j - i > 1) shared.Add(new(all[i], j - i));
            i = j;
        }
        return new(shared.ToDictionary(p => p.Key, p => p.Value));
    }

    private void Cut(OsmWay way, OsmRoad road, SortedDictionary<long, int> uses)
    {
        var run = new List<(long Id, GeoPoint At)>();
        var missing = 0;
        foreach (var id in way.Nodes)
        {
            if (!_data.TryPlace(id, out var lat, out var lon))
            {
                missing++;
                Add(way, road, run);
                run = [];
                continue;
            }
            if (run.Count > 0 && run[^1].Id == id) continue;
            run.Add((id, new(lat, lon)));
            if (run.Count > 1 && uses.ContainsKey(id))
            {
                Add(way, road, run);
                run = [(id, new(lat, lon))];
            }
        }
        Add(way, road, run);
        if (missing > 0) Warn("OSM-010", $"way {way.Id}", $"{missing} of its {way.Nodes.Length} nodes are not in the extract: it leaves the edge, and is cut there.");
    }

    private void Add(OsmWay way, OsmRoad road, List<(long Id, GeoPoint At)> run)
    {
        if (run.Count < 2) return;
        var name = way.Tags["name"] ?? way.Tags["ref"] ?? "";
        var others = new[] { "alt_name", "old_name", "short_name", "official_name", "name:en", "name:es", "ref" }.Select(k => way.Tags[k]).Where(n => n is not null && n != name)
            .SelectMany(n => n!.Split(';')).Select(n => n.Trim()).Where(n => n.Length > 0).Distinct();
        var street = new StreetDraft
        {
            From = NodeOf(run[0]),
            To = NodeOf(run[^1]),
            Class = road.Class,
            Forward = road.Forward,
            Backward = road.Backward,
            ForwardLimitKmh = road.ForwardLimitKmh,
            BackwardLimitKmh = road.BackwardLimitKmh,
            Shape = [.. run.Skip(1).Take(run.Count - 2).Select(p => (p.At.LatitudeE7, p.At.LongitudeE7))],
            Place = $"way {way.Id}",
        };
        if (!_streetsOfWay.TryGetValue(way.Id, out var list)) _streetsOfWay[way.Id] = list = [];
        list.Add((_draft.Streets.Count, run[0].Id, run[^1].Id));
        _draft.Streets.Add(new(street, name, [.. others], null, null));
    }

    private int NodeOf((long Id, GeoPoint At) node)
    {
        if (_nodes.TryGetValue(node.Id, out var known)) return known;
        _draft.Nodes.Add(node.At);
        return _nodes[node.Id] = _draft.Nodes.Count - 1;
    }

    // from way – via node (or one via way) – to way, by wiki.openstreetmap.org/wiki/Relation:restriction.
    private void Restriction(OsmRelation relation)
    {
        if (relation.Tags["type"] != "restriction") return;
        var place = $"relation {relation.Id}";
        var rule = relation.Tags["restriction"] ?? relation.Tags["restriction:motorcar"];
        if (rule is null)
        {
            if (relation.Tags["restriction:conditional"] is not null) Warn("OSM-020", place, "A turn restriction that holds at some hours only is left out.");
            return;
        }
        var from = relation.Members.Where(m => m.Role == "from" && m.Type == OsmRelation.Way).ToList();
        var via = relation.Members.Where(m => m.Role == "via").ToList();
        var to = relation.Members.Where(m => m.Role == "to" && m.Type == OsmRelation.Way).ToList();
        if (from.Count != 1 || to.Count != 1 || via.Count != 1 || !(rule.StartsWith("no_", StringComparison.Ordinal) || rule.StartsWith("only_", StringComparison.Ordinal)))
        {
            Warn("OSM-021", place, $"'{rule}' with {from.Count} from, {via.Count} via and {to.Count} to members is not a turn restriction that can be followed: one of each. It is left out.");
            return;
        }
        var arcs = via[0].Type == OsmRelation.Node ? Through(from[0].Id, via[0].Id, to[0].Id) : Along(from[0].Id, via[0].Id, to[0].Id);
        if (arcs is null) { Warn("OSM-022", place, "Its ways do not meet at its via, or are not in the extract. It is left out."); return; }
        var bound = relation.Tags["except"]?.Contains("emergency", StringComparison.Ordinal) == true ? Profiles.Ordinary : Profiles.All;
        _draft.Turns.Add(new(rule.StartsWith("no_", StringComparison.Ordinal) ? TurnRule.No : TurnRule.Only, arcs, bound, place));
    }

    private int[]? Through(long from, long via, long to) => ArcInto(from, via) is { } a && ArcOutOf(to, via) is { } b ? [a, b] : null;

    private int[]? Along(long from, long via, long to)
    {
        if (!_streetsOfWay.TryGetValue(via, out var middle) || middle.Count != 1) return null;
        var (street, first, last) = middle[0];
        if (ArcInto(from, first) is { } a && ArcOutOf(to, last) is { } b) return [a, 2 * street, b];
        if (ArcInto(from, last) is { } c && ArcOutOf(to, first) is { } d) return [c, (2 * street) + 1, d];
        return null;
    }

    private int? ArcInto(long way, long node)
    {
        foreach (var (street, from, to) in _streetsOfWay.GetValueOrDefault(way) ?? []) if (to == node) return 2 * street; else if (from == node) return (2 * street) + 1;
        return null;
    }

    private int? ArcOutOf(long way, long node)
    {
        foreach (var (street, from, to) in _streetsOfWay.GetValueOrDefault(way) ?? []) if (from == node) return 2 * street; else if (to == node) return (2 * street) + 1;
        return null;
    }

    private void Point(Tags tags, int lat, int lon, string place)
    {
        if (tags["addr:housenumber"] is { } number && tags["addr:street"] is { } street)
        {
            var digits = new string([.. number.TakeWhile(char.IsAsciiDigit)]);
            if (int.TryParse(digits, CultureInfo.InvariantCulture, out var n)) _draft.Houses.Add(new(street, n, new(lat, lon), place));
            else Warn("OSM-030", place, $"House number '{number}' does not begin with a number. It is left out.");
        }
        if (tags["name"] is not { } name) return;
        if (tags["place"] is "neighbourhood" or "suburb" or "quarter" or "village" or "town" or "hamlet") _draft.Neighbourhoods.Add(new(name, [], tags["place"]!, new(lat, lon)));
        if (SiteKind(tags) is { } site) _draft.Sites.Add(new(new(place.Replace(' ', '-'), name, site, new(lat, lon), 0), place, FromMap: true));
        var kind = new[] { "amenity", "shop", "tourism", "leisure", "railway", "public_transport", "office", "healthcare", "historic", "place" }.FirstOrDefault(k => tags[k] is not null);
        if (kind is null) return;
        var others = new[] { "alt_name", "old_name", "short_name", "official_name", "name:en", "name:es" }.Select(k => tags[k]).OfType<string>().Where(n => n != name).Distinct();
        _draft.Landmarks.Add(new(name, [.. others], tags[kind]!, new(lat, lon)));
    }

    private static string? SiteKind(Tags tags) => tags["amenity"] switch
    {
        "fire_station" => "fire",
        "police" => "police",
        "hospital" => "hospital",
        _ => tags["emergency"] == "ambulance_station" ? "ems" : null,
    };

    private void Shape(OsmWay way)
    {
        var named = way.Tags["addr:housenumber"] is not null || (way.Tags["name"] is not null && way.Tags["highway"] is null);
        var water = way.Tags["natural"] == "water" || way.Tags["waterway"] is "riverbank" or "dock";
        var green = way.Tags["leisure"] is "park" or "garden" or "nature_reserve" || way.Tags["landuse"] is "forest" or "grass" or "cemetery" || way.Tags["natural"] == "wood";
        if (!named && !water && !green) return;
        var ring = new List<GeoPoint>();
        foreach (var id in way.Nodes) if (_data.TryPlace(id, out var lat, out var lon)) ring.Add(new(lat, lon));
        if (ring.Count == 0) { if (named) Warn("OSM-032", $"way {way.Id}", "None of its nodes is in the extract. It is left out."); return; }
        if (named) Point(way.Tags, (int)ring.Average(p => (double)p.LatitudeE7), (int)ring.Average(p => (double)p.LongitudeE7), $"way {way.Id}");
        if ((!water && !green) || ring.Count < 4 || way.Nodes[0] != way.Nodes[^1] || ring.Count != way.Nodes.Length) return;
        var polygon = GeometryFactory.Default.CreatePolygon([.. ring.Select(p => new Coordinate(p.Longitude, p.Latitude))]);
        if (!polygon.IsValid) { Warn("OSM-031", $"way {way.Id}", "Its outline crosses itself; it is not drawn."); return; }
        (water ? _draft.Water : _draft.Green).Add(polygon);
    }

    private void Warn(string code, string place, string message) => _draft.Problems.Add(new(false, code, place, message));
}
