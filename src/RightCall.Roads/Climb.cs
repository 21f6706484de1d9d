namespace RightCall.Roads;

/// <summary>One side of a search: where it enters the hierarchy, and the shortest times on the way to the root, by level.</summary>
/// <remarks>The places where a point on a street enters all lie on one way to a root. Scratch space of one search, used by one thread.</remarks>
internal sealed unsafe class Climb
{
    private readonly RoadGraph _graph;
    private readonly RoadHierarchy _hierarchy;
    private readonly Lanes _ms;
    private readonly Lanes _from;
    private (int Rank, int Ms)[] _entries = new (int, int)[8];

    public Climb(RoadGraph graph, RoadHierarchy hierarchy)
    {
        _graph = graph;
        _hierarchy = hierarchy;
        _ms = new Lanes(hierarchy.LevelCount);
        _from = new Lanes(hierarchy.LevelCount);
        Rank = new int[hierarchy.LevelCount];
    }

    /// <summary>Shortest time by level.</summary>
    public int* Ms => _ms.First;
    /// <summary>The node at each level, where it has been noted.</summary>
    public int[] Rank { get; }
    /// <summary>For a path: the level from which each level was reached, or -1 at an entry.</summary>
    public int* From => _from.First;
    /// <summary>The lowest entry, or -1 if there is none.</summary>
    public int Lowest { get; private set; }
    public int EntryCount { get; private set; }

    public void Clear()
    {
        EntryCount = 0;
        Lowest = -1;
    }

    private void Enter(int routingNode, int ms)
    {
        if (EntryCount == _entries.Length) Array.Resize(ref _entries, 2 * _entries.Length);
        int rank = _hierarchy.Rank[routingNode];
        _entries[EntryCount++] = (rank, ms);
        if (Lowest < 0 || rank < Lowest) Lowest = rank;
    }

    /// <summary>Enters where a drive may begin: at a node.</summary>
    public void LeaveNode(int node) => Enter(node, 0);

    /// <summary>Enters where a drive may begin: at the ends of a street that can be reached from a point on it.</summary>
    public void LeavePoint(Metric metric, in RoadPoint point)
    {
        if (NodeAt(point) is int node and >= 0) { LeaveNode(node); return; }
        for (int arc = 2 * point.Street; arc <= 2 * point.Street + 1; arc++)
        {
            int ms = metric.ArcMs[arc];
            if (ms < Times.Unreachable) Enter(_graph.EntryOf(arc), ms - RoadPoint.PartMs(ms, point.Along(arc)));
        }
    }

    /// <summary>Enters where a drive may end: at a node, in whatever state.</summary>
    public void ReachNode(int node)
    {
        Enter(node, 0);
        var (from, to) = _graph.StatesAt(node);
        for (int state = from; state < to; state++) Enter(state, 0);
    }

    /// <summary>Enters where a drive may end: at the ends of a street from which a point on it can be reached.</summary>
    public void ReachPoint(Metric metric, in RoadPoint point)
    {
        if (NodeAt(point) is int node and >= 0) { ReachNode(node); return; }
        for (int arc = 2 * point.Street; arc <= 2 * point.Street + 1; arc++)
        {
            int whole = metric.ArcMs[arc];
            if (whole >= Times.Unreachable) continue;
            int ms = RoadPoint.PartMs(whole, point.Along(arc));
            int tail = _graph.Tail(arc);
            Enter(tail, ms);
            var (from, to) = _graph.StatesAt(tail);
            for (int state = from; state < to; state++)
                if (MayTurn(state, arc, metric.Profile)) Enter(state, ms);
        }
    }

    internal bool MayTurn(int routingNode, int arc, Profile profile)
    {
        for (int r = _graph.OutFirst[routingNode]; r < _graph.OutFirst[routingNode + 1]; r++)
            if (_graph.OutArc[r] == arc) return _graph.OutBan.Length == 0 || (_graph.OutBan[r] >> (int)profile & 1) == 0;
        return false;
    }

    /// <summary>The node that a point at the very end of a street is, or -1.</summary>
    internal int NodeAt(in RoadPoint point) => point.Position switch
    {
        0 => _graph.StreetFrom[point.Street],
        Times.WholeStreet => _graph.StreetTo[point.Street],
        _ => -1,
    };

    /// <summary>Writes the entries' times, and "unreachable" for the rest of the way to the root.</summary>
    public void Start()
    {
        var level = _hierarchy.Level.Span;
        _ms.Span[level[Lowest]..].Fill(Times.Unreachable);
        for (int e = 0; e < EntryCount; e++)
        {
            ref int slot = ref Ms[level[_entries[e].Rank]];
            if (_entries[e].Ms < slot) slot = _entries[e].Ms;
        }
    }

    /// <summary>Marks the entries, for a path.</summary>
    public void StartPath()
    {
        Start();
        _from.Span[_hierarchy.Level[Lowest]..].Fill(-1);
    }
}
