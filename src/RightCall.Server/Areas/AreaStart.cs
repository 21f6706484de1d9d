using RightCall.Domain.Areas;
using RightCall.Journal;
using RightCall.Journal.Stores;

namespace RightCall.Server.Areas;

/// <summary>An area as its journal says it is: where a writer or a reader begins.</summary>
/// <param name="Journal">The journal, at its end.</param>
/// <param name="State">The state after its last row.</param>
internal sealed record AreaStart(AreaJournal Journal, AreaState State)
{
    /// <summary>A writer beside a journal keeps no rows: a command that was given before is answered from there.</summary>
    public static readonly Func<long, Row> NoEarlierRow = _ => throw new InvalidOperationException("A command that was given before is answered from its row.");

    /// <summary>Reads an area from its journal.</summary>
    /// <exception cref="JournalStoreException">It cannot be read.</exception>
    public static async Task<AreaStart> ReadAsync(IJournalStore store, AreaSettings settings, CancellationToken stopping)
    {
        var area = settings.Description.Id;
        var journal = await AreaJournal.OpenAsync(store, area, stopping);
        var writer = new AreaWriter(AreaState.Empty(area, settings.Statute, settings.Publishing), null, 0, NoEarlierRow);
        await foreach (var row in journal.ReadAsync(0, stopping)) writer.Replay(row.ForReplay());
        return new(journal, writer.Published);
    }

    /// <summary>A writer that goes on from here.</summary>
    public AreaWriter WriterFor(IRowSink sink) => new(State, sink, Journal.Head.Sequence, NoEarlierRow);
}
