namespace RightCall.Roads;

/// <summary>Travel times on every arc and shortcut: one profile, in one speed class, under one set of road conditions.</summary>
/// <remarks>Immutable and safe from any thread: a closed street makes a new metric, and whoever still reads the old one is not disturbed. Times are in
/// milliseconds; <see cref="Times.Unreachable"/> means closed.</remarks>
public sealed class Metric
{
    internal Metric(RoadGraph graph, RoadHierarchy hierarchy, Profile profile, int speedClass)
    {
        Graph = graph;
        Hierarchy = hierarchy;
        Profile = profile;
        SpeedClass = speedClass;
    }

    internal RoadGraph Graph { get; }
    internal RoadHierarchy Hierarchy { get; }
    internal Column<int> ArcMs { get; init; }
    /// <summary>By shortcut: the time from its lower end to its upper.</summary>
    internal Column<int> Up { get; init; }
    /// <summary>By shortcut: the time from its upper end to its lower.</summary>
    internal Column<int> Down { get; init; }
    /// <summary>The shortcuts that a search needs upwards.</summary>
    internal SearchGraph UpSearch { get; init; }
    /// <summary>The shortcuts that a search needs downwards, driven from their upper end.</summary>
    internal SearchGraph DownSearch { get; init; }

    /// <summary>A fingerprint of the times on all arcs: equal times have equal ids, on every machine and after every restart.</summary>
    public long Id { get; internal init; }

    /// <summary>Who drives.</summary>
    public Profile Profile { get; }

    /// <summary>The speed class (group of hours) of the profile's table.</summary>
    public int SpeedClass { get; }

    /// <summary>The time along an arc in milliseconds, or <see cref="Times.Unreachable"/>.</summary>
    public int ArcTimeMs(int arc) => ArcMs[arc];

    /// <summary>Whether a street can be driven on in at least one direction.</summary>
    internal bool IsOpen(int street)
    {
        var ms = ArcMs.Span;
        return ms[2 * street] < Times.Unreachable || ms[2 * street + 1] < Times.Unreachable;
    }

    /// <summary>Makes the metric of a speed table, in one of its speed classes, under road conditions.</summary>
    /// <param name="graph">The streets.</param>
    /// <param name="hierarchy">The shortcuts.</param>
    /// <param name="speeds">How fast the profile drives.</param>
    /// <param name="speedClass">The speed class.</param>
    /// <param name="conditions">What is different on the streets.</param>
    /// <param name="like">A metric of the same network that differs on few streets, if there is one: it saves half of the work.</param>
    public static Metric Make(RoadGraph graph, RoadHierarchy hierarchy, SpeedTable speeds, int speedClass, RoadConditions conditions, Metric? like = null)
    {
        if ((uint)speedClass >= (uint)speeds.SpeedClassCount)
            throw new ArgumentOutOfRangeException(nameof(speedClass), speedClass, $"The {speeds.Profile} table has speed classes 0 to {speeds.SpeedClassCount - 1}.");
        var arcMs = GC.AllocateUninitializedArray<int>(graph.ArcCount);
        speeds.FillArcTimes(graph, speedClass, arcMs);
        conditions.Apply(arcMs);
        return Make(graph, hierarchy, speeds.Profile, speedClass, arcMs, like);
    }

    /// <summary>Makes a metric of times that are known for every arc: <paramref name="arcMs"/> has one number for each, from 0 to
    /// <see cref="Times.Unreachable"/>, and is owned by the metric from now on.</summary>
    public static Metric Make(RoadGraph graph, RoadHierarchy hierarchy, Profile profile, int speedClass, int[] arcMs, Metric? like = null)
    {
        if (arcMs.Length != graph.ArcCount) throw new ArgumentException($"{arcMs.Length} times for {graph.ArcCount} arcs.", nameof(arcMs));
        if (arcMs.AsSpan().ContainsAnyExceptInRange(0, Times.Unreachable)) throw new ArgumentException($"A time is not between 0 and {Times.Unreachable} ms.", nameof(arcMs));
        var up = GC.AllocateUninitializedArray<int>(hierarchy.ShortcutCount + Customizing.Padding);
        var down = GC.AllocateUninitializedArray<int>(hierarchy.ShortcutCount + Customizing.Padding);
        if (like is not null && like.Hierarchy == hierarchy && like.Profile == profile && ChangedNodes.Between(graph, hierarchy, like.ArcMs.Span, arcMs) is { } changed)
        {
            like.Up.Span.CopyTo(up);
            like.Down.Span.CopyTo(down);
            Customizing.Again(hierarchy, profile, arcMs, changed, up, down);
        }
        else Customizing.Run(hierarchy, profile, arcMs, up, down);
        var needed = GC.AllocateUninitializedArray<byte>(hierarchy.ShortcutCount);
        NeededShortcuts.Find(hierarchy, up, down, keepEqual: arcMs.AsSpan().Contains(0), needed);
        return new Metric(graph, hierarchy, profile, speedClass)
        {
            ArcMs = arcMs,
            Up = up,
            Down = down,
            UpSearch = SearchGraph.Make(hierarchy, up, needed, bit: 1),
            DownSearch = SearchGraph.Make(hierarchy, down, needed, bit: 2),
            Id = (long)Checksum.Of(System.Runtime.InteropServices.MemoryMarshal.AsBytes(arcMs.AsSpan())) ^ (long)profile,
        };
    }
}
