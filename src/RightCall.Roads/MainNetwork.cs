namespace RightCall.Roads;

/// <summary>Finds, for each profile, the largest part in which one can drive from everywhere to everywhere, and what is cut off from it.</summary>
/// <remarks>Strongly connected components by Tarjan's algorithm (1972), without recursion.</remarks>
internal static class MainNetwork
{
    /// <returns>By street: bit p is set if the street belongs to the main network of profile p.</returns>
    public static byte[] Find(int nodeCount, List<StreetDraft> streets, RoutingArcs routing, List<RoadProblem> problems)
    {
        var main = new byte[streets.Count];
        for (int profile = 0; profile < Times.ProfileCount; profile++)
        {
            byte bit = (byte)(1 << profile);
            bool Usable(int r) => (Access(streets, routing.Arc[r]) & bit) != 0 && (routing.Ban.Length == 0 || (routing.Ban[r] & bit) == 0);
            var part = Components(routing, Usable, out int largest);
            for (int x = 0; x < part.Length; x++)
            {
                if (part[x] != largest) continue;
                for (int r = routing.First[x]; r < routing.First[x + 1]; r++)
                    if (Usable(r) && part[routing.Head[r]] == largest) main[routing.Arc[r] >> 1] |= bit;
            }
            Report((Profile)profile, nodeCount, streets, routing, Usable, part, largest, main, problems);
        }
        return main;
    }

    private static int Access(List<StreetDraft> streets, int arc) => (int)((arc & 1) == 0 ? streets[arc >> 1].Forward : streets[arc >> 1].Backward);

    private static int[] Components(RoutingArcs routing, Func<int, bool> usable, out int largest)
    {
        int count = routing.First.Length - 1;
        var part = new int[count];
        var index = new int[count];
        var low = new int[count];
        var next = new int[count];
        Array.Fill(part, -1);
        var open = new Stack<int>();
        var path = new Stack<int>();
        int counter = 0, parts = 0, best = 0;
        largest = -1;
        for (int root = 0; root < count; root++)
        {
            if (index[root] != 0) continue;
            path.Push(root);
            while (path.TryPeek(out int x))
            {
                if (index[x] == 0)
                {
                    index[x] = low[x] = ++counter;
                    next[x] = routing.First[x];
                    open.Push(x);
                }
                bool descended = false;
                while (next[x] < routing.First[x + 1])
                {
                    int r = next[x]++;
                    if (!usable(r)) continue;
                    int y = routing.Head[r];
                    if (index[y] == 0) { path.Push(y); descended = true; break; }
                    if (part[y] < 0) low[x] = Math.Min(low[x], index[y]);
                }
                if (descended) continue;
                path.Pop();
                if (path.TryPeek(out int above)) low[above] = Math.Min(low[above], low[x]);
                if (low[x] != index[x]) continue;
                int size = 0, y2;
                do { y2 = open.Pop(); part[y2] = parts; size++; } while (y2 != x);
                if (size > best) (best, largest) = (size, parts);
                parts++;
            }
        }
        return part;
    }

    /// <summary>One warning for each piece that is cut off: where it is, how many streets, and whether it can be entered, left, or neither.</summary>
    private static void Report(Profile profile, int nodeCount, List<StreetDraft> streets, RoutingArcs routing, Func<int, bool> usable,
        int[] part, int largest, byte[] main, List<RoadProblem> problems)
    {
        byte bit = (byte)(1 << (int)profile);
        bool IsCutOff(int s) => (((int)streets[s].Forward | (int)streets[s].Backward) & bit) != 0 && (main[s] & bit) == 0;
        if (!Enumerable.Range(0, streets.Count).Any(IsCutOff)) return;

        var entered = Reach(routing, usable, part, largest, backward: false);
        var left = Reach(routing, usable, part, largest, backward: true);
        // Pieces: cut-off streets that touch at a node outside the main network.
        var inMain = new bool[nodeCount];
        for (int x = 0; x < part.Length; x++)
            if (part[x] == largest) inMain[x < nodeCount ? x : routing.StateNode[x - nodeCount]] = true;
        var leader = Enumerable.Range(0, nodeCount).ToArray();
        int Find(int v)
        {
            while (leader[v] != v) v = leader[v] = leader[leader[v]];
            return v;
        }
        for (int s = 0; s < streets.Count; s++)
            if (IsCutOff(s) && !inMain[streets[s].From] && !inMain[streets[s].To]) leader[Find(streets[s].To)] = Find(streets[s].From);

        var pieces = new SortedDictionary<int, (int First, int Count)>();
        for (int s = 0; s < streets.Count; s++)
        {
            if (!IsCutOff(s)) continue;
            int outside = inMain[streets[s].From] ? streets[s].To : streets[s].From;
            int key = inMain[outside] ? -1 - s : Find(outside);
            pieces[key] = pieces.TryGetValue(key, out var piece) ? (piece.First, piece.Count + 1) : (s, 1);
        }
        foreach (var (_, (first, count)) in pieces.OrderBy(p => p.Value.First))
        {
            int node = inMain[streets[first].From] ? streets[first].To : streets[first].From;
            var (code, how) = (entered[node], left[node]) switch
            {
                (true, false) => ("ROAD-021", "a one-way trap: it can be entered and not left"),
                (false, true) => ("ROAD-022", "can be left and not entered"),
                (true, true) => ("ROAD-024", "cannot be used by a round trip, because of its turn restrictions or its one-way"),
                _ => ("ROAD-023", "an island: it can be neither entered nor left"),
            };
            problems.Add(new(ProblemKind.Warning, code, streets[first].Place,
                $"{(count == 1 ? "This street is" : $"This street and {count - 1} beside it are")} cut off for the {Name(profile)} profile, {how}. Nothing is snapped to {(count == 1 ? "it" : "them")}."));
        }
    }

    private static string Name(Profile profile) => profile == Profile.Ordinary ? "ordinary" : "emergency";

    private static bool[] Reach(RoutingArcs routing, Func<int, bool> usable, int[] part, int largest, bool backward)
    {
        int count = part.Length;
        var edges = new List<(int From, int To)>();
        for (int x = 0; x < count; x++)
            for (int r = routing.First[x]; r < routing.First[x + 1]; r++)
                if (usable(r) && (part[x] != largest || part[routing.Head[r]] != largest)) edges.Add(backward ? (routing.Head[r], x) : (x, routing.Head[r]));
        var outgoing = edges.ToLookup(e => e.From, e => e.To);
        var reached = new bool[count];
        var queue = new Queue<int>();
        for (int x = 0; x < count; x++)
            if (part[x] == largest) { reached[x] = true; queue.Enqueue(x); }
        while (queue.TryDequeue(out int x))
            foreach (var y in outgoing[x])
                if (!reached[y]) { reached[y] = true; queue.Enqueue(y); }
        return reached;
    }
}
