namespace RightCall.Roads;

/// <summary>Takes dead ends and nodes with two neighbours out of an undirected graph, in rounds of nodes that do not touch, so that a long row of
/// them becomes a tree of few levels.</summary>
internal sealed record SeriesReduction(int[] Eliminated, int[] Core, int[] First, int[] Neighbours)
{
    /// <param name="first">Where each node's neighbours begin, n + 1 numbers.</param>
    /// <param name="neighbours">The neighbours, both directions, no loops, none twice.</param>
    public static SeriesReduction Run(int[] first, int[] neighbours)
    {
        int n = first.Length - 1;
        var near = neighbours.AsSpan().ToArray();
        var degree = new int[n];
        for (int v = 0; v < n; v++) degree[v] = first[v + 1] - first[v];
        var gone = new bool[n];
        var touched = new int[n];
        var eliminated = new List<int>(n);
        var waiting = Enumerable.Range(0, n).Where(v => degree[v] <= 2).ToList();
        var listed = new bool[n];
        foreach (var v in waiting) listed[v] = true;

        void Remove(int v, int what)
        {
            int at = first[v];
            while (near[at] != what) at++;
            near[at] = near[first[v] + --degree[v]];
        }
        void Enlist(List<int> list, int v)
        {
            if (degree[v] > 2 || listed[v]) return;
            listed[v] = true;
            list.Add(v);
        }
        for (int round = 1; waiting.Count > 0; round++)
        {
            var next = new List<int>();
            foreach (var v in waiting)
            {
                if (touched[v] == round) { next.Add(v); continue; }
                gone[v] = true;
                eliminated.Add(v);
                int a = degree[v] > 0 ? near[first[v]] : -1, b = degree[v] > 1 ? near[first[v] + 1] : -1;
                if (b < 0)
                {
                    if (a >= 0) Remove(a, v);
                }
                else if (near.AsSpan(first[a], degree[a]).Contains(b))
                {
                    Remove(a, v);
                    Remove(b, v);
                }
                else
                {
                    near[near.AsSpan(first[a], degree[a]).IndexOf(v) + first[a]] = b;
                    near[near.AsSpan(first[b], degree[b]).IndexOf(v) + first[b]] = a;
                }
                foreach (var u in (ReadOnlySpan<int>)[a, b])
                {
                    if (u < 0) continue;
                    touched[u] = round;
                    Enlist(next, u);
                }
            }
            waiting = next;
        }

        var core = Enumerable.Range(0, n).Where(v => !gone[v]).ToArray();
        var local = new int[n];
        for (int i = 0; i < core.Length; i++) local[core[i]] = i;
        var coreFirst = new int[core.Length + 1];
        for (int i = 0; i < core.Length; i++) coreFirst[i + 1] = coreFirst[i] + degree[core[i]];
        var coreNeighbours = new int[coreFirst[core.Length]];
        for (int i = 0; i < core.Length; i++)
            for (int e = 0; e < degree[core[i]]; e++) coreNeighbours[coreFirst[i] + e] = local[near[first[core[i]] + e]];
        return new SeriesReduction([.. eliminated], core, coreFirst, coreNeighbours);
    }
}
