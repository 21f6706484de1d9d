using System.Runtime.InteropServices;

namespace RightCall.Roads;

/// <summary>Orders the nodes of a graph and finds all shortcuts.</summary>
internal static class HierarchyBuilder
{
    public static RoadHierarchy Build(RoadGraph graph)
    {
        int n = graph.RoutingNodeCount;
        var (first, neighbours) = Undirected(graph);
        var order = Order(graph, first, neighbours);
        return Contract(graph, n, first, neighbours, order);
    }

    /// <summary>The order in which nodes are contracted.</summary>
    internal static int[] Order(RoadGraph graph, int[] first, int[] neighbours)
    {
        int n = graph.RoutingNodeCount;
        var x = new double[n];
        var y = new double[n];
        double scale = Geo.CosOfLatE7(graph.NodeLat.Length > 0 ? graph.NodeLat[graph.NodeLat.Length / 2] : 0);
        for (int v = 0; v < n; v++)
        {
            int node = graph.NodeOf(v);
            x[v] = graph.NodeLon[node] * scale;
            y[v] = graph.NodeLat[node];
        }
        return NestedDissection.Order(first, neighbours, x, y);
    }

    /// <summary>Every pair of routing nodes that must be joined: those with an arc between them and, where turns are restricted, all the nodes at
    /// which a route that ends on one street may arrive, so that they lie on one way to a root.</summary>
    internal static (int[] First, int[] Neighbours) Undirected(RoadGraph graph)
    {
        int n = graph.RoutingNodeCount;
        var pairs = new List<long>(2 * graph.RoutingArcCount);
        void Join(int a, int b)
        {
            if (a == b) return;
            pairs.Add(((long)a << 32) | (uint)b);
            pairs.Add(((long)b << 32) | (uint)a);
        }
        var outFirst = graph.OutFirst.Span;
        var outHead = graph.OutHead.Span;
        for (int v = 0; v < n; v++)
            for (int r = outFirst[v]; r < outFirst[v + 1]; r++) Join(v, outHead[r]);
        if (graph.StateCount > 0)
            for (int s = 0; s < graph.StreetCount; s++)
            {
                int from = graph.StreetFrom[s], to = graph.StreetTo[s];
                var (a, b) = graph.StatesAt(from);
                var (c, d) = graph.StatesAt(to);
                if (a == b && c == d) continue;
                int[] ends = [from, to, .. Enumerable.Range(a, b - a), .. Enumerable.Range(c, d - c)];
                for (int i = 0; i < ends.Length; i++)
                    for (int j = i + 1; j < ends.Length; j++) Join(ends[i], ends[j]);
            }
        var span = CollectionsMarshal.AsSpan(pairs);
        span.Sort();
        var first = new int[n + 1];
        var neighbours = new List<int>(pairs.Count);
        long last = -1;
        foreach (var pair in span)
        {
            if (pair == last) continue;
            last = pair;
            neighbours.Add((int)pair);
            first[(int)(pair >> 32) + 1]++;
        }
        for (int v = 0; v < n; v++) first[v + 1] += first[v];
        return (first, [.. neighbours]);
    }

    private static RoadHierarchy Contract(RoadGraph graph, int n, int[] first, int[] neighbours, int[] order)
    {
        var rank = Postorder(first, neighbours, order);
        var at = new int[n];
        for (int v = 0; v < n; v++) at[rank[v]] = v;

        var (upFirst, heads, parent) = LaterNeighbours(first, neighbours, rank, at);
        var level = new ushort[n];
        int levels = Levels(parent, level);
        var up = CollectionsMarshal.AsSpan(heads);
        var upLevel = new ushort[up.Length];
        var downFirst = new int[n + 1];
        for (int k = 0; k < up.Length; k++)
        {
            upLevel[k] = level[up[k]];
            downFirst[up[k] + 1]++;
        }
        for (int x = 0; x < n; x++) downFirst[x + 1] += downFirst[x];
        var upRun = new ushort[up.Length];
        for (int x = 0; x < n; x++)
            for (int k = upFirst[x + 1] - 1; k >= upFirst[x]; k--)
                upRun[k] = k + 1 < upFirst[x + 1] && upLevel[k + 1] == upLevel[k] + 1 ? (ushort)(upRun[k + 1] + 1) : (ushort)1;
        var downTail = new int[up.Length];
        var downShortcut = new int[up.Length];
        var filled = downFirst.AsSpan(0, n).ToArray();
        for (int x = 0; x < n; x++)
            for (int k = upFirst[x]; k < upFirst[x + 1]; k++)
            {
                int slot = filled[up[k]]++;
                downTail[slot] = x;
                downShortcut[slot] = k;
            }
        var (inputFirst, inputKey, inputArc, inputBan) = Inputs(graph, rank, upFirst, up);
        return new RoadHierarchy
        {
            Rank = rank,
            Parent = parent,
            Level = level,
            UpFirst = upFirst,
            UpLevel = upLevel,
            UpRun = upRun,
            DownFirst = downFirst,
            DownTail = downTail,
            DownShortcut = downShortcut,
            InputFirst = inputFirst,
            InputKey = inputKey,
            InputArc = inputArc,
            InputBan = inputBan,
            LevelCount = levels,
        };
    }

