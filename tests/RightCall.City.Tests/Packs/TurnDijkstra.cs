using RightCall.Roads;

namespace RightCall.City.Tests.Packs;

/// <summary>Dijkstra's algorithm with forbidden turns of two or three arcs, written apart from the kernel: a place in the search is the last arc, or, where a
/// longer manoeuvre is under way, the last two.</summary>
internal sealed class TurnDijkstra(RoadGraph graph, IReadOnlyList<int[]> forbidden)
{
    private readonly ILookup<int, int> _out = Enumerable.Range(0, graph.ArcCount).ToLookup(graph.Tail);
    private readonly HashSet<(int, int)> _pairs = [.. forbidden.Where(f => f.Length == 2).Select(f => (f[0], f[1]))];
    private readonly HashSet<(int, int, int)> _triples = [.. forbidden.Where(f => f.Length == 3).Select(f => (f[0], f[1], f[2]))];
    private readonly HashSet<(int, int)> _underWay = [.. forbidden.Where(f => f.Length == 3).Select(f => (f[0], f[1]))];

    public int[] FromNode(int from, Func<int, int> arcMs)
    {
        var node = new int[graph.NodeCount];
        Array.Fill(node, Times.Unreachable);
        node[from] = 0;
        var best = new Dictionary<(int Before, int Arc), int>();
        var queue = new PriorityQueue<(int Before, int Arc), int>();
        void Push(int before, int arc, int time)
        {
            var place = (_underWay.Contains((before, arc)) ? before : -1, arc);
            if (best.TryGetValue(place, out var known) && known <= time) return;
            best[place] = time;
            queue.Enqueue(place, time);
        }
        foreach (var arc in _out[from]) if (arcMs(arc) < Times.Unreachable) Push(-1, arc, arcMs(arc));
        while (queue.TryDequeue(out var place, out var time))
        {
            if (best[place] < time) continue;
            var head = graph.Head(place.Arc);
            node[head] = Math.Min(node[head], time);
            foreach (var arc in _out[head])
            {
                if (arcMs(arc) >= Times.Unreachable || _pairs.Contains((place.Arc, arc)) || (place.Before >= 0 && _triples.Contains((place.Before, place.Arc, arc)))) continue;
                Push(place.Arc, arc, time + arcMs(arc));
            }
        }
        return node;
    }
}
