using RightCall.Domain.Areas;
using RightCall.Journal;
using RightCall.Journal.Stores;

namespace RightCall.Server.Areas;

/// <summary>An area as its journal says it is: where a writer or a reader begins.</summary>
/// <param name="Journal">The journal, at its end.</param>
/// <param name="State">The state after its last row.</param>
/// <param name="Recent">The ids of its last commands.</param>
/// <param name="Timer">When the store thinks that its earliest timer is due.</param>
internal sealed record AreaStart(AreaJournal Journal, AreaState State, RecentRows Recent, NextTimer? Timer)
{
    /// <summary>A writer beside a journal keeps no rows: a command that was given before is answered from there.</summary>
    public static readonly Func<long, Row> NoEarlierRow = _ => throw new InvalidOperationException("A command that was given before is answered from its row.");

    /// <summary>Reads an area from its journal.</summary>
    /// <exception cref="JournalStoreException">It cannot be read.</exception>
    public static async Task<AreaStart> ReadAsync(IJournalStore store, AreaSettings settings, CancellationToken stopping)
    {
        var area = settings.Description.Id;
        var journal = await AreaJournal.OpenAsync(store, area, stopping);
        var empty = AreaState.Empty(area, settings.Statute, settings.Publishing);
        var kept = await journal.SnapshotAsync(empty, stopping);
        var writer = new AreaWriter(kept?.Saved.State ?? empty, null, kept?.Sequence ?? 0, NoEarlierRow);
        var recent = new RecentRows(kept?.Saved.Recent ?? []);
        await foreach (var row in journal.ReadAsync(writer.Sequence, stopping))
        {
            // Written behind the head that the journal was opened at: a writer begins there, and loses, if somebody else still writes.
            if (row.Sequence > journal.Head.Sequence) break;
            writer.Replay(row.ForReplay());
            recent.Add(row);
        }
        return new(journal, writer.Published, recent, await store.TimerAsync(area, stopping));
    }

    /// <summary>A writer that goes on from here.</summary>
    public AreaWriter WriterFor(IRowSink sink)
    {
        var writer = new AreaWriter(State, sink, Journal.Head.Sequence, NoEarlierRow);
        foreach (var (command, sequence) in Recent.All) writer.Remember(command, sequence);
        return writer;
    }
}
