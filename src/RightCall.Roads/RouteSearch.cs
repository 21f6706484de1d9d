namespace RightCall.Roads;

/// <summary>Finds the shortest time, or the shortest route, from one place to another.</summary>
/// <remarks>Holds the scratch space of a search: one for each thread. Exact for the metric that it is given; among equally short routes it always takes
/// the same. Walks up the elimination tree from both ends, and stops climbing where the time is no better than what is already found (Buchhold,
/// Sanders and Wagner, "Real-time traffic assignment using engineered customizable contraction hierarchies", 2019).</remarks>
public sealed unsafe class RouteSearch
{
    private readonly RoadGraph _graph;
    private readonly RoadHierarchy _hierarchy;
    private readonly Climb _start;
    private readonly Climb _end;
    private Unpacking? _unpacking;

    /// <summary>Makes the scratch space for searches in a network.</summary>
    public RouteSearch(RoadGraph graph, RoadHierarchy hierarchy)
    {
        _graph = graph;
        _hierarchy = hierarchy;
        _start = new Climb(graph, hierarchy);
        _end = new Climb(graph, hierarchy);
    }

    /// <summary>The shortest time between two nodes in milliseconds, or <see cref="Times.Unreachable"/>.</summary>
    public int TravelMs(Metric metric, int fromNode, int toNode)
    {
        _start.Clear();
        _end.Clear();
        _start.LeaveNode(fromNode);
        _end.ReachNode(toNode);
        return Search(metric, Times.Unreachable);
    }

    /// <summary>The shortest time between two points on streets in milliseconds, or <see cref="Times.Unreachable"/>.</summary>
    public int TravelMs(Metric metric, in RoadPoint from, in RoadPoint to)
    {
        Enter(metric, from, to);
        return Search(metric, DirectMs(metric, from, to));
    }

    /// <summary>The shortest route between two points on streets, or null if there is none.</summary>
    public RoadRoute? Route(Metric metric, in RoadPoint from, in RoadPoint to)
    {
        int direct = DirectMs(metric, from, to);
        Enter(metric, from, to);
        int meeting = -1;
        int best = SearchPath(metric, direct, ref meeting);
        if (best >= Times.Unreachable) return null;
        if (meeting < 0) return new RoadRoute(_graph, from, to, best, from.Position == to.Position ? [] : [DirectLeg(metric, from, to)]);

        var arcs = UnpackPath(metric, meeting);
        return new RoadRoute(_graph, from, to, best, Legs(metric, from, to, arcs, best));
    }

    /// <summary>The arcs of the shortest route between two nodes; empty if they are the same node, null if there is none.</summary>
    public IReadOnlyList<int>? Arcs(Metric metric, int fromNode, int toNode)
    {
        _start.Clear();
        _end.Clear();
        _start.LeaveNode(fromNode);
        _end.ReachNode(toNode);
        int meeting = -1;
        int best = SearchPath(metric, Times.Unreachable, ref meeting);
        return best >= Times.Unreachable ? null : UnpackPath(metric, meeting);
    }

    /// <summary>The time between two points of one street without leaving it, or <see cref="Times.Unreachable"/>.</summary>
    internal static int DirectMs(Metric metric, in RoadPoint from, in RoadPoint to)
    {
        if (from.Street != to.Street) return Times.Unreachable;
        if (from.Position == to.Position) return 0;
        int arc = 2 * from.Street + (to.Position > from.Position ? 0 : 1);
        int ms = metric.ArcMs[arc];
        return ms >= Times.Unreachable ? ms : RoadPoint.PartMs(ms, to.Along(arc)) - RoadPoint.PartMs(ms, from.Along(arc));
    }

    private static RouteLeg DirectLeg(Metric metric, in RoadPoint from, in RoadPoint to)
    {
        int arc = 2 * from.Street + (to.Position >= from.Position ? 0 : 1);
        return new RouteLeg(arc, from.Along(arc), to.Along(arc), DirectMs(metric, from, to));
    }

