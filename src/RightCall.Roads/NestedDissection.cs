namespace RightCall.Roads;

/// <summary>The order in which nodes are contracted: first those that hardly matter, last the few that separate the city into halves.</summary>
/// <remarks>
/// Dead ends and nodes between two neighbours go first, in rounds of nodes that do not touch. What remains is cut in two again and again by
/// inertial flow: nodes are sorted along a line, the first quarter becomes the source, the last quarter the sink, and the smallest separator in
/// nodes is the cut; of four lines the best cut is taken (Schild and Sommer, "On Balanced Separators in Road Networks", 2015). Deterministic.
/// </remarks>
internal sealed class NestedDissection
{
    /// <summary>Pieces this small are ordered greedily by degree, with their neighbours as bits of a word.</summary>
    private const int SmallPiece = 40;
    private const double Share = 0.25;
    private const int SampleSize = 1_024;

    private sealed record Piece(int[] Node, int[] First, int[] Neighbours)
    {
        public int Count => Node.Length;
    }

    private readonly double[] _x;
    private readonly double[] _y;
    private readonly int[] _order;
    private readonly VertexFlow _flow;
    private readonly int[] _local;
    private int _filled;

    private NestedDissection(double[] x, double[] y, int count, int core)
    {
        (_x, _y) = (x, y);
        _order = new int[count];
        _flow = new VertexFlow(core);
        _local = new int[count];
    }

    /// <summary>Orders the nodes of an undirected graph without loops or parallel edges.</summary>
    /// <param name="first">Where each node's neighbours begin, n + 1 numbers.</param>
    /// <param name="neighbours">The neighbours, both directions.</param>
    /// <param name="x">East of each node, in any unit of length.</param>
    /// <param name="y">North of each node, in the same unit.</param>
    /// <returns>The nodes, first contracted first.</returns>
    public static int[] Order(int[] first, int[] neighbours, double[] x, double[] y)
    {
        int n = first.Length - 1;
        var reduction = SeriesReduction.Run(first, neighbours);
        var dissection = new NestedDissection(x, y, n, reduction.Core.Length);
        reduction.Eliminated.CopyTo(dissection._order, 0);
        dissection._filled = reduction.Eliminated.Length;
        if (reduction.Core.Length > 0) dissection.Dissect(new Piece(reduction.Core, reduction.First, reduction.Neighbours));
        return dissection._order;
    }

    private void Dissect(Piece piece)
    {
        if (piece.Count <= SmallPiece) { OrderSmall(piece); return; }
        var side = new byte[piece.Count];
        var label = new int[piece.Count];
        int parts = Components(piece, label);
        if (parts > 1)
        {
            foreach (var part in Split(piece, label, parts)) Dissect(part);
            return;
        }
        Separate(piece, side);
        var separator = new List<int>();
        for (int v = 0; v < piece.Count; v++)
        {
            label[v] = side[v] == 2 ? -1 : side[v];
            if (side[v] == 2) separator.Add(piece.Node[v]);
        }
        if (separator.Count == 0) throw new InvalidOperationException("A connected piece was cut without a separator.");
        foreach (var half in Split(piece, label, 2))
            if (half.Count > 0) Dissect(half);
        // In the order of the line that they form, so that what borders on a part of it borders on a run of levels.
        bool wide = Spread(separator, _x) > Spread(separator, _y);
        separator.Sort((a, b) => (wide ? _x : _y)[a].CompareTo((wide ? _x : _y)[b]) is var c && c != 0 ? c : a.CompareTo(b));
        foreach (var node in separator) _order[_filled++] = node;
    }

    private static double Spread(List<int> nodes, double[] coordinate) => nodes.Max(v => coordinate[v]) - nodes.Min(v => coordinate[v]);

    private static int Components(Piece piece, int[] label)
    {
        Array.Fill(label, -1);
        var queue = new int[piece.Count];
        int parts = 0;
        for (int root = 0; root < piece.Count; root++)
        {
            if (label[root] >= 0) continue;
            int end = 0;
            label[root] = parts;
            queue[end++] = root;
            for (int at = 0; at < end; at++)
                for (int e = piece.First[queue[at]]; e < piece.First[queue[at] + 1]; e++)
                {
                    int to = piece.Neighbours[e];
                    if (label[to] < 0) { label[to] = parts; queue[end++] = to; }
                }
            parts++;
        }
        return parts;
    }

    private Piece[] Split(Piece piece, int[] label, int parts)
    {
        var nodes = new int[parts];
        var edges = new int[parts];
        for (int v = 0; v < piece.Count; v++)
        {
            if (label[v] < 0) continue;
            _local[v] = nodes[label[v]]++;
            for (int e = piece.First[v]; e < piece.First[v + 1]; e++)
                if (label[piece.Neighbours[e]] == label[v]) edges[label[v]]++;
        }
        var result = new Piece[parts];
        for (int p = 0; p < parts; p++) result[p] = new Piece(new int[nodes[p]], new int[nodes[p] + 1], new int[edges[p]]);
        var filled = new int[parts];
        for (int v = 0; v < piece.Count; v++)
        {
            int p = label[v];
            if (p < 0) continue;
            var part = result[p];
            part.Node[_local[v]] = piece.Node[v];
            for (int e = piece.First[v]; e < piece.First[v + 1]; e++)
                if (label[piece.Neighbours[e]] == p) part.Neighbours[filled[p]++] = _local[piece.Neighbours[e]];
            part.First[_local[v] + 1] = filled[p];
        }
        return result;
    }

