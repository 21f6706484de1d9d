using RightCall.Domain.Areas;
using RightCall.Journal.Chains;
using RightCall.Journal.Rows;
using RightCall.Journal.Stores;

namespace RightCall.Journal.Snapshots;

/// <summary>Keeps snapshots of one area's state in a store, so that a start need not read everything. Mutable; for one thread, which need not be the writer's.</summary>
public sealed class AreaSnapshots
{
    private readonly IJournalStore _store;
    private readonly AreaId _area;
    private readonly RuleShelf _rules;
    private readonly StateCodec _codec;

    private AreaSnapshots(IJournalStore store, AreaId area, RuleShelf rules) => (_store, _area, _rules, _codec) = (store, area, rules, new(rules));

    /// <summary>Opens an area's snapshots.</summary>
    public static async Task<AreaSnapshots> OpenAsync(IJournalStore store, AreaId area, CancellationToken stopping = default) =>
        new(store, area, await RuleShelf.ReadAsync(store, area, stopping).ConfigureAwait(false));

    /// <summary>Keeps the state after a row, which is durable.</summary>
    /// <returns>How long it is on the disk, in bytes.</returns>
    public async Task<int> SaveAsync(JournalHead at, SavedState saved, CancellationToken stopping = default)
    {
        if (saved.State.Rules is { } rules && !_rules.Has(rules.Hash)) await _rules.RefreshAsync(_store, _area, stopping).ConfigureAwait(false);
        var (body, key) = SnapshotSeal.Seal(_area, at, StateCodec.Shape, _codec.Write(saved));
        await _store.SaveSnapshotAsync(_area, new(at, StateCodec.Shape, body, key), stopping).ConfigureAwait(false);
        return body.Length;
    }
}
