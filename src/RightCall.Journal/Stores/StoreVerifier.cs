using RightCall.Domain.Areas;
using RightCall.Journal.Chains;

namespace RightCall.Journal.Stores;

/// <summary>Checks that the journal of an area in a store is what was written, every column of every row.</summary>
public static class StoreVerifier
{
    /// <summary>How many rows are read at once.</summary>
    internal const int Page = 1_000;

    /// <summary>Reads an area's rows in order, each checked against the one before.</summary>
    /// <param name="store">The store.</param>
    /// <param name="area">The area.</param>
    /// <param name="stopping">Ends the reading.</param>
    /// <exception cref="JournalException">A row is bad. Names the first such row.</exception>
    public static async IAsyncEnumerable<StoredRow> ReadAsync(IJournalStore store, AreaId area, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stopping = default)
    {
        var before = JournalHead.Empty;
        while (await store.ReadAsync(area, before.Sequence, Page, stopping).ConfigureAwait(false) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                if (Problem(area, row, before) is { } problem) throw new JournalException(area.Value, before.Sequence + 1, problem);
                yield return row;
                before = new(row.Sequence, row.Hash);
            }
        }
    }

    /// <summary>Checks an area's journal to its end.</summary>
    /// <param name="store">The store.</param>
    /// <param name="area">The area.</param>
    /// <param name="head">Where it has to reach, as it was kept elsewhere; null where nobody kept it: then a tail that is cut off is not found.</param>
    /// <param name="stopping">Ends the reading.</param>
    /// <returns>Where it ends.</returns>
    /// <exception cref="JournalException">A row is bad, or the head is not in the journal.</exception>
    public static async Task<JournalHead> VerifyAsync(IJournalStore store, AreaId area, JournalHead? head = null, CancellationToken stopping = default)
    {
        var end = JournalHead.Empty;
        await foreach (var row in ReadAsync(store, area, stopping).ConfigureAwait(false))
        {
            end = new(row.Sequence, row.Hash);
            if (head is { } kept && kept.Sequence == end.Sequence && kept.Hash != end.Hash)
                throw new JournalException(area.Value, end.Sequence, $"row {end.Sequence} has another hash than the head that was kept: the journal was written anew.");
        }
        if (head is { } wanted && wanted.Sequence > end.Sequence)
            throw new JournalException(area.Value, end.Sequence + 1, $"the journal ends after row {end.Sequence}, but the head that was kept is row {wanted.Sequence}: its tail was cut off.");
        return end;
    }

    private static string? Problem(AreaId area, StoredRow row, JournalHead before)
    {
        if (RowStart.Read(row.Body.Span, out var problem) is not { } start) return problem;
        if (start.Area != area.Value || start.Sequence != row.Sequence || start.Command != row.Command.Value)
            return $"its columns say area '{area}', row {row.Sequence} and command {row.Command}, but its body says area '{start.Area}', row {start.Sequence} and command {start.Command}.";
        return start.CannotFollow(area.Value, before, row.Body.Span, row.Hash);
    }
}
