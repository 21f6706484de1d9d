using System.Collections.Immutable;
using RightCall.City.Packs;
using RightCall.City.Zones;
using RightCall.Domain.Geo;

namespace RightCall.City.Places;

/// <summary>Makes of a draft what people can ask for: streets by name, blocks, houses at their streets, landmarks with their districts.</summary>
internal sealed class PlaceMaking
{
    /// <summary>Stretches of one name with a gap no longer than this are one street: a park or a railway lies between them.</summary>
    private static readonly Distance WidestGap = new(1_000);
    private static readonly Distance FarthestHouse = new(1_000);
    private static readonly Distance OnePlace = new(200);
    private static readonly Distance FarthestNeighbourhood = new(3_000);

    private readonly CityDraft _draft;
    private readonly ZoneMap _zones;
    private readonly string? _districts;
    private readonly List<NamedStreet> _streets = [];
    private readonly List<Block> _blocks = [];
    private readonly SortedDictionary<string, List<int>> _blocksOfName = new(StringComparer.Ordinal);

    private PlaceMaking(CityDraft draft, ZoneMap zones)
    {
        (_draft, _zones) = (draft, zones);
        var kinds = zones.All.Select(z => z.Kind).Distinct(StringComparer.Ordinal).ToList();
        _districts = kinds.Contains("district") ? "district" : kinds.FirstOrDefault();
    }

    public static PlaceDraft Make(CityDraft draft, ZoneMap zones, List<CityProblem> problems)
    {
        var making = new PlaceMaking(draft, zones);
        making.Streets();
        var houses = making.Houses(problems);
        return new([.. making._streets], [.. making._blocks], houses, [.. draft.Landmarks.Concat(making.Sites()).Select(l => (l, making.District(l.At)))]);
    }

    // Stations and hospitals are asked for by name too; a map's own are landmarks already.
    private IEnumerable<Landmark> Sites() =>
        _draft.Sites.Select(s => s.Site).Where(s => !_draft.Landmarks.Exists(l => l.Name == s.Name && l.At.To(s.At) < OnePlace)).Select(s => new Landmark(s.Name, [], s.Kind, s.At));

    private string District(GeoPoint at)
    {
        if (_districts is not null) return _zones.At(at, _districts)?.Name ?? "";
        var nearest = _draft.Neighbourhoods.Select(n => (n.Name, Away: n.At.To(at))).Where(n => n.Away <= FarthestNeighbourhood).OrderBy(n => n.Away).ThenBy(n => n.Name, StringComparer.Ordinal).FirstOrDefault();
        return nearest.Name ?? "";
    }

    private void Streets()
    {
        var named = _draft.Streets.Where(s => s.Name.Length > 0 && InGraph(s)).GroupBy(s => StreetWords.Form(s.Name), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
        foreach (var name in named)
        {
            foreach (var cluster in Clusters([.. name]))
            {
                var shown = cluster.GroupBy(s => s.Name, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;
                _streets.Add(new(shown, [.. cluster.SelectMany(s => s.OtherNames).Where(n => n != shown).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
                foreach (var s in cluster) AddBlock(name.Key, s);
            }
        }
    }

    private bool InGraph(DraftStreet s) => (uint)s.Road.From < (uint)_draft.Nodes.Count && (uint)s.Road.To < (uint)_draft.Nodes.Count;

    private void AddBlock(string form, DraftStreet s)
    {
        ImmutableArray<GeoPoint> line = [_draft.Nodes[s.Road.From], .. s.Road.Shape.Select(p => new GeoPoint(p.LatE7, p.LonE7)), _draft.Nodes[s.Road.To]];
        if (!_blocksOfName.TryGetValue(form, out var list)) _blocksOfName[form] = list = [];
        list.Add(_blocks.Count);
        _blocks.Add(new(_streets.Count - 1, District(LineFoot.Along([.. line], .5)), s.Road.From, s.Road.To, s.LowNumber, s.HighNumber, line));
    }

    // Stretches that share a crossing, or whose ends are near, are one street.
    private List<List<DraftStreet>> Clusters(List<DraftStreet> stretches)
    {
        var leader = Enumerable.Range(0, stretches.Count).ToArray();
        int Find(int v)
        {
            while (leader[v] != v) v = leader[v] = leader[leader[v]];
            return v;
        }
        for (var i = 0; i < stretches.Count; i++)
        {
            for (var j = i + 1; j < stretches.Count; j++)
            {
                if (Find(i) == Find(j) || !Near(stretches[i], stretches[j])) continue;
                leader[Find(j)] = Find(i);
            }
        }
        return [.. Enumerable.Range(0, stretches.Count).GroupBy(Find).OrderBy(g => g.Key).Select(g => g.Select(i => stretches[i]).ToList())];
    }

    private bool Near(DraftStreet a, DraftStreet b)
    {
        foreach (var p in (ReadOnlySpan<int>)[a.Road.From, a.Road.To])
            foreach (var q in (ReadOnlySpan<int>)[b.Road.From, b.Road.To])
                if (p == q || _draft.Nodes[p].To(_draft.Nodes[q]) <= WidestGap) return true;
        return false;
    }

    // Each house goes to the nearest block of its street's name; the blocks learn their numbers from their houses.
    private ImmutableArray<PlacedHouse> Houses(List<CityProblem> problems)
    {
        var placed = new List<PlacedHouse>();
        var numbers = new SortedDictionary<int, List<(int Number, double Share)>>();
        foreach (var house in _draft.Houses)
        {
            if (!_blocksOfName.TryGetValue(StreetWords.Form(house.Street), out var blocks))
            {
                problems.Add(new(false, "CITY-040", house.Place, $"There is no street '{house.Street}' for the house number {house.Number}. It is left out."));
                continue;
            }
            var (block, foot) = blocks.Select(b => (b, Foot: LineFoot.Of(_blocks[b].Line.AsSpan(), house.At))).MinBy(b => b.Foot.Away);
            if (foot.Away > FarthestHouse)
            {
                problems.Add(new(false, "CITY-041", house.Place, $"The house number {house.Number} is {foot.Away.Metres:0} m from '{house.Street}'; at most {FarthestHouse.Metres:0} m is taken for the same street. It is left out."));
                continue;
            }
            placed.Add(new(_blocks[block].Street, house.Number, District(house.At), house.At));
            if (_blocks[block].FromNumber is null)
            {
                if (!numbers.TryGetValue(block, out var list)) numbers[block] = list = [];
                list.Add((house.Number, foot.Share));
            }
        }
        foreach (var (block, list) in numbers)
        {
            var (low, high) = (list.MinBy(n => n.Number), list.MaxBy(n => n.Number));
            _blocks[block] = low.Share <= high.Share ? _blocks[block] with { FromNumber = low.Number, ToNumber = high.Number } : _blocks[block] with { FromNumber = high.Number, ToNumber = low.Number };
        }
        return [.. placed];
    }
}
