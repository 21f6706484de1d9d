using System.Diagnostics;
using RightCall.Domain.Areas;
using RightCall.Journal;
using RightCall.Journal.Stores;

namespace RightCall.Server.Areas;

/// <summary>The area as it will be when the group at hand is durable: commands are decided on it one after another, and their rows and answers wait here. Mutable; for one loop.</summary>
internal sealed class WorkingCopy : IRowSink
{
    private readonly AreaJournal _journal;
    private readonly List<Decided> _decided = [];
    private readonly Dictionary<CommandId, Row> _here = [];
    private AreaWriter _writer;

    /// <summary>A copy of an area as it is on the disk.</summary>
    /// <param name="start">The area's journal and state.</param>
    public WorkingCopy(AreaStart start)
    {
        _journal = start.Journal;
        _writer = start.WriterFor(this);
        Rows = _journal.Begin();
    }

    /// <summary>The rows of the group.</summary>
    public RowGroup Rows { get; private set; }

    /// <summary>The area after the group.</summary>
    public AreaView View => new(_writer.Published, _writer.Sequence);

    /// <summary>Whether the group has room for more.</summary>
    public bool HasRoom => _decided.Count < AreaLoop.MostCommands && Rows.Bytes < AreaLoop.MostBytes;

    /// <summary>The commands of the group.</summary>
    public IReadOnlyList<Pending> Commands => [.. _decided.Select(d => d.Pending)];

    void IRowSink.Append(Row row)
    {
        Rows.Add(row);
        _here.Add(row.Command.Id, row);
    }

    /// <summary>Decides a command after those before it.</summary>
    public void Decide(Pending pending, Moment moment)
    {
        if (pending.IsGivenUp)
        {
            pending.Answer.TrySetCanceled();
            return;
        }
        AreaMetrics.Waited(Stopwatch.GetElapsedTime(pending.CameAt));
        var command = moment.CommandOf(pending.Submission);
        try
        {
            // A repetition inside the group is answered from the row at hand; one that is known from before, from the journal.
            var reply = _here.TryGetValue(command.Id, out var row) ? AreaWriter.Again(command, row)
                : _writer.RowOf(command.Id) != 0 ? null
                : _writer.Submit(command, moment.Facts);
            _decided.Add(new(pending, command, reply));
        }
        catch (Exception bug) when (bug is not JournalStoreException)
        {
            // Nothing of it has happened. One command that cannot be decided must not stop all the others.
            pending.Answer.TrySetException(bug);
        }
    }

    /// <summary>Answers from the journal what was accepted before. A command that would be refused now may have been accepted days ago: it is looked for too.</summary>
    public async Task LookUpAsync()
    {
        foreach (var decided in _decided.Where(d => d.Reply is not Accepted))
            if (await _journal.FindAsync(decided.Command.Id) is { } row) decided.Reply = AreaWriter.Again(decided.Command, row);
    }

    /// <summary>Answers a command from the journal, where it was accepted before.</summary>
    public async Task<bool> AnswerFromJournalAsync(Pending pending, Moment moment)
    {
        var command = moment.CommandOf(pending.Submission);
        if (await _journal.FindAsync(command.Id) is not { } row) return false;
        pending.Answer.TrySetResult(AreaWriter.Again(command, row));
        return true;
    }

    /// <summary>The group is durable: answers it, and begins the next one.</summary>
    public void Answer()
    {
        foreach (var (pending, reply) in _decided.Select(d => (d.Pending, d.Reply)))
            pending.Answer.TrySetResult(reply ?? throw new InvalidOperationException($"Command {pending.Submission.Id} is remembered, but has no row in the journal."));
        Clear();
    }

    /// <summary>The group was not stored: says why to whoever waits.</summary>
    public void Fail(Exception why)
    {
        foreach (var decided in _decided) decided.Pending.Answer.TrySetException(why);
    }

    /// <summary>Goes back to what is durable. Ids are not remembered across this: a repetition is then found in the journal.</summary>
    public void GoBackTo(AreaView durable)
    {
        _writer = new(durable.State, this, durable.Sequence, AreaStart.NoEarlierRow);
        Clear();
    }

    private void Clear()
    {
        _decided.Clear();
        _here.Clear();
        Rows = _journal.Begin();
    }

    private sealed class Decided(Pending pending, Command command, Reply? reply)
    {
        public Pending Pending => pending;
        public Command Command => command;
        public Reply? Reply { get; set; } = reply;
    }
}
