using System.Globalization;
using System.IO.Compression;

namespace RightCall.Roads.Samples;

/// <summary>Road networks to test and measure on: two cities with given times, read from CSV, and a generated one.</summary>
public static class SampleRoads
{
    /// <summary>The folder of public sample data, or null: <c>data</c> in the folder that RIGHTCALL_SHARED names, else <c>shared/data</c> above the
    /// checkout.</summary>
    public static string? DataFolder()
    {
        if (Environment.GetEnvironmentVariable("RIGHTCALL_SHARED") is { Length: > 0 } named) return Path.Combine(named, "data");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data)) return data;
        }
        return null;
    }

    /// <summary>Reads <c>nodes.csv.gz</c> and <c>arcs.csv.gz</c> of a folder: directed arcs with two times in days, mode 1 with lights, mode 2 without.</summary>
    public static RoadGraphBuilder ReadNodesAndArcs(string folder)
    {
        var builder = new RoadGraphBuilder { JoinOppositeStreets = true };
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in Rows(Path.Combine(folder, "nodes.csv.gz")))
            numbers.Add(row["index"], builder.AddNode(E7(row["y"]), E7(row["x"]), $"node {row["index"]}"));
        foreach (var row in Rows(Path.Combine(folder, "arcs.csv.gz")))
        {
            int lights = Ms(row["mode_1"]), ordinary = Ms(row["mode_2"]);
            builder.AddStreet(new StreetDraft
            {
                From = numbers[row["fromNode"]],
                To = numbers[row["toNode"]],
                Backward = Profiles.None,
                Given = new GivenTimes(ordinary, lights, 0, 0),
                Place = $"arc {row["index"]}",
            });
        }
        return builder;
    }

    private static int E7(string degrees) => (int)Math.Round(double.Parse(degrees, CultureInfo.InvariantCulture) * 1e7);

    private static int Ms(string days) => (int)Math.Round(double.Parse(days, CultureInfo.InvariantCulture) * 86_400_000.0);

    private static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        string[]? header = null;
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            if (header is null)
            {
                if (cells[0] == "index") header = cells;
                continue;
            }
            if (cells[0].Length == 0) continue;
            yield return header.Zip(cells).Where(p => p.First.Length > 0).ToDictionary(p => p.First, p => p.Second);
        }
    }

    /// <summary>A lattice like a large city's streets: lines of 110 m with a jitter, a part of them missing, four sorts of road, some one-way.</summary>
    /// <remarks>Every 6th line is a collector, every 24th an arterial, every 96th a motorway; an edge is kept with a chance of .72, .93, .985 and 1;
    /// speeds 30, 45, 60, 100 km/h times .85 to 1.15; 8 % of the local streets are one-way; times in tenths of a second.</remarks>
    public static RoadGraphBuilder Lattice(int columns, int rows, ulong seed)
    {
        var chance = new SplitMix(seed);
        var builder = new RoadGraphBuilder();
        const double metreLat = 1e7 / 111_194.93, cos = 0.7071067811865476;   // At 45 degrees north.
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++)
            {
                double x = 110.0 * c + 35.0 * (2 * chance.Unit() - 1), y = 110.0 * r + 35.0 * (2 * chance.Unit() - 1);
                builder.AddNode(450_000_000 + (int)(y * metreLat), (int)(x * metreLat / cos));
            }
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++)
            {
                if (c + 1 < columns) Edge(r * columns + c, r * columns + c + 1, r);
                if (r + 1 < rows) Edge(r * columns + c, (r + 1) * columns + c, c);
            }
        return builder;

        void Edge(int a, int b, int line)
        {
            var (road, keep, kmh) = line % 96 == 0 ? (RoadClass.Motorway, 1.0, 100.0) : line % 24 == 0 ? (RoadClass.Primary, .985, 60.0)
                : line % 6 == 0 ? (RoadClass.Tertiary, .93, 45.0) : (RoadClass.Residential, .72, 30.0);
            if (chance.Unit() >= keep) return;
            double speed = kmh * (.85 + .3 * chance.Unit()) / 3.6;
            bool oneWay = road == RoadClass.Residential && chance.Unit() < .08;
            bool reversed = oneWay && chance.Unit() < .5;
            builder.AddStreet(new StreetDraft { From = reversed ? b : a, To = reversed ? a : b, Class = road, Backward = oneWay ? Profiles.None : Profiles.All, Given = Time(speed) });

            GivenTimes Time(double metresPerSecond)
            {
                var (latA, lonA) = builder.PointOf(a);
                var (latB, lonB) = builder.PointOf(b);
                int ms = 100 * Math.Max(1, (int)Math.Round(Geo.DistanceMm(latA, lonA, latB, lonB) / 100.0 / metresPerSecond));
                return new(ms, ms, ms, ms);
            }
        }
    }

    /// <summary>Forbids turns at random, for everyone: from a street into another at its end, never back.</summary>
    /// <param name="builder">The streets; it is given back.</param>
    /// <param name="count">How many turns.</param>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="forbidden">Filled with the two arcs of each.</param>
    public static RoadGraphBuilder WithForbiddenTurns(RoadGraphBuilder builder, int count, ulong seed, List<int[]> forbidden)
    {
        var drafts = Enumerable.Range(0, builder.StreetCount).Select(builder.DraftOf).ToArray();
        int Tail(int arc) => (arc & 1) == 0 ? drafts[arc >> 1].From : drafts[arc >> 1].To;
        bool IsDriven(int arc) => ((arc & 1) == 0 ? drafts[arc >> 1].Forward : drafts[arc >> 1].Backward) != Profiles.None;
        var ways = Enumerable.Range(0, 2 * drafts.Length).Where(IsDriven).ToLookup(Tail);
        var chance = new SplitMix(seed);
        while (forbidden.Count < count)
        {
            int arc = chance.Below(2 * drafts.Length);
            int[] next = [.. ways[Tail(arc ^ 1)].Where(a => a != (arc ^ 1))];
            if (!IsDriven(arc) || next.Length < 2) continue;
            int[] turn = [arc, next[chance.Below(next.Length)]];
            builder.AddTurn(new TurnRestriction(TurnRule.No, turn, Profiles.All));
            forbidden.Add(turn);
        }
        return builder;
    }

    /// <summary>The same network without what is outside its main network.</summary>
    public static RoadGraph MainPart(RoadGraph graph)
    {
        var builder = new RoadGraphBuilder();
        var number = new Dictionary<int, int>();
        int Node(int node)
        {
            if (!number.TryGetValue(node, out var n)) number.Add(node, n = builder.AddNode(graph.LatE7(node), graph.LonE7(node)));
            return n;
        }
        for (int s = 0; s < graph.StreetCount; s++)
        {
            if (!graph.InMainNetwork(s, Profile.Ordinary)) continue;
            int ms = graph.GivenMs(2 * s, Profile.Ordinary);
            builder.AddStreet(new StreetDraft
            {
                From = Node(graph.Tail(2 * s)),
                To = Node(graph.Head(2 * s)),
                Class = graph.ClassOf(s),
                Forward = graph.Access(2 * s),
                Backward = graph.Access(2 * s + 1),
                Given = new(ms, ms, ms, ms),
            });
        }
        return builder.Build().Graph!;
    }

    /// <summary>Splitmix64 by Sebastiano Vigna (public domain): one multiplication chain for each number.</summary>
    public sealed class SplitMix(ulong seed)
    {
        private ulong _state = seed;

        public ulong Next()
        {
            unchecked
            {
                ulong z = _state += 0x9E3779B97F4A7C15;
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                return z ^ (z >> 31);
            }
        }

        /// <summary>From 0 to 1, 1 not included.</summary>
        public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

        public int Below(int n) => (int)(Next() % (ulong)n);
    }
}
