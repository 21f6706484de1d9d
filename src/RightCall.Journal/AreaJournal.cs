using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using RightCall.Domain.Areas;
using RightCall.Journal.Chains;
using RightCall.Journal.Erasing;
using RightCall.Journal.Rows;
using RightCall.Journal.Sealing;
using RightCall.Journal.Snapshots;
using RightCall.Journal.Stores;

namespace RightCall.Journal;

/// <summary>One area's journal in a store: rows as the domain knows them, their words sealed on the disk. Mutable; for one thread. Whoever only reads opens one of their own.</summary>
public sealed class AreaJournal
{
    private readonly IJournalStore _store;
    private readonly RuleShelf _rules;
    private readonly Sealer _sealer;
    private readonly RowCodec _codec;
    private readonly RowReader _reader;

    private AreaJournal(IJournalStore store, AreaId area, JournalHead head, RuleShelf rules)
    {
        (_store, Area, Head, _rules, _sealer) = (store, area, head, rules, new(area));
        var options = RowJson.Make(_sealer, rules);
        (_codec, _reader) = (new(_sealer, options), new(rules, _sealer, options));
    }

    /// <summary>The area.</summary>
    public AreaId Area { get; }

    /// <summary>Where the journal ended when it was opened, or after the last group that was stored.</summary>
    public JournalHead Head { get; private set; }

    /// <summary>Opens an area's journal at its end. An area that has none has an empty one.</summary>
    public static async Task<AreaJournal> OpenAsync(IJournalStore store, AreaId area, CancellationToken stopping = default) =>
        new(store, area, await store.HeadAsync(area, stopping).ConfigureAwait(false), await RuleShelf.ReadAsync(store, area, stopping).ConfigureAwait(false));

    /// <summary>The latest state that was kept, and after which row; null where none is of use: then the rows tell everything.</summary>
    /// <param name="empty">The area in which nothing has happened.</param>
    /// <param name="stopping">Ends the reading.</param>
    public async Task<(SavedState Saved, long Sequence)?> SnapshotAsync(AreaState empty, CancellationToken stopping = default)
    {
        if (await _store.SnapshotAsync(Area, StateCodec.Shape, stopping).ConfigureAwait(false) is not { } snapshot) return null;
        var id = SnapshotSeal.KeyId(snapshot.Shape);
        if (!(await _store.KeysAsync(Area, [id], stopping).ConfigureAwait(false)).TryGetValue(id, out var key)) return null;
        try
        {
            return (new StateCodec(_rules).Read(empty, SnapshotSeal.Open(Area, snapshot, key)), snapshot.At.Sequence);
        }
        catch (Exception e) when (e is CryptographicException or JsonException or InvalidDataException or InvalidOperationException)
        {
            // Derived: what cannot be read is as good as deleted.
            return null;
        }
    }

    /// <summary>A group of rows that will follow the head.</summary>
    public RowGroup Begin() => new(Area, Head, _codec, _rules);

    /// <summary>Stores the rows of a group of commands in one transaction, after the head.</summary>
    /// <returns><see cref="AppendOutcome.Stored"/> only when all are durable. After <see cref="AppendOutcome.Lost"/> or an exception this journal is of no more use for writing: open it again.</returns>
    /// <exception cref="JournalStoreException">The store could not; says whether the rows may be in it all the same.</exception>
    public Task<AppendOutcome> AppendAsync(IReadOnlyList<Row> rows, CancellationToken stopping = default)
    {
        var group = Begin();
        foreach (var row in rows) group.Add(row);
        return AppendAsync(group, stopping);
    }

    /// <summary>Stores a group that was begun at this head, in one transaction.</summary>
    /// <returns><see cref="AppendOutcome.Stored"/> only when all are durable.</returns>
    /// <exception cref="JournalStoreException">The store could not; says whether the rows may be in it all the same. Where they may not, and the group adopts no rules, the journal can be written on.</exception>
    public async Task<AppendOutcome> AppendAsync(RowGroup rows, CancellationToken stopping = default)
    {
        var fresh = _sealer.TakeFresh();
        var group = rows.WithKeys(fresh);
        var outcome = AppendOutcome.Lost;
        try
        {
            outcome = await _store.AppendAsync(Area, Head, group, stopping).ConfigureAwait(false);
        }
        finally
        {
            // A key that may not be in the store must seal nothing more.
            if (outcome != AppendOutcome.Stored) _sealer.Forget(fresh.Contains);
        }
        if (outcome == AppendOutcome.Stored) Head = rows.End;
        if (group.Erased.Count > 0) _sealer.Forget(key => group.Erased.Contains(key.Subject));
        return outcome;
    }

    /// <summary>The rows after this number, in order.</summary>
    /// <exception cref="JournalStoreException">A row cannot be read.</exception>
    public async IAsyncEnumerable<Row> ReadAsync(long after = 0, [EnumeratorCancellation] CancellationToken stopping = default)
    {
        var next = _store.ReadAsync(Area, after, StoreVerifier.Page, stopping);
        while (await next.ConfigureAwait(false) is { Count: > 0 } page)
        {
            // The next page is on its way while this one is made into rows.
            next = _store.ReadAsync(Area, page[^1].Sequence, StoreVerifier.Page, stopping);
            foreach (var row in await OpenAsync(page, stopping).ConfigureAwait(false)) yield return row;
        }
    }

    /// <summary>The rows after this number, in order; at most so many. None where the journal ends there.</summary>
    /// <exception cref="JournalStoreException">A row cannot be read.</exception>
    public async Task<IReadOnlyList<Row>> ReadAsync(long after, int most, CancellationToken stopping = default) =>
        await OpenAsync(await _store.ReadAsync(Area, after, most, stopping).ConfigureAwait(false), stopping).ConfigureAwait(false);

    /// <summary>The row of a command that was accepted before: what it came to is its answer. Null where it was not.</summary>
    public async Task<Row?> FindAsync(CommandId command, CancellationToken stopping = default)
    {
        if (await _store.FindAsync(Area, command, stopping).ConfigureAwait(false) is not { } stored) return null;
        return (await OpenAsync([stored], stopping).ConfigureAwait(false))[0];
    }

    /// <summary>The store under it.</summary>
    internal IJournalStore Store => _store;

    private async Task<IReadOnlyList<Row>> OpenAsync(IReadOnlyList<StoredRow> page, CancellationToken stopping)
    {
        await KnowKeysAsync(page, stopping).ConfigureAwait(false);
        // Rules that another writer adopted after this journal was opened.
        if (page.Any(r => r.Body.Span.IndexOf("{\"type\":\"rules-adopted\","u8) >= 0)) await _rules.RefreshAsync(_store, Area, stopping).ConfigureAwait(false);
        return [.. page.Select(_reader.Read)];
    }

    private async Task KnowKeysAsync(IReadOnlyList<StoredRow> rows, CancellationToken stopping)
    {
        HashSet<string> missing = new(StringComparer.Ordinal);
        foreach (var row in rows) foreach (var id in SealedKeys.In(row.Body.Span)) if (!_sealer.Knows(id)) missing.Add(id);
        if (missing.Count > 0) _sealer.Know((await _store.KeysAsync(Area, missing, stopping).ConfigureAwait(false)).Values);
    }
}