    private void Enter(Metric metric, in RoadPoint from, in RoadPoint to)
    {
        _start.Clear();
        _end.Clear();
        _start.LeavePoint(metric, from);
        _end.ReachPoint(metric, to);
    }

    private int Search(Metric metric, int best)
    {
        if (_start.Lowest < 0 || _end.Lowest < 0) return best;
        _start.Start();
        _end.Start();
        int n = _hierarchy.NodeCount;
        int* f = _start.Ms, b = _end.Ms;
        fixed (int* parent = _hierarchy.Parent, upFirst = metric.UpSearch.First, up = metric.UpSearch.Ms, downFirst = metric.DownSearch.First, down = metric.DownSearch.Ms)
        fixed (ushort* level = _hierarchy.Level, upBlock = metric.UpSearch.Block, downBlock = metric.DownSearch.Block)
        {
            // The first loop that runs brings one side to an ancestor of both, or to its own lowest such node.
            int x = _start.Lowest, y = _end.Lowest;
            while (x < y) { SearchGraph.Relax(f, f[level[x]], upFirst[x], upFirst[x + 1], upBlock, up); x = parent[x]; }
            while (y < x) { SearchGraph.Relax(b, b[level[y]], downFirst[y], downFirst[y + 1], downBlock, down); y = parent[y]; }
            while (x < y) { SearchGraph.Relax(f, f[level[x]], upFirst[x], upFirst[x + 1], upBlock, up); x = parent[x]; }
            for (; x < n; x = parent[x])
            {
                int there = f[level[x]], back = b[level[x]];
                int sum = there + back;
                if (sum < best) best = sum;
                if (there < best) SearchGraph.Relax(f, there, upFirst[x], upFirst[x + 1], upBlock, up);
                if (back < best) SearchGraph.Relax(b, back, downFirst[x], downFirst[x + 1], downBlock, down);
            }
        }
        return best;
    }

    /// <summary>As <see cref="Search"/>, and notes how each level was reached. The level of the meeting stays negative if nothing beats
    /// <paramref name="best"/>.</summary>
    private int SearchPath(Metric metric, int best, ref int meeting)
    {
        if (_start.Lowest < 0 || _end.Lowest < 0) return best;
        _start.StartPath();
        _end.StartPath();
        int n = _hierarchy.NodeCount, x = _start.Lowest, y = _end.Lowest;
        fixed (int* parent = _hierarchy.Parent)
        fixed (ushort* level = _hierarchy.Level)
        {
            while (x < y) { RelaxPath(_start, x, level[x], metric.UpSearch); x = parent[x]; }
            while (y < x) { RelaxPath(_end, y, level[y], metric.DownSearch); y = parent[y]; }
            while (x < y) { RelaxPath(_start, x, level[x], metric.UpSearch); x = parent[x]; }
            for (; x < n; x = parent[x])
            {
                int l = level[x], there = _start.Ms[l], back = _end.Ms[l];
                if (there + back < best) (best, meeting) = (there + back, l);
                _start.Rank[l] = _end.Rank[l] = x;
                if (there < best) RelaxPath(_start, x, l, metric.UpSearch);
                if (back < best) RelaxPath(_end, x, l, metric.DownSearch);
            }
        }
        return best;
    }

    private static void RelaxPath(Climb climb, int x, int level, SearchGraph search)
    {
        climb.Rank[level] = x;
        fixed (int* ms = search.Ms)
        fixed (ushort* block = search.Block)
            SearchGraph.RelaxPath(climb.Ms, climb.From, climb.Ms[level], level, search.First[x], search.First[x + 1], block, ms);
    }

