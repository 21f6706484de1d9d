using System.Collections.Immutable;
using NodaTime;

namespace RightCall.Domain.Areas;

/// <summary>One row of an area's journal: an accepted command and what it came to.</summary>
/// <param name="Sequence">Its number, from 1, without gaps.</param>
/// <param name="Command">The command, with the time that the writer gave it.</param>
/// <param name="Events">What happened.</param>
public sealed record Row(long Sequence, Command Command, ImmutableArray<AreaEvent> Events);

/// <summary>Gets each row as it is accepted.</summary>
public interface IRowSink
{
    /// <summary>A row was accepted. The state of the writer is not changed yet: a sink that throws keeps the row from happening.</summary>
    void Append(Row row);
}

/// <summary>Does for one area what every shell does: idempotency, monotone time, expiry, sequence numbers. Mutable; for one thread.</summary>
/// <remarks>The replay, the simulation and the server use it. <see cref="Published"/> is immutable and may be given to other threads.</remarks>
public sealed class AreaWriter
{
    private const int MostRemembered = 200_000;

    private readonly IRowSink? _sink;
    private readonly Func<long, Row> _earlier;
    private readonly RecentRows? _rows;
    private readonly RecentCommands _recent;
    private Instant _lastAt;

    /// <summary>A writer that goes on from a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="sink">Gets each row before it counts; null where nobody keeps them.</param>
    /// <param name="sequence">The number of the last row.</param>
    /// <param name="earlier">Finds a row of the last two days by its number, for a command that is given again: a shell with a journal reads it there. Null: the writer keeps them itself.</param>
    public AreaWriter(AreaState state, IRowSink? sink = null, long sequence = 0, Func<long, Row>? earlier = null)
    {
        (Published, _sink, Sequence, _lastAt) = (state, sink, sequence, state.LastAt);
        _rows = earlier is null ? new() : null;
        // With a journal at hand an id that is forgotten is found there: memory holds as many as a busy day has, not as many as somebody sends.
        _recent = earlier is null ? new() : new(MostRemembered);
        _earlier = earlier ?? _rows!.Find;
    }

    /// <summary>The state after all accepted commands.</summary>
    public AreaState Published { get; private set; }

    /// <summary>The number of the last row.</summary>
    public long Sequence { get; private set; }

    /// <summary>Decides a command, and makes it happen where it is accepted. The same id twice has the effect of one, and gets the same reply.</summary>
    public Reply Submit(Command command, Facts facts)
    {
        if (_recent.Find(command.Id) is not 0 and var before) return Again(command, _earlier(before));
        if (command.At < _lastAt) command = command with { At = _lastAt };
        if (command.NotAfter is { } limit && command.At > limit)
            return new Refused(RefusalCodes.TooLate.Code, $"Command {command.Id} was to be carried out by {limit}; it is {command.At} now. Look again, and give a new command.");
        var decision = Area.Decide(Published, command, facts);
        if (decision.Refusal is { } refusal) return new Refused(refusal.Code, refusal.Text);
        // A Tick for which nothing was due writes no row.
        if (decision.Events.IsEmpty && command.Body is Tick) return new Accepted(Sequence, []);
        if (_sink is null && _rows is null) return Publish(command, null, decision.State, decision.Events);
        var row = new Row(Sequence + 1, command, decision.Events);
        _sink?.Append(row);
        return Publish(command, row, decision.State, decision.Events);
    }

    /// <summary>Goes through a row that was accepted before: as a shell does that starts from its journal.</summary>
    /// <exception cref="InvalidOperationException">The row does not follow the last one, or an event cannot follow the state.</exception>
    public void Replay(Row row)
    {
        if (row.Sequence != Sequence + 1) throw new InvalidOperationException($"Row {row.Sequence} cannot follow row {Sequence}: the log is corrupt.");
        var state = Published;
        foreach (var @event in row.Events) state = Area.Evolve(state, @event);
        Publish(row.Command, row, state, row.Events);
    }

    /// <summary>Remembers a command that was accepted before the state was what the writer began with.</summary>
    public void Remember(CommandId command, long sequence) => _recent.Add(command, _lastAt, sequence);

    /// <summary>The number of the row of a command that was accepted in the last day; 0 where none is remembered.</summary>
    public long RowOf(CommandId command) => _recent.Find(command);

    /// <summary>What the giver of a command is told that was accepted before: the same, where it is the same command of the same actor.</summary>
    /// <param name="command">The command, as it is given now.</param>
    /// <param name="before">The row of its id.</param>
    public static Reply Again(Command command, Row before) => before.Command.Actor == command.Actor && before.Command.Body == command.Body
        ? new Accepted(before.Sequence, before.Events)
        : new Refused(RefusalCodes.OtherBody.Code, $"Command {command.Id} was given before, with another body or by another actor: give a new one a new id.");

    private Accepted Publish(Command command, Row? row, AreaState state, ImmutableArray<AreaEvent> events)
    {
        Sequence++;
        if (_recent.Add(command.Id, command.At, Sequence)) _rows?.DayIsOver();
        if (row is not null) _rows?.Add(row);
        (Published, _lastAt) = (state, command.At);
        return new(Sequence, events);
    }

    // The rows of the day and of the day before, where there is no journal to read them from.
    private sealed class RecentRows
    {
        private List<Row> _today = [];
        private List<Row> _before = [];

        public void Add(Row row) => _today.Add(row);

        public void DayIsOver() => (_before, _today) = (_today, []);

        public Row Find(long sequence) => In(_today, sequence) ?? In(_before, sequence) ?? throw new InvalidOperationException($"Row {sequence} is not kept any more.");

        private static Row? In(List<Row> rows, long sequence) =>
            rows.Count > 0 && sequence >= rows[0].Sequence && sequence <= rows[^1].Sequence ? rows[(int)(sequence - rows[0].Sequence)] : null;
    }
}
