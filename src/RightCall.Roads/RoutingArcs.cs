namespace RightCall.Roads;

/// <summary>The arcs that a search sees: for each routing node (a node, or a state of one), the ways out of it.</summary>
internal sealed class RoutingArcs
{
    public required int[] StateNode { get; init; }
    public required int[] EntryArc { get; init; }
    public required int[] EntryState { get; init; }
    public required int[] First { get; init; }
    public required int[] Head { get; init; }
    public required int[] Arc { get; init; }
    public required byte[] Ban { get; init; }

    public static RoutingArcs Make(int nodeCount, List<StreetDraft> streets, List<(IReadOnlyList<int> Arcs, Profiles Bound, bool Only)> turns)
    {
        int TailOf(int a) => (a & 1) == 0 ? streets[a >> 1].From : streets[a >> 1].To;
        int HeadOf(int a) => TailOf(a ^ 1);
        Profiles AccessOf(int a) => (a & 1) == 0 ? streets[a >> 1].Forward : streets[a >> 1].Backward;

        // The arcs that leave each node, ascending.
        var outFirst = new int[nodeCount + 1];
        for (int a = 0; a < 2 * streets.Count; a++)
            if (AccessOf(a) != Profiles.None) outFirst[TailOf(a) + 1]++;
        for (int v = 0; v < nodeCount; v++) outFirst[v + 1] += outFirst[v];
        var outArc = new int[outFirst[nodeCount]];
        var fill = outFirst.AsSpan(0, nodeCount).ToArray();
        for (int a = 0; a < 2 * streets.Count; a++)
            if (AccessOf(a) != Profiles.None) outArc[fill[TailOf(a)]++] = a;
        ReadOnlySpan<int> Out(int v) => outArc.AsSpan(outFirst[v]..outFirst[v + 1]);

        var forbidden = new List<(IReadOnlyList<int>, Profiles)>();
        foreach (var (arcs, bound, only) in turns)
        {
            if (!only) { forbidden.Add((arcs, bound)); continue; }
            foreach (var other in Out(TailOf(arcs[^1])))
                if (other != arcs[^1]) forbidden.Add(([.. arcs.SkipLast(1), other], bound));
        }
        var automaton = new TurnStates(forbidden);

        // Kept states become routing nodes after the plain ones, in the order of their nodes.
        var kept = Enumerable.Range(1, automaton.Count - 1).Where(automaton.IsKept).OrderBy(s => HeadOf(automaton.LastArc(s))).ThenBy(s => s).ToArray();
        var routingNode = new int[automaton.Count];
        for (int i = 0; i < kept.Length; i++) routingNode[kept[i]] = nodeCount + i;

        int count = nodeCount + kept.Length;
        var first = new int[count + 1];
        var head = new List<int>(outArc.Length);
        var arc = new List<int>(outArc.Length);
        var ban = new List<byte>();
        for (int x = 0; x < count; x++)
        {
            int state = x < nodeCount ? 0 : kept[x - nodeCount];
            int node = x < nodeCount ? x : HeadOf(automaton.LastArc(state));
            foreach (var a in Out(node))
            {
                var (next, banned) = kept.Length == 0 && turns.Count == 0 ? (0, (byte)0) : automaton.Step(state, a);
                if (((byte)AccessOf(a) & ~banned) == 0) continue;
                head.Add(next == 0 ? HeadOf(a) : routingNode[next]);
                arc.Add(a);
                ban.Add(banned);
            }
            first[x + 1] = head.Count;
        }

        var entries = kept.Length == 0
            ? []
            : Enumerable.Range(0, 2 * streets.Count).Select(a => (Arc: a, automaton.Step(0, a).State)).Where(e => e.State != 0).ToArray();
        return new RoutingArcs
        {
            StateNode = [.. kept.Select(s => HeadOf(automaton.LastArc(s)))],
            EntryArc = [.. entries.Select(e => e.Arc)],
            EntryState = [.. entries.Select(e => routingNode[e.State])],
            First = first,
            Head = [.. head],
            Arc = [.. arc],
            Ban = kept.Length == 0 ? [] : [.. ban],
        };
    }
}