    /// <summary>Cuts a connected piece; <paramref name="side"/> becomes 0, 1, or 2 for the separator.</summary>
    private void Separate(Piece piece, byte[] side)
    {
        int n = piece.Count;
        var role = new byte[n];
        var trial = new byte[n];
        var key = new double[n];
        double best = double.MaxValue;
        ReadOnlySpan<(double X, double Y)> lines = [(1, 0), (0, 1), (1, 1), (1, -1)];
        for (int line = 0; line <= lines.Length; line++)
        {
            if (line < lines.Length)
            {
                for (int v = 0; v < n; v++) key[v] = lines[line].X * _x[piece.Node[v]] + lines[line].Y * _y[piece.Node[v]];
            }
            else
            {
                if (best < double.MaxValue) break;
                DistanceKeys(piece, key);   // Nodes on one spot: use their distance in streets instead.
            }
            if (!AssignRoles(key, role)) continue;
            int limit = best == double.MaxValue ? int.MaxValue : (int)(best * n / 2);
            if (_flow.Run(piece.First, piece.Neighbours, key, role, limit) > limit) continue;
            for (int end = 0; end < 2; end++)
            {
                if (end == 0) _flow.CutAtSources(role, trial);
                else _flow.CutAtSinks(piece.First, piece.Neighbours, role, trial);
                double score = Score(trial);
                if (score >= best) continue;
                best = score;
                trial.AsSpan().CopyTo(side);
            }
        }
        if (best == double.MaxValue) Array.Fill(side, (byte)2);
    }

    /// <summary>Nodes in the separator for each node on the smaller side.</summary>
    private static double Score(byte[] side)
    {
        int a = 0, b = 0;
        foreach (var s in side)
        {
            if (s == 0) a++;
            else if (s == 1) b++;
        }
        return (double)(side.Length - a - b) / Math.Max(Math.Min(a, b), 0.5);
    }

    private static bool AssignRoles(double[] key, byte[] role)
    {
        int n = key.Length;
        int step = Math.Max(1, n / SampleSize);
        var sample = new double[(n + step - 1) / step];
        for (int i = 0; i < sample.Length; i++) sample[i] = key[i * step];
        Array.Sort(sample);
        double low = sample[(int)(sample.Length * Share)], high = sample[(int)(sample.Length * (1 - Share))];
        if (low >= high) return false;
        for (int v = 0; v < n; v++) role[v] = key[v] <= low ? (byte)1 : key[v] >= high ? (byte)2 : (byte)0;
        return true;
    }

    private static void DistanceKeys(Piece piece, double[] key)
    {
        var seen = new bool[piece.Count];
        var queue = new int[piece.Count];
        int start = 0;
        for (int pass = 0; pass < 2; pass++)   // The second pass starts at the node that the first found farthest away.
        {
            Array.Clear(seen);
            int end = 0;
            queue[end++] = start;
            seen[start] = true;
            for (int at = 0; at < end; at++)
            {
                key[queue[at]] = at;
                for (int e = piece.First[queue[at]]; e < piece.First[queue[at] + 1]; e++)
                    if (!seen[piece.Neighbours[e]]) { seen[piece.Neighbours[e]] = true; queue[end++] = piece.Neighbours[e]; }
            }
            start = queue[end - 1];
        }
    }

    private void OrderSmall(Piece piece)
    {
        Span<ulong> near = stackalloc ulong[SmallPiece];
        near.Clear();
        for (int v = 0; v < piece.Count; v++)
            for (int e = piece.First[v]; e < piece.First[v + 1]; e++) near[v] |= 1UL << piece.Neighbours[e];
        ulong left = (1UL << piece.Count) - 1;
        while (left != 0)
        {
            int pick = -1, fewest = int.MaxValue;
            for (ulong rest = left; rest != 0; rest &= rest - 1)
            {
                int v = System.Numerics.BitOperations.TrailingZeroCount(rest);
                int degree = System.Numerics.BitOperations.PopCount(near[v]);
                if (degree < fewest) (pick, fewest) = (v, degree);
            }
            for (ulong rest = near[pick]; rest != 0; rest &= rest - 1)
            {
                int u = System.Numerics.BitOperations.TrailingZeroCount(rest);
                near[u] = (near[u] | near[pick]) & ~((1UL << u) | (1UL << pick));
            }
            left &= ~(1UL << pick);
            _order[_filled++] = piece.Node[pick];
        }
    }
}
