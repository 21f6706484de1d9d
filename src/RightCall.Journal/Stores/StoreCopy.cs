using RightCall.Domain.Areas;
using RightCall.Journal.Chains;
using RightCall.Journal.Sealing;

namespace RightCall.Journal.Stores;

/// <summary>Copies journals from one store to another, of whatever kind: a backup is such a copy, and so is a move from SQLite to PostgreSQL.</summary>
public static class StoreCopy
{
    private const int Page = 500;

    /// <summary>Copies every area: rows, keys, holds, rules, its timer and what is still to be told. Rows are checked on the way. Snapshots are not copied: they are made again.</summary>
    /// <param name="from">The store that is read. Appends to it may go on: each area is copied up to where it was found to end.</param>
    /// <param name="to">An empty store.</param>
    /// <param name="stopping">Ends the copying; the copy is then of no use.</param>
    /// <returns>Where each area's journal ends in the copy.</returns>
    /// <exception cref="JournalException">A row of the store that is read is not what was written.</exception>
    /// <exception cref="JournalStoreException">A store failed, or the second is not empty.</exception>
    public static async Task<IReadOnlyList<(AreaId Area, JournalHead Head)>> CopyAsync(IJournalStore from, IJournalStore to, CancellationToken stopping = default)
    {
        if (await to.AreasAsync(stopping).ConfigureAwait(false) is { Count: > 0 } there)
            throw new JournalStoreException($"The store to copy to holds journals already, of {string.Join(", ", there)}. Nothing was copied: name an empty one.", mayHaveLanded: false);
        List<(AreaId, JournalHead)> copied = [];
        foreach (var area in await from.AreasAsync(stopping).ConfigureAwait(false)) copied.Add((area, await CopyAsync(from, to, area, stopping).ConfigureAwait(false)));
        return copied;
    }

    private static async Task<JournalHead> CopyAsync(IJournalStore from, IJournalStore to, AreaId area, CancellationToken stopping)
    {
        var (end, head) = (await from.HeadAsync(area, stopping).ConfigureAwait(false), JournalHead.Empty);
        var adoptions = await from.AdoptionsAsync(area, stopping).ConfigureAwait(false);
        var holds = await from.HoldsAsync(area, stopping).ConfigureAwait(false);
        var timer = await from.TimerAsync(area, stopping).ConfigureAwait(false);
        var outbox = await from.OutboxAsync(area, int.MaxValue, stopping).ConfigureAwait(false);
        HashSet<string> copied = new(StringComparer.Ordinal);
        List<StoredRow> page = [];
        await foreach (var row in StoreVerifier.ReadAsync(from, area, stopping).ConfigureAwait(false))
        {
            page.Add(row);
            if (page.Count < Page && row.Sequence < end.Sequence) continue;
            var group = new AppendGroup([.. page])
            {
                Keys = await NewKeysAsync(from, area, page, copied, stopping).ConfigureAwait(false),
                Adoptions = [.. adoptions.Where(a => a.Sequence > head.Sequence && a.Sequence <= row.Sequence)],
                Held = row.Sequence == end.Sequence ? holds : [],
                Timer = row.Sequence == end.Sequence ? timer : null,
                Outbox = [.. outbox.Where(o => o.Sequence > head.Sequence && o.Sequence <= row.Sequence)],
            };
            group = group with { Documents = await PartsAsync(from, group.Adoptions, stopping).ConfigureAwait(false) };
            if (await to.AppendAsync(area, head, group, stopping).ConfigureAwait(false) is var outcome && outcome != AppendOutcome.Stored)
                throw new JournalStoreException($"Somebody else writes to the store that area '{area}' is copied to ({outcome}). The copy is of no use: copy again to an empty one.", mayHaveLanded: false);
            head = new(row.Sequence, row.Hash);
            page.Clear();
            if (head.Sequence == end.Sequence) break;
        }
        return head;
    }

    private static async Task<IReadOnlyList<SealingKey>> NewKeysAsync(IJournalStore from, AreaId area, List<StoredRow> rows, HashSet<string> copied, CancellationToken stopping)
    {
        var ids = rows.SelectMany(r => SealedKeys.In(r.Body.Span)).Where(copied.Add).ToList();
        return ids.Count == 0 ? [] : [.. (await from.KeysAsync(area, ids, stopping).ConfigureAwait(false)).Values];
    }

    private static async Task<IReadOnlyList<Document>> PartsAsync(IJournalStore from, IReadOnlyList<Adoption> adoptions, CancellationToken stopping)
    {
        List<Document> parts = [];
        foreach (var adoption in adoptions) parts.AddRange(await Rows.RuleShelf.StoredPartsAsync(from, adoption.Rules, stopping).ConfigureAwait(false));
        return parts;
    }
}