    /// <summary>Each node's later neighbours, ascending: its own, and those that its children leave behind; and its parent, the first of them.</summary>
    private static (int[] First, List<int> Heads, int[] Parent) LaterNeighbours(int[] first, int[] neighbours, int[] rank, int[] at)
    {
        int n = rank.Length;
        var upFirst = new int[n + 1];
        var heads = new List<int>(3 * n);
        var parent = new int[n];
        var childHead = new int[n + 1];
        var childNext = new int[n];
        Array.Fill(childHead, -1);
        var mark = new int[n];
        Array.Fill(mark, -1);
        var list = new List<int>();
        for (int x = 0; x < n; x++)
        {
            list.Clear();
            int v = at[x];
            for (int e = first[v]; e < first[v + 1]; e++)
            {
                int z = rank[neighbours[e]];
                if (z > x && mark[z] != x) { mark[z] = x; list.Add(z); }
            }
            for (int c = childHead[x]; c >= 0; c = childNext[c])
                for (int k = upFirst[c] + 1; k < upFirst[c + 1]; k++)
                {
                    int z = heads[k];
                    if (mark[z] != x) { mark[z] = x; list.Add(z); }
                }
            CollectionsMarshal.AsSpan(list).Sort();
            heads.AddRange(list);
            upFirst[x + 1] = heads.Count;
            parent[x] = list.Count > 0 ? list[0] : n;
            childNext[x] = childHead[parent[x]];
            childHead[parent[x]] = x;
        }
        return (upFirst, heads, parent);
    }

    private static int Levels(int[] parent, ushort[] level)
    {
        int n = parent.Length;
        var depth = new int[n];
        int deepest = 0;
        for (int x = n - 1; x >= 0; x--)
        {
            depth[x] = parent[x] == n ? 0 : depth[parent[x]] + 1;
            deepest = Math.Max(deepest, depth[x]);
        }
        if (deepest >= ushort.MaxValue)
            throw new NotSupportedException($"The way to the root has {deepest + 1} nodes, and 65,535 are the most. This is not a road network: its nodes have too many neighbours.");
        for (int x = 0; x < n; x++) level[x] = (ushort)(deepest - depth[x]);
        return deepest + 1;
    }

    /// <summary>The elimination tree of an order (Liu 1990), and the ranks of its nodes in postorder.</summary>
    private static int[] Postorder(int[] first, int[] neighbours, int[] order)
    {
        int n = order.Length;
        var position = new int[n];
        for (int i = 0; i < n; i++) position[order[i]] = i;
        var parent = new int[n];
        var root = new int[n];
        for (int i = 0; i < n; i++)
        {
            parent[i] = n;
            root[i] = i;
            int v = order[i];
            for (int e = first[v]; e < first[v + 1]; e++)
            {
                int j = position[neighbours[e]];
                if (j >= i) continue;
                while (root[j] != i)   // Climbs to the root of j's tree, and hangs all on the way below i.
                {
                    int next = root[j];
                    root[j] = i;
                    if (next == j) { parent[j] = i; break; }
                    j = next;
                }
            }
        }
        var childHead = new int[n + 1];
        var childNext = new int[n];
        Array.Fill(childHead, -1);
        for (int i = n - 1; i >= 0; i--)
        {
            childNext[i] = childHead[parent[i]];
            childHead[parent[i]] = i;
        }
        var rank = new int[n];
        var stack = new Stack<int>();
        int given = 0;
        for (int tree = childHead[n]; tree >= 0; tree = childNext[tree])
        {
            stack.Push(tree);
            while (stack.TryPeek(out int i))
            {
                if (childHead[i] >= 0)
                {
                    int child = childHead[i];
                    childHead[i] = childNext[child];
                    stack.Push(child);
                    continue;
                }
                stack.Pop();
                rank[order[i]] = given++;
            }
        }
        return rank;
    }

    private static (int[] First, int[] Key, int[] Arc, byte[] Ban) Inputs(RoadGraph graph, int[] rank, int[] upFirst, ReadOnlySpan<int> up)
    {
        var keys = new List<long>(graph.RoutingArcCount);
        var outFirst = graph.OutFirst.Span;
        var outHead = graph.OutHead.Span;
        var low = new int[upFirst.Length];
        for (int v = 0; v < rank.Length; v++)
            for (int r = outFirst[v]; r < outFirst[v + 1]; r++)
            {
                int a = rank[v], b = rank[outHead[r]];
                if (a == b) continue;
                int lower = Math.Min(a, b), upper = Math.Max(a, b);
                int shortcut = upFirst[lower] + up[upFirst[lower]..upFirst[lower + 1]].BinarySearch(upper);
                keys.Add(((long)(2 * shortcut + (a < b ? 0 : 1)) << 32) | (uint)r);
                low[lower + 1]++;
            }
        for (int x = 1; x < low.Length; x++) low[x] += low[x - 1];
        var span = CollectionsMarshal.AsSpan(keys);
        span.Sort();
        var key = new int[span.Length];
        var arc = new int[span.Length];
        var ban = new byte[graph.OutBan.Length == 0 ? 0 : span.Length];
        for (int i = 0; i < span.Length; i++)
        {
            int r = (int)span[i];
            key[i] = (int)(span[i] >> 32);
            arc[i] = graph.OutArc[r];
            if (ban.Length > 0) ban[i] = graph.OutBan[r];
        }
        return (low, key, arc, ban);
    }
}
