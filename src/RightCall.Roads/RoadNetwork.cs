using Microsoft.Win32.SafeHandles;

namespace RightCall.Roads;

/// <summary>A city's streets with all that travel times need: graph, hierarchy, index for snapping, speed tables, and metrics made in advance.</summary>
/// <remarks>Immutable and safe from any thread. Made by <see cref="Build"/>, or opened from a file in milliseconds by <see cref="Open"/>.</remarks>
public sealed class RoadNetwork
{
    internal RoadNetwork(RoadGraph graph, RoadHierarchy hierarchy, StreetIndex streets, IReadOnlyList<SpeedTable> speeds, IReadOnlyList<Metric> metrics)
    {
        if (speeds.Count != Times.ProfileCount || speeds.Where((t, i) => (int)t.Profile != i).Any())
            throw new ArgumentException("There is one speed table for each profile, in the order of the profiles.", nameof(speeds));
        Graph = graph;
        Hierarchy = hierarchy;
        Streets = streets;
        Speeds = speeds;
        Metrics = metrics;
    }

    /// <summary>The streets.</summary>
    public RoadGraph Graph { get; }

    /// <summary>The shortcuts.</summary>
    public RoadHierarchy Hierarchy { get; }

    /// <summary>Finds the nearest street.</summary>
    public StreetIndex Streets { get; }

    /// <summary>How fast each profile drives, in the order of <see cref="Profile"/>.</summary>
    public IReadOnlyList<SpeedTable> Speeds { get; }

    /// <summary>The metrics that were made in advance, without road conditions.</summary>
    public IReadOnlyList<Metric> Metrics { get; }

    /// <summary>Makes hierarchy and index of a graph; takes seconds for a large city.</summary>
    /// <param name="graph">The streets.</param>
    /// <param name="speeds">A table for each profile, in the order of the profiles.</param>
    public static RoadNetwork Build(RoadGraph graph, IReadOnlyList<SpeedTable> speeds) =>
        new(graph, RoadHierarchy.Build(graph), StreetIndex.Build(graph), speeds, []);

    /// <summary>This network with metrics made in advance: for each profile the first so many speed classes.</summary>
    public RoadNetwork WithMetrics(int speedClasses = Times.MaxSpeedClasses) =>
        new(Graph, Hierarchy, Streets, Speeds,
            [.. from table in Speeds from c in Enumerable.Range(0, Math.Min(speedClasses, table.SpeedClassCount)) select Metric.Make(Graph, Hierarchy, table, c, RoadConditions.None)]);

    /// <summary>The metric of a profile in a speed class under road conditions: one made in advance if there is one, else a new one.</summary>
    /// <param name="profile">Who drives.</param>
    /// <param name="speedClass">The speed class of the profile's table.</param>
    /// <param name="conditions">What is different on the streets.</param>
    /// <param name="like">A metric of the same profile and speed class under other conditions, if one is at hand: it saves work.</param>
    public Metric MetricFor(Profile profile, int speedClass, RoadConditions conditions, Metric? like = null)
    {
        var usual = Metrics.FirstOrDefault(m => m.Profile == profile && m.SpeedClass == speedClass);
        return usual is not null && conditions.Count == 0 ? usual : Metric.Make(Graph, Hierarchy, Speeds[(int)profile], speedClass, conditions, like ?? usual);
    }

    /// <summary>Writes the network as a file (FORMAT.md has the layout). The same network makes the same bytes.</summary>
    /// <param name="file">Takes the bytes. Write to a new file and rename it: whoever has the old one mapped keeps what was there.</param>
    public void Save(Stream file) => RoadFile.Write(file, this);

    /// <summary>Opens a file that <see cref="Save"/> wrote. It is mapped, not read, so that several processes share it; it stays mapped until the process
    /// ends.</summary>
    /// <param name="file">Open to be read; not needed any more afterwards. What is checked is what is mapped, even if another file takes the name meanwhile.</param>
    /// <param name="path">Where it is, for messages.</param>
    /// <exception cref="RoadFileException">The file is not of this kind or version, or is damaged; the message says how.</exception>
    public static RoadNetwork Open(SafeFileHandle file, string path) => RoadFile.Read(file, path);
}
