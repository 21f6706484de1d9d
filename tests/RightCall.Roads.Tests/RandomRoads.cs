using RightCall.Roads.Samples;

namespace RightCall.Roads.Tests;

/// <summary>A small random network with everything that a network can have, and what a plain search must know about it.</summary>
internal sealed class RandomRoads
{
    private readonly SampleRoads.SplitMix _chance;

    public RandomRoads(ulong seed, bool turns)
    {
        _chance = new SampleRoads.SplitMix(seed);
        var builder = new RoadGraphBuilder();
        int nodes = 2 + _chance.Below(40);
        for (int v = 0; v < nodes; v++) builder.AddNode(-368_000_000 + _chance.Below(200_000), 1_747_000_000 + _chance.Below(200_000));
        int streets = 1 + _chance.Below(2 * nodes);
        for (int s = 0; s < streets; s++) builder.AddStreet(Street(builder, nodes));
        if (turns) AddTurns(builder, streets);
        var result = builder.Build();
        Assert.DoesNotContain(result.Problems, p => p.Kind == ProblemKind.Error);
        Graph = result.Graph!;
        Network = RoadNetwork.Build(Graph, [Table(Profile.Ordinary), Table(Profile.Emergency)]);
        Dijkstra = new PlainDijkstra(Graph);
    }

    public RoadGraph Graph { get; }
    public RoadNetwork Network { get; }
    public PlainDijkstra Dijkstra { get; }
    public List<(int[] Arcs, Profiles Bound)> Forbidden { get; } = [];

    public int Below(int n) => _chance.Below(n);

    public IReadOnlyList<int[]> ForbiddenTo(Profile profile) => [.. Forbidden.Where(f => ((int)f.Bound >> (int)profile & 1) != 0).Select(f => f.Arcs)];

    public RoadConditions SomeConditions()
    {
        var conditions = RoadConditions.None;
        for (int i = 0; i < 5; i++)
            conditions = Below(2) == 0 ? conditions.Close(Below(Graph.ArcCount)) : conditions.Slow(Below(Graph.ArcCount), 1 + Below(1_500));
        return conditions;
    }

    public RoadPoint SomePoint()
    {
        int position = Below(5) switch { 0 => 0, 1 => Times.WholeStreet, _ => Below(Times.WholeStreet) };
        return new RoadPoint(Below(Graph.StreetCount), position, 0, 0, 0);
    }

    /// <summary>The time between two points by the plain search.</summary>
    public int PlainMs(Metric metric, RoadPoint from, RoadPoint to)
    {
        var starts = new List<(int, int)>();
        var startNodes = new List<int>();
        if (from.Position == 0) startNodes.Add(Graph.Tail(2 * from.Street));
        else if (from.Position == Times.WholeStreet) startNodes.Add(Graph.Head(2 * from.Street));
        else
            foreach (var arc in (int[])[2 * from.Street, 2 * from.Street + 1])
                if (metric.ArcTimeMs(arc) < Times.Unreachable) starts.Add((arc, metric.ArcTimeMs(arc) - Part(metric, arc, from)));
        var (enter, node) = Dijkstra.WithTurns(starts, startNodes, metric.ArcTimeMs, ForbiddenTo(metric.Profile));

        int best = Times.Unreachable;
        if (to.Position == 0) best = node[Graph.Tail(2 * to.Street)];
        else if (to.Position == Times.WholeStreet) best = node[Graph.Head(2 * to.Street)];
        else
            foreach (var arc in (int[])[2 * to.Street, 2 * to.Street + 1])
                if (enter[arc] < Times.Unreachable) best = Math.Min(best, enter[arc] + Part(metric, arc, to));
        if (from.Street == to.Street)
        {
            if (from.Position == to.Position) return 0;
            int arc = 2 * from.Street + (to.Position > from.Position ? 0 : 1);
            if (metric.ArcTimeMs(arc) < Times.Unreachable) best = Math.Min(best, Part(metric, arc, to) - Part(metric, arc, from));
        }
        return best;
    }

    private static int Part(Metric metric, int arc, RoadPoint point) =>
        (int)((long)metric.ArcTimeMs(arc) * ((arc & 1) == 0 ? point.Position : Times.WholeStreet - point.Position) >> 30);

    private SpeedTable Table(Profile profile)
    {
        int classes = 1 + Below(Times.MaxSpeedClasses);
        var bases = new int[Times.RoadClassCount];
        var factors = new int[classes * Times.RoadClassCount];
        var hours = new byte[Times.HoursPerWeek];
        for (int i = 0; i < bases.Length; i++) bases[i] = 50 + Below(1_000);
        for (int i = 0; i < factors.Length; i++) factors[i] = 300 + Below(1_000);
        for (int i = 0; i < hours.Length; i++) hours[i] = (byte)Below(classes);
        return new SpeedTable(profile, bases, 700 + Below(500), factors, hours);
    }

    private StreetDraft Street(RoadGraphBuilder builder, int nodes)
    {
        var access = (Profiles[])[Profiles.All, Profiles.All, Profiles.All, Profiles.Emergency, Profiles.None];
        var forward = access[Below(4)];
        return new StreetDraft
        {
            From = Below(nodes),
            To = Below(nodes),
            Class = (RoadClass)Below(15),
            Name = builder.AddName($"Street {Below(5)}"),
            Forward = forward,
            Backward = access[Below(5)],
            ForwardLimitKmh = (byte)(Below(3) * 20),
            BackwardLimitKmh = (byte)(Below(3) * 20),
            Given = Below(3) == 0 ? new GivenTimes(Below(5_000), Below(5_000), Below(5_000), Below(5_000)) : null,
            Shape = [.. Enumerable.Range(0, Below(3)).Select(_ => (-368_000_000 + Below(200_000), 1_747_000_000 + Below(200_000)))],
        };
    }

    private void AddTurns(RoadGraphBuilder builder, int streets)
    {
        var drafts = Enumerable.Range(0, streets).Select(builder.DraftOf).ToArray();
        int Tail(int arc) => (arc & 1) == 0 ? drafts[arc >> 1].From : drafts[arc >> 1].To;
        Profiles Access(int arc) => (arc & 1) == 0 ? drafts[arc >> 1].Forward : drafts[arc >> 1].Backward;
        int[] Out(int node) => [.. Enumerable.Range(0, 2 * streets).Where(a => Tail(a) == node && Access(a) != Profiles.None)];
        for (int t = 0; t < 6; t++)
        {
            var arcs = new List<int> { Below(2 * streets) };
            int length = Below(4) == 0 ? 3 : 2;
            while (arcs.Count < length && Out(Tail(arcs[^1] ^ 1)) is { Length: > 0 } ways) arcs.Add(ways[Below(ways.Length)]);
            if (arcs.Count < 2) continue;
            var bound = (Profiles)(1 + Below(3));
            bool only = Below(3) == 0;
            builder.AddTurn(new TurnRestriction(only ? TurnRule.Only : TurnRule.No, arcs, bound));
            if (!only) Forbidden.Add(([.. arcs], bound));
            else
                foreach (var other in Out(Tail(arcs[^1])))
                    if (other != arcs[^1]) Forbidden.Add(([.. arcs.SkipLast(1), other], bound));
        }
    }
}
