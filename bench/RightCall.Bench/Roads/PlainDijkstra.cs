namespace RightCall.Roads.Samples;

/// <summary>Shortest times by Dijkstra's algorithm, written apart from the kernel and as plainly as it can be: it knows arcs and forbidden manoeuvres,
/// and neither ranks, states nor shortcuts. What the kernel says is compared with it.</summary>
/// <remarks>A place in the search is the last few arcs driven, as many as the longest forbidden manoeuvre could need; without manoeuvres, a node.</remarks>
public sealed class PlainDijkstra
{
    private readonly RoadGraph _graph;
    private readonly int[] _first;
    private readonly int[] _arcs;
    private readonly int[] _ms;

    public PlainDijkstra(RoadGraph graph)
    {
        _graph = graph;
        _first = new int[graph.NodeCount + 1];
        for (int a = 0; a < graph.ArcCount; a++) _first[graph.Tail(a) + 1]++;
        for (int v = 0; v < graph.NodeCount; v++) _first[v + 1] += _first[v];
        _arcs = new int[graph.ArcCount];
        var fill = _first.AsSpan(0, graph.NodeCount).ToArray();
        for (int a = 0; a < graph.ArcCount; a++) _arcs[fill[graph.Tail(a)]++] = a;
        _ms = new int[graph.NodeCount];
    }

    /// <summary>Times from a node to all nodes, without turn restrictions.</summary>
    /// <param name="from">The node.</param>
    /// <param name="arcMs">Times by arc; <see cref="Times.Unreachable"/> is closed.</param>
    /// <returns>Times by node; the array is used again by the next call.</returns>
    public int[] FromNode(int from, Func<int, int> arcMs)
    {
        Array.Fill(_ms, Times.Unreachable);
        var queue = new PriorityQueue<int, int>();
        _ms[from] = 0;
        queue.Enqueue(from, 0);
        while (queue.TryDequeue(out int v, out int time))
        {
            if (time > _ms[v]) continue;
            for (int i = _first[v]; i < _first[v + 1]; i++)
            {
                int a = _arcs[i], ms = arcMs(a);
                if (ms >= Times.Unreachable) continue;
                int head = _graph.Head(a);
                if (time + ms >= _ms[head]) continue;
                _ms[head] = time + ms;
                queue.Enqueue(head, time + ms);
            }
        }
        return _ms;
    }

    /// <summary>Times from a point on a street (or, with <paramref name="startArcs"/>, from the ends of those arcs) to the beginning of every arc that may
    /// be driven next, manoeuvres kept: the smallest time at which each arc can be entered.</summary>
    /// <param name="startArcs">Arcs with the time at which each is left at its end.</param>
    /// <param name="startNodes">Nodes where the drive may begin at time 0.</param>
    /// <param name="arcMs">Times by arc.</param>
    /// <param name="forbidden">Forbidden manoeuvres.</param>
    public (int[] Enter, int[] Node) WithTurns(IEnumerable<(int Arc, int Ms)> startArcs, IEnumerable<int> startNodes, Func<int, int> arcMs, IReadOnlyList<int[]> forbidden)
    {
        int memory = forbidden.Count == 0 ? 0 : forbidden.Max(f => f.Length) - 1;
        var enter = new int[_graph.ArcCount];
        Array.Fill(enter, Times.Unreachable);
        var node = new int[_graph.NodeCount];
        Array.Fill(node, Times.Unreachable);
        var best = new Dictionary<string, int>(StringComparer.Ordinal);
        var endingWith = forbidden.ToLookup(f => f[^1]);
        var queue = new PriorityQueue<(int Node, int[] Driven), int>();
        void Push(int at, int[] driven, int time)
        {
            var key = $"{at}|{string.Join(",", driven)}";
            if (best.TryGetValue(key, out var known) && known <= time) return;
            best[key] = time;
            queue.Enqueue((at, driven), time);
        }
        foreach (var v in startNodes) Push(v, [], 0);
        foreach (var (arc, ms) in startArcs) Push(_graph.Head(arc), memory > 0 ? [arc] : [], ms);
        while (queue.TryDequeue(out var place, out int time))
        {
            if (best[$"{place.Node}|{string.Join(",", place.Driven)}"] < time) continue;
            node[place.Node] = Math.Min(node[place.Node], time);
            for (int i = _first[place.Node]; i < _first[place.Node + 1]; i++)
            {
                int a = _arcs[i];
                int[] driven = [.. place.Driven, a];
                if (arcMs(a) >= Times.Unreachable || endingWith[a].Any(f => EndsWith(driven, f))) continue;
                enter[a] = Math.Min(enter[a], time);
                Push(_graph.Head(a), driven.Length > memory ? driven[^memory..] : driven, time + arcMs(a));
            }
        }
        return (enter, node);
    }

    private static bool EndsWith(int[] driven, int[] manoeuvre) =>
        driven.Length >= manoeuvre.Length && driven.AsSpan(driven.Length - manoeuvre.Length).SequenceEqual(manoeuvre);
}
