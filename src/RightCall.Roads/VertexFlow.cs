namespace RightCall.Roads;

/// <summary>The smallest set of nodes that separates one side of a graph from the other, by maximum flow with a capacity of one for each node.</summary>
/// <remarks>
/// Augmenting paths (Ford and Fulkerson 1956), found depth first and towards the sinks, many in one pass over the graph. Each node is two points, <em>in</em> (2 v) and <em>out</em> (2 v + 1), joined by one unit; streets have no
/// limit, and sources and sinks may be in the separator themselves. A node's flow is kept as the node before and the node after it.
/// </remarks>
internal sealed class VertexFlow(int capacity)
{
    private const int None = -1;
    private const int Terminal = -2;

    private readonly int[] _before = new int[capacity];
    private readonly int[] _after = new int[capacity];
    private readonly int[] _seen = new int[2 * capacity];
    private readonly int[] _back = new int[2 * capacity];
    private int _pass;
    private readonly int[] _queue = new int[2 * capacity];
    private readonly int[] _path = new int[2 * capacity];

    /// <summary>Computes the maximum flow, and stops early once it is more than <paramref name="limit"/>.</summary>
    /// <param name="first">Where each node's neighbours begin, n + 1 numbers.</param>
    /// <param name="neighbours">The neighbours.</param>
    /// <param name="key">How far each node is on the line from sources to sinks.</param>
    /// <param name="role">For each node: 1 source, 2 sink, 0 neither.</param>
    /// <param name="limit">The flow that is no longer of interest.</param>
    /// <returns>The flow: the size of the smallest separator.</returns>
    public int Run(int[] first, int[] neighbours, double[] key, byte[] role, int limit)
    {
        int n = first.Length - 1;
        Array.Fill(_before, None, 0, n);
        Array.Fill(_after, None, 0, n);
        Array.Clear(_seen, 0, 2 * n);
        int flow = 0, before;
        _pass = 0;
        do
        {
            before = flow;
            _pass++;
            for (int v = 0; v < n && flow <= limit; v++)
                if (role[v] == 1 && _before[v] != Terminal && Augment(first, neighbours, key, role, v)) flow++;
        }
        while (flow > before && flow <= limit);
        return flow;
    }

    /// <summary>After <see cref="Run"/> came to its end: the smallest separator nearest to the sources. Side 0, side 1, 2 = separator.</summary>
    public void CutAtSources(byte[] role, byte[] side)
    {
        for (int v = 0; v < side.Length; v++) side[v] = _seen[2 * v + 1] == _pass ? (byte)0 : _seen[2 * v] == _pass || role[v] == 1 ? (byte)2 : (byte)1;
    }

    /// <summary>After <see cref="Run"/> came to its end: the smallest separator nearest to the sinks.</summary>
    public void CutAtSinks(int[] first, int[] neighbours, byte[] role, byte[] side)
    {
        int n = first.Length - 1;
        Array.Clear(_back, 0, 2 * n);
        int end = 0;
        void Visit(int point)
        {
            if (_back[point] != 0) return;
            _back[point] = 1;
            _queue[end++] = point;
        }
        for (int v = 0; v < n; v++)
            if (role[v] == 2) Visit(2 * v + 1);
        for (int at = 0; at < end; at++)
        {
            int v = _queue[at] >> 1;
            if ((_queue[at] & 1) == 1)
            {
                if (_before[v] == None) Visit(2 * v);
                else if (_after[v] >= 0) Visit(2 * _after[v]);
            }
            else
            {
                if (_before[v] != None) Visit(2 * v + 1);
                for (int e = first[v]; e < first[v + 1]; e++) Visit(2 * neighbours[e] + 1);
            }
        }
        for (int v = 0; v < n; v++) side[v] = _back[2 * v] != 0 ? (byte)1 : _back[2 * v + 1] != 0 ? (byte)2 : (byte)0;
    }

    /// <summary>Seeks one more way from a source to a sink, always onwards along the line if it can; what it saw once it does not see again in the same
    /// pass.</summary>
    private bool Augment(int[] first, int[] neighbours, double[] key, byte[] role, int source)
    {
        int depth = 0;
        _path[0] = 2 * source;
        if (_seen[2 * source] == _pass) return false;
        _seen[2 * source] = _pass;
        while (depth >= 0)
        {
            int point = _path[depth], v = point >> 1, next = -1;
            if ((point & 1) == 0)
            {
                next = _before[v] == None ? point + 1 : _before[v] >= 0 ? 2 * _before[v] + 1 : -1;
                if (next >= 0 && _seen[next] == _pass) next = -1;
            }
            else
            {
                if (role[v] == 2 && _after[v] != Terminal)
                {
                    Apply(depth);
                    return true;
                }
                double farthest = double.MinValue;
                for (int e = first[v]; e < first[v + 1]; e++)
                {
                    int to = neighbours[e];
                    if (_seen[2 * to] != _pass && key[to] > farthest) (next, farthest) = (2 * to, key[to]);
                }
                if (next < 0 && _before[v] != None && _seen[point - 1] != _pass) next = point - 1;
            }
            if (next < 0) { depth--; continue; }
            _seen[next] = _pass;
            _path[++depth] = next;
        }
        return false;
    }

    /// <summary>Takes back the flow that the path cancels, then adds the flow that it brings.</summary>
    private void Apply(int depth)
    {
        for (int i = 0; i < depth; i++)
        {
            int from = _path[i], to = _path[i + 1];
            if ((from & 1) == 0 && to != from + 1)
            {
                _before[from >> 1] = None;
                _after[to >> 1] = None;
            }
        }
        _before[_path[0] >> 1] = Terminal;
        _after[_path[depth] >> 1] = Terminal;
        for (int i = 0; i < depth; i++)
        {
            int from = _path[i], to = _path[i + 1];
            if ((from & 1) == 1 && to != from - 1)
            {
                _after[from >> 1] = to >> 1;
                _before[to >> 1] = from >> 1;
            }
        }
    }
}
