using RightCall.Domain.Areas;
using RightCall.Domain.Desks;

namespace RightCall.Simulation.World;

/// <summary>Between people and the area: the process crashes before it writes, or after; replies are lost; people retry with the same id until they are told.</summary>
internal sealed class Line : IRowSink
{
    private static readonly AreaId Area = new("simulated");
    private readonly City _city;
    private readonly Random _chance;
    private readonly List<Row> _disk = [];
    private AreaWriter _writer;

    public Line(City city, int seed)
    {
        (_city, _chance) = (city, new(seed ^ 0x5eed));
        _writer = new(AreaState.Empty(Area), this);
    }

    public AreaState State => _writer.Published;
    public IReadOnlyList<Row> Rows => _disk;
    public int Commands { get; private set; }
    public int Refusals { get; private set; }
    public int Restarts { get; private set; }

    public void Append(Row row) => _disk.Add(row);

    public Reply Submit(Actor actor, CommandBody body)
    {
        Span<byte> id = stackalloc byte[16];
        _chance.NextBytes(id);
        var command = new Command(new(new Guid(id)), actor, _city.Now, _city.HourOfWeek, null, body);
        var first = Once(command, audit: true);
        var faults = _city.Scenario.Faults;
        if (faults && _chance.NextDouble() < .02)
        {
            // The reply was lost: the same id gets the same reply, and nothing happens twice.
            var rows = _disk.Count;
            var again = Once(command, audit: false);
            Same(command, first, again);
            if (_disk.Count != rows) throw new InvalidOperationException($"{command.Body.GetType().Name} was written twice.");
        }
        if (faults && _chance.NextDouble() < .0007) Restart();
        return first;
    }

    private Reply Once(Command command, bool audit)
    {
        Commands++;
        var rows = _disk.Count;
        var reply = _writer.Submit(command, _city.Facts);
        if (reply is Refused) Refusals++;
        if (reply is Refused && _disk.Count != rows) throw new InvalidOperationException($"{command.Body.GetType().Name} was refused and written.");
        if (audit && reply is Accepted accepted) _city.Auditor.Observe(command, accepted.Events);
        return reply;
    }

    private static void Same(Command command, Reply first, Reply again)
    {
        var same = (first, again) switch
        {
            (Accepted a, Accepted b) => a.Sequence == b.Sequence && a.Events.SequenceEqual(b.Events),
            // A refusal left no trace: it is decided again, on the same state here.
            (Refused a, Refused b) => a.Code == b.Code,
            _ => false,
        };
        if (!same) throw new InvalidOperationException($"{command.Body.GetType().Name}: the same command id was answered with {first} and then with {again}.");
    }

    /// <summary>The process dies and starts again from what is on disk: the state that comes out is the state that was lost.</summary>
    public void Restart()
    {
        Restarts++;
        var before = _writer.Published;
        _writer = new(AreaState.Empty(Area), this);
        foreach (var row in _disk) _writer.Replay(row);
        var (lost, found) = (StateDump.Of(before), StateDump.Of(_writer.Published));
        if (lost != found) throw new InvalidOperationException($"Replaying {_disk.Count} rows gives another state: {StateDump.FirstDifference(lost, found)}");
    }
}
