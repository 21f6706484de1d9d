namespace RightCall.Roads;

/// <summary>Resolves shortcuts into arcs.</summary>
/// <remarks>A shortcut's time is that of an arc between its ends, or of two shortcuts by way of a lower node; which, is found by comparing times, so
/// that customizing need not remember it.</remarks>
internal sealed class Unpacking(RoadHierarchy hierarchy)
{
    /// <summary>Adds the arcs of the shortcut between two nodes, driven from the lower to the upper.</summary>
    public void Up(Metric metric, int lower, int upper, List<int> arcs) => Up(metric, Shortcut(lower, upper), lower, upper, arcs);

    /// <summary>Adds the arcs of the shortcut between two nodes, driven from the upper to the lower.</summary>
    public void Down(Metric metric, int lower, int upper, List<int> arcs) => Down(metric, Shortcut(lower, upper), lower, upper, arcs);

    private int Shortcut(int lower, int upper)
    {
        int first = hierarchy.UpFirst[lower];
        return first + hierarchy.UpLevel.Span[first..hierarchy.UpFirst[lower + 1]].BinarySearch(hierarchy.Level[upper]);
    }

    private void Up(Metric metric, int shortcut, int lower, int upper, List<int> arcs)
    {
        int ms = metric.Up[shortcut];
        if (TakeArc(metric, 2 * shortcut, ms, lower, arcs)) return;
        var (down, up, via) = Triangle(metric.Down.Span, metric.Up.Span, ms, lower, upper);
        Down(metric, down, via, lower, arcs);
        Up(metric, up, via, upper, arcs);
    }

    private void Down(Metric metric, int shortcut, int lower, int upper, List<int> arcs)
    {
        int ms = metric.Down[shortcut];
        if (TakeArc(metric, 2 * shortcut + 1, ms, lower, arcs)) return;
        var (up, down, via) = Triangle(metric.Up.Span, metric.Down.Span, ms, lower, upper);
        Down(metric, down, via, upper, arcs);
        Up(metric, up, via, lower, arcs);
    }

    private bool TakeArc(Metric metric, int key, int ms, int lower, List<int> arcs)
    {
        for (int i = hierarchy.InputFirst[lower]; i < hierarchy.InputFirst[lower + 1]; i++)
        {
            if (hierarchy.InputKey[i] != key || metric.ArcMs[hierarchy.InputArc[i]] != ms) continue;
            if (hierarchy.InputBan.Length > 0 && (hierarchy.InputBan[i] >> (int)metric.Profile & 1) != 0) continue;
            arcs.Add(hierarchy.InputArc[i]);
            return true;
        }
        return false;
    }

    /// <summary>The lower node by way of which a time comes about: its shortcut to <paramref name="lower"/> with a weight of
    /// <paramref name="near"/>, and that to <paramref name="upper"/> with one of <paramref name="far"/>.</summary>
    private (int Near, int Far, int Via) Triangle(ReadOnlySpan<int> near, ReadOnlySpan<int> far, int ms, int lower, int upper)
    {
        var tail = hierarchy.DownTail.Span;
        var shortcut = hierarchy.DownShortcut.Span;
        var upFirst = hierarchy.UpFirst.Span;
        var upLevel = hierarchy.UpLevel.Span;
        ushort wanted = hierarchy.Level[upper];
        // From the highest: the middle of a long way lies on a larger separator than its parts.
        for (int t = hierarchy.DownFirst[lower + 1] - 1; t >= hierarchy.DownFirst[lower]; t--)
        {
            int a = shortcut[t];
            if (near[a] > ms) continue;
            int rest = upLevel[(a + 1)..upFirst[tail[t] + 1]].BinarySearch(wanted);
            if (rest >= 0 && near[a] + far[a + 1 + rest] == ms) return (a, a + 1 + rest, tail[t]);
        }
        throw new InvalidOperationException($"A shortcut of {ms} ms consists of nothing: the metric and the hierarchy are of different networks.");
    }
}
