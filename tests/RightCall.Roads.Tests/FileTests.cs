using System.Buffers.Binary;
using RightCall.Roads.Samples;

namespace RightCall.Roads.Tests;

public sealed class FileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("roads").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static RoadNetwork Opened(string path)
    {
        using var file = File.OpenHandle(path);
        return RoadNetwork.Open(file, path);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private (RandomRoads Roads, string Path) Saved(ulong seed = 4)
    {
        var roads = new RandomRoads(seed, turns: true);
        using (var file = File.Create(PathOf("new.roads"))) roads.Network.WithMetrics(2).Save(file);
        File.Move(PathOf("new.roads"), PathOf("city.roads"), overwrite: true);
        return (roads, PathOf("city.roads"));
    }

    [Fact]
    public void A_network_is_the_same_after_it_was_saved_and_opened()
    {
        for (ulong seed = 1; seed <= 30; seed++)
        {
            var (roads, path) = Saved(seed);
            var opened = Opened(path);
            Assert.Equal(roads.Graph.NodeCount, opened.Graph.NodeCount);
            Assert.Equal(roads.Graph.StateCount, opened.Graph.StateCount);
            Assert.Equal(roads.Network.Hierarchy.LevelCount, opened.Hierarchy.LevelCount);
            for (int s = 0; s < roads.Graph.StreetCount; s++)
            {
                Assert.Equal(roads.Graph.Name(roads.Graph.NameOf(s)), opened.Graph.Name(opened.Graph.NameOf(s)));
                Assert.Equal(roads.Graph.Shape(s).LatE7.ToArray(), opened.Graph.Shape(s).LatE7.ToArray());
            }
            foreach (var profile in Enum.GetValues<Profile>())
                for (int c = 0; c < roads.Network.Speeds[(int)profile].SpeedClassCount; c++)
                {
                    var (made, read) = (roads.Network.MetricFor(profile, c, RoadConditions.None), opened.MetricFor(profile, c, RoadConditions.None));
                    Assert.Equal(made.Id, read.Id);
                    var (first, second) = (new RouteSearch(roads.Graph, roads.Network.Hierarchy), new RouteSearch(opened.Graph, opened.Hierarchy));
                    for (int i = 0; i < 10; i++)
                    {
                        var (from, to) = (roads.SomePoint(), roads.SomePoint());
                        Assert.Equal(first.TravelMs(made, from, to), second.TravelMs(read, from, to));
                        Assert.Equal(first.Route(made, from, to)?.Legs, second.Route(read, from, to)?.Legs);
                    }
                }
        }
    }

    [Fact]
    public void The_same_network_makes_the_same_bytes()
    {
        var (_, path) = Saved();
        var bytes = File.ReadAllBytes(path);
        Saved();
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        var (_, path) = Saved();
        var bytes = File.ReadAllBytes(path);
        foreach (int length in (int[])[0, 1, 63, 64, 100, bytes.Length / 2, bytes.Length - 64, bytes.Length - 1])
        {
            File.WriteAllBytes(PathOf("cut.roads"), bytes[..length]);
            var refusal = Assert.Throws<RoadFileException>(() => Opened(PathOf("cut.roads")));
            Assert.Contains("cut off", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_changed_bit_in_any_section_is_found()
    {
        var (_, path) = Saved();
        var bytes = File.ReadAllBytes(path);
        int sections = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(12));
        var chance = new SampleRoads.SplitMix(3);
        for (int s = 0; s < sections; s++)
        {
            var entry = bytes.AsSpan(64 + 32 * s);
            int offset = (int)BinaryPrimitives.ReadInt64LittleEndian(entry[8..]), length = (int)BinaryPrimitives.ReadInt64LittleEndian(entry[16..]);
            if (length == 0) continue;
            var damaged = bytes.ToArray();
            damaged[offset + chance.Below(length)] ^= (byte)(1 << chance.Below(8));
            File.WriteAllBytes(PathOf("damaged.roads"), damaged);
            var refusal = Assert.Throws<RoadFileException>(() => Opened(PathOf("damaged.roads")));
            Assert.Contains("damaged (checksum)", refusal.Message, StringComparison.Ordinal);
        }
        for (int at = 8; at < 64 + 32 * sections; at++)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 0x10;
            File.WriteAllBytes(PathOf("damaged.roads"), damaged);
            Assert.Throws<RoadFileException>(() => Opened(PathOf("damaged.roads")));
        }
    }

    [Fact]
    public void A_file_of_another_kind_or_version_is_refused_by_name()
    {
        var (_, path) = Saved();
        var bytes = File.ReadAllBytes(path);
        bytes[8] = 99;
        File.WriteAllBytes(path, bytes);
        Assert.Contains("version 99", Assert.Throws<RoadFileException>(() => Opened(path)).Message, StringComparison.Ordinal);
        File.WriteAllText(path, new string('x', 500));
        Assert.Contains("does not begin", Assert.Throws<RoadFileException>(() => Opened(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_a_file_open_keeps_it_when_it_is_replaced()
    {
        var (roads, path) = Saved(4);
        var opened = Opened(path);
        Saved(5);
        var search = new RouteSearch(opened.Graph, opened.Hierarchy);
        var metric = opened.MetricFor(Profile.Emergency, 0, RoadConditions.None);
        var same = roads.Network.MetricFor(Profile.Emergency, 0, RoadConditions.None);
        var first = new RouteSearch(roads.Graph, roads.Network.Hierarchy);
        for (int v = 0; v < opened.Graph.NodeCount; v++) Assert.Equal(first.TravelMs(same, 0, v), search.TravelMs(metric, 0, v));
    }
}
