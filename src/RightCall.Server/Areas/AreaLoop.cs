using System.Diagnostics;
using System.Threading.Channels;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Journal;
using RightCall.Journal.Stores;

namespace RightCall.Server.Areas;

/// <summary>The one writer of an area: takes what waits, decides it one after another on a working copy, stores it in one transaction, then publishes and answers. Safe to use from any thread.</summary>
/// <remarks>Nothing is answered before its row is durable. When it is not known whether a group was stored, the loop ends, and whoever waits is told to give the command again: the next loop reads the
/// truth from the journal. It knows nothing of Orleans, so that it can be tried by itself.</remarks>
internal sealed class AreaLoop : IAsyncDisposable
{
    /// <summary>So many commands go into one transaction at most.</summary>
    public const int MostCommands = 256;
    /// <summary>And, once their rows are so many bytes together, no more.</summary>
    public const int MostBytes = 1 << 20;

    private readonly Channel<Pending> _queue = Channel.CreateUnbounded<Pending>(new() { SingleReader = true });
    private readonly AreaJournal _journal;
    private readonly AreaWorld _world;
    private readonly IClock _clock;
    private readonly AreaOutputs _outputs;
    private readonly WorkingCopy _copy;
    private NextTimer? _timer;

    /// <summary>Begins where an area was found to be.</summary>
    /// <param name="start">The area's journal and state.</param>
    /// <param name="world">What decisions see of the world.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="outputs">What goes out: rows once they are durable, before anybody is answered.</param>
    public AreaLoop(AreaStart start, AreaWorld world, IClock clock, AreaOutputs outputs)
    {
        (_journal, _world, _clock, _outputs, _timer) = (start.Journal, world, clock, outputs, start.Timer);
        _copy = new(start);
        Published = _copy.View;
        // The loop is nobody's request: it must not run under the first caller's name or trace.
        using (ExecutionContext.SuppressFlow()) Ended = Task.Run(RunAsync);
    }

    /// <summary>The area after the last durable row.</summary>
    public AreaView Published { get; private set; }

    /// <summary>Ends with the loop: after <see cref="DisposeAsync"/>, or when only the journal knows what was stored. Never fails.</summary>
    public Task Ended { get; }

    /// <summary>Gives a command.</summary>
    /// <exception cref="AreaLoopEndedException">It is not known whether it was accepted, or it was not looked at: give it again, with the same id, to the area's next loop.</exception>
    /// <exception cref="AreaUnavailableException">It was not accepted: the store cannot write now.</exception>
    public Task<Reply> SubmitAsync(Submission submission, CancellationToken stopping = default)
    {
        var pending = new Pending(submission, stopping);
        return _queue.Writer.TryWrite(pending) ? pending.Answer.Task : Task.FromException<Reply>(new AreaLoopEndedException("The area's writer has ended."));
    }

    /// <summary>Takes no more commands, finishes those that wait, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await Ended;
    }

    private async Task RunAsync()
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync())
            {
                // One clock for all of the group, and one look at the world.
                var moment = _world.Look(_clock.GetCurrentInstant());
                while (_copy.HasRoom && _queue.Reader.TryRead(out var pending)) _copy.Decide(pending, moment);
                await StoreAsync(moment);
            }
        }
        catch (Exception e)
        {
            var ended = e as AreaLoopEndedException ?? new AreaLoopEndedException("It is not known whether the command was stored.", e);
            _queue.Writer.TryComplete();
            _copy.Fail(ended);
            while (_queue.Reader.TryRead(out var pending)) pending.Answer.TrySetException(ended);
        }
    }

    private async Task StoreAsync(Moment moment)
    {
        await _copy.LookUpAsync();
        if (_copy.Rows.Rows is { Count: > 0 } rows)
        {
            var timer = new NextTimer(_copy.View.State.NextDue);
            if (timer != _timer) _copy.Rows.Timer = timer;
            _copy.Rows.Outbox = _outputs.OutgoingOf(rows);
            using var span = AreaMetrics.Traces.StartActivity("store rows")?.SetTag("rightcall.area", _copy.View.State.Id.Value).SetTag("rightcall.rows", rows.Count);
            var began = Stopwatch.GetTimestamp();
            switch (await TryAppendAsync())
            {
                case null: return;
                case AppendOutcome.Lost: throw new AreaLoopEndedException("Another writer of this area was first.");
                case AppendOutcome.Repeated:
                    await AgainAsync(moment);
                    return;
            }
            AreaMetrics.Stored(rows.Count, Stopwatch.GetElapsedTime(began));
            ServiceTimes.Note(rows, Published.State, _copy.View.State);
            (Published, _timer) = (_copy.View, timer);
            _outputs.Publish(_journal.Head, rows, Published);
        }
        _copy.Answer();
    }

    // Null: nothing was stored, and that is certain (a full disk). Memory goes back to what the disk has, and the next group tries again.
    private async Task<AppendOutcome?> TryAppendAsync()
    {
        try
        {
            return await _journal.AppendAsync(_copy.Rows);
        }
        catch (JournalStoreException e) when (!e.MayHaveLanded && !_copy.Rows.AdoptsRules)
        {
            _copy.Fail(new AreaUnavailableException($"The command was not accepted. {e.Message}", e));
            _copy.GoBackTo(Published);
            return null;
        }
    }

    // A command of the group is in the journal from before: it is answered from its row, and the others are decided again without it.
    private async Task AgainAsync(Moment moment)
    {
        if (_copy.Rows.AdoptsRules) throw new AreaLoopEndedException("A command was given before, in one group with new rules.");
        var commands = _copy.Commands;
        _copy.GoBackTo(Published);
        foreach (var pending in commands) if (!await _copy.AnswerFromJournalAsync(pending, moment)) _copy.Decide(pending, moment);
        await StoreAsync(moment);
    }
}
