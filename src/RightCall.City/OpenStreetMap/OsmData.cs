namespace RightCall.City.OpenStreetMap;

/// <summary>Tags of an element: few, so a list serves.</summary>
internal readonly struct Tags(List<(string Key, string Value)>? pairs)
{
    public bool IsEmpty => pairs is null || pairs.Count == 0;

    public string? this[string key]
    {
        get
        {
            if (pairs is not null) foreach (var (k, v) in pairs) if (k == key) return v;
            return null;
        }
    }
}

/// <summary>A way.</summary>
internal sealed record OsmWay(long Id, Tags Tags, long[] Nodes);

/// <summary>One member of a relation.</summary>
internal readonly record struct OsmMember(string Role, long Id, int Type);

/// <summary>A relation.</summary>
internal sealed record OsmRelation(long Id, Tags Tags, List<OsmMember> Members)
{
    public const int Node = 0;
    public const int Way = 1;
}

/// <summary>A node that has tags.</summary>
internal sealed record OsmNode(long Id, Tags Tags, int LatE7, int LonE7);

/// <summary>What an extract holds: every node's place, the nodes with tags, ways and relations.</summary>
internal sealed class OsmData
{
    private readonly List<(long Id, int Lat, int Lon)> _places = [];
    private bool _sorted = true;

    public List<OsmNode> TaggedNodes { get; } = [];
    public List<OsmWay> Ways { get; } = [];
    public List<OsmRelation> Relations { get; } = [];
    public int NodeCount => _places.Count;

    public void AddPlace(long id, int lat, int lon)
    {
        if (_places.Count > 0 && _places[^1].Id > id) _sorted = false;
        _places.Add((id, lat, lon));
    }

    /// <summary>Where a node is; false where the extract does not hold it.</summary>
    public bool TryPlace(long id, out int latE7, out int lonE7)
    {
        if (!_sorted)
        {
            _places.Sort((a, b) => a.Id.CompareTo(b.Id));
            _sorted = true;
        }
        var (low, high) = (0, _places.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (found, lat, lon) = _places[middle];
            if (found == id) { (latE7, lonE7) = (lat, lon); return true; }
            if (found < id) low = middle + 1; else high = middle - 1;
        }
        (latE7, lonE7) = (0, 0);
        return false;
    }
}
