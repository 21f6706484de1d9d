namespace RightCall.Roads;

/// <summary>Which nodes may have other shortcuts after the times of some arcs have changed.</summary>
internal static class ChangedNodes
{
    /// <summary>With more changed arcs than this, everything is worked out anew.</summary>
    private const int MostArcs = 256;

    /// <summary>The ends of all arcs whose times differ, and all nodes on their ways to the root, by rank, ascending; null if they are too many.</summary>
    public static int[]? Between(RoadGraph graph, RoadHierarchy hierarchy, ReadOnlySpan<int> before, ReadOnlySpan<int> now)
    {
        var marked = new SortedSet<int>();
        int arcs = 0;
        for (int arc = before.CommonPrefixLength(now); arc < now.Length; arc++, arc += before[arc..].CommonPrefixLength(now[arc..]))
        {
            if (++arcs > MostArcs) return null;
            MarkNode(graph, hierarchy, marked, graph.Tail(arc));
            MarkNode(graph, hierarchy, marked, graph.Head(arc));
        }
        return [.. marked];
    }

    // Where turns are restricted, the same arc leads from the node and from its states, and to states as well.
    private static void MarkNode(RoadGraph graph, RoadHierarchy hierarchy, SortedSet<int> marked, int node)
    {
        MarkWay(hierarchy, marked, node);
        var (from, to) = graph.StatesAt(node);
        for (int state = from; state < to; state++) MarkWay(hierarchy, marked, state);
    }

    private static void MarkWay(RoadHierarchy hierarchy, SortedSet<int> marked, int node)
    {
        for (int x = hierarchy.Rank[node]; x < hierarchy.NodeCount && marked.Add(x); x = hierarchy.Parent[x])
        {
        }
    }
}
