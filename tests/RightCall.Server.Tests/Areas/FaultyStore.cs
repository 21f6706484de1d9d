using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Journal.Chains;
using RightCall.Journal.Stores;

namespace RightCall.Server.Tests.Areas;

/// <summary>A store whose appends a test watches, holds up or breaks.</summary>
internal sealed class FaultyStore(IJournalStore inner) : IJournalStore
{
    /// <summary>What happens in place of an append; it gets the real one.</summary>
    public Func<AppendGroup, Func<Task<AppendOutcome>>, Task<AppendOutcome>>? OnAppend { get; set; }

    /// <summary>The sizes of the groups that came.</summary>
    public List<int> Groups { get; } = [];

    public Task<AppendOutcome> AppendAsync(AreaId area, JournalHead expected, AppendGroup group, CancellationToken stopping = default)
    {
        Groups.Add(group.Rows.Count);
        return OnAppend is { } hook ? hook(group, () => inner.AppendAsync(area, expected, group, stopping)) : inner.AppendAsync(area, expected, group, stopping);
    }

    public Task<IReadOnlyList<AreaId>> AreasAsync(CancellationToken stopping = default) => inner.AreasAsync(stopping);
    public Task<JournalHead> HeadAsync(AreaId area, CancellationToken stopping = default) => inner.HeadAsync(area, stopping);
    public Task<IReadOnlyList<StoredRow>> ReadAsync(AreaId area, long after, int most, CancellationToken stopping = default) => inner.ReadAsync(area, after, most, stopping);
    public Task<StoredRow?> FindAsync(AreaId area, CommandId command, CancellationToken stopping = default) => inner.FindAsync(area, command, stopping);
    public Task<IReadOnlyDictionary<string, SealingKey>> KeysAsync(AreaId area, IReadOnlyCollection<string> ids, CancellationToken stopping = default) => inner.KeysAsync(area, ids, stopping);
    public Task<IReadOnlyList<SealingKey>> KeysOfAsync(AreaId area, IReadOnlyCollection<Subject> subjects, CancellationToken stopping = default) => inner.KeysOfAsync(area, subjects, stopping);
    public Task<IReadOnlyList<Subject>> HoldsAsync(AreaId area, CancellationToken stopping = default) => inner.HoldsAsync(area, stopping);
    public Task<IReadOnlyList<Adoption>> AdoptionsAsync(AreaId area, CancellationToken stopping = default) => inner.AdoptionsAsync(area, stopping);
    public Task<Document?> DocumentAsync(string hash, CancellationToken stopping = default) => inner.DocumentAsync(hash, stopping);
    public Task<IReadOnlyList<(AreaId Area, Instant At)>> DueAsync(Instant by, CancellationToken stopping = default) => inner.DueAsync(by, stopping);
    public Task<NextTimer?> TimerAsync(AreaId area, CancellationToken stopping = default) => inner.TimerAsync(area, stopping);
    public Task<IReadOnlyList<Outgoing>> OutboxAsync(AreaId area, int most, CancellationToken stopping = default) => inner.OutboxAsync(area, most, stopping);
    public Task TakenAsync(AreaId area, Outgoing outgoing, CancellationToken stopping = default) => inner.TakenAsync(area, outgoing, stopping);
    public Task SaveSnapshotAsync(AreaId area, Snapshot snapshot, CancellationToken stopping = default) => inner.SaveSnapshotAsync(area, snapshot, stopping);
    public Task<Snapshot?> SnapshotAsync(AreaId area, string shape, CancellationToken stopping = default) => inner.SnapshotAsync(area, shape, stopping);
    public Task ScrubAsync(CancellationToken stopping = default) => inner.ScrubAsync(stopping);
    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