    private List<int> UnpackPath(Metric metric, int meeting)
    {
        _unpacking ??= new Unpacking(_hierarchy);
        var arcs = new List<int>();
        var climbed = new List<int>();
        for (int l = meeting; _start.From[l] >= 0; l = _start.From[l]) climbed.Add(l);
        for (int i = climbed.Count - 1; i >= 0; i--)
            _unpacking.Up(metric, _start.Rank[_start.From[climbed[i]]], _start.Rank[climbed[i]], arcs);
        for (int l = meeting; _end.From[l] >= 0; l = _end.From[l])
            _unpacking.Down(metric, _end.Rank[_end.From[l]], _end.Rank[l], arcs);
        return arcs;
    }

    /// <summary>Puts the parts of the first and last street around the whole arcs between them.</summary>
    private List<RouteLeg> Legs(Metric metric, in RoadPoint from, in RoadPoint to, List<int> arcs, int best)
    {
        int between = 0;
        foreach (var arc in arcs) between += metric.ArcMs[arc];
        var legs = new List<RouteLeg>(arcs.Count + 2);
        // The ends are known by their times: of the arcs on which the drive may begin and end, those that add up and join.
        foreach (var first in Firsts(metric, from))
            foreach (var last in Lasts(metric, to))
            {
                if (first.Ms + between + last.Ms != best || !Joins(metric.Profile, first.Arc, arcs, last.Arc, from, to)) continue;
                if (first.Arc >= 0) legs.Add(first);
                foreach (var arc in arcs) legs.Add(new RouteLeg(arc, 0, Times.WholeStreet, metric.ArcMs[arc]));
                if (last.Arc >= 0) legs.Add(last);
                return legs;
            }
        throw new InvalidOperationException($"A route of {best} ms and its {arcs.Count} streets do not agree: the metric and the hierarchy are of different networks.");
    }

    private List<RouteLeg> Firsts(Metric metric, in RoadPoint from)
    {
        if (_start.NodeAt(from) >= 0) return [new RouteLeg(-1, 0, 0, 0)];
        var result = new List<RouteLeg>(2);
        for (int arc = 2 * from.Street; arc <= 2 * from.Street + 1; arc++)
        {
            int ms = metric.ArcMs[arc], along = from.Along(arc);
            if (ms < Times.Unreachable) result.Add(new RouteLeg(arc, along, Times.WholeStreet, ms - RoadPoint.PartMs(ms, along)));
        }
        return result;
    }

    private List<RouteLeg> Lasts(Metric metric, in RoadPoint to)
    {
        if (_end.NodeAt(to) >= 0) return [new RouteLeg(-1, 0, 0, 0)];
        var result = new List<RouteLeg>(2);
        for (int arc = 2 * to.Street; arc <= 2 * to.Street + 1; arc++)
        {
            int ms = metric.ArcMs[arc], along = to.Along(arc);
            if (ms < Times.Unreachable) result.Add(new RouteLeg(arc, 0, along, RoadPoint.PartMs(ms, along)));
        }
        return result;
    }

    /// <summary>Whether first, whole and last arcs can be driven one after another, turn restrictions kept.</summary>
    private bool Joins(Profile profile, int first, List<int> arcs, int last, in RoadPoint from, in RoadPoint to)
    {
        int at = first >= 0 ? _graph.EntryOf(first) : _start.NodeAt(from);
        foreach (var arc in last >= 0 ? arcs.Append(last) : arcs)
        {
            int next = Step(profile, at, arc);
            if (next < 0) return false;
            at = next;
        }
        return last >= 0 || _graph.NodeOf(at) == _end.NodeAt(to);
    }

    private int Step(Profile profile, int routingNode, int arc)
    {
        for (int r = _graph.OutFirst[routingNode]; r < _graph.OutFirst[routingNode + 1]; r++)
            if (_graph.OutArc[r] == arc) return _graph.OutBan.Length > 0 && (_graph.OutBan[r] >> (int)profile & 1) != 0 ? -1 : _graph.OutHead[r];
        return -1;
    }
}
