using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Journal.Chains;

namespace RightCall.Journal.Stores;

/// <summary>Keeps the journals of areas: rows are added at the end, and never changed. Safe to use from any thread.</summary>
/// <remarks>A store knows bytes and hashes, and nothing of what they mean. Every store passes one suite of tests.</remarks>
public interface IJournalStore : IAsyncDisposable
{
    /// <summary>The areas that have rows, in order of their names.</summary>
    Task<IReadOnlyList<AreaId>> AreasAsync(CancellationToken stopping = default);

    /// <summary>Where an area's journal ends.</summary>
    Task<JournalHead> HeadAsync(AreaId area, CancellationToken stopping = default);

    /// <summary>Appends a group in one transaction, where the journal still ends at the expected head.</summary>
    /// <returns><see cref="AppendOutcome.Stored"/> only when the group is durable.</returns>
    /// <exception cref="JournalStoreException">The store could not; says whether the group may be in it all the same.</exception>
    Task<AppendOutcome> AppendAsync(AreaId area, JournalHead expected, AppendGroup group, CancellationToken stopping = default);

    /// <summary>The rows after this number, in order; at most so many.</summary>
    Task<IReadOnlyList<StoredRow>> ReadAsync(AreaId area, long after, int most, CancellationToken stopping = default);

    /// <summary>The row of a command, where it was accepted.</summary>
    Task<StoredRow?> FindAsync(AreaId area, CommandId command, CancellationToken stopping = default);

    /// <summary>The keys of these ids. One that was destroyed is missing.</summary>
    Task<IReadOnlyDictionary<string, SealingKey>> KeysAsync(AreaId area, IReadOnlyCollection<string> ids, CancellationToken stopping = default);

    /// <summary>The keys of these subjects.</summary>
    Task<IReadOnlyList<SealingKey>> KeysOfAsync(AreaId area, IReadOnlyCollection<Subject> subjects, CancellationToken stopping = default);

    /// <summary>The subjects on which a legal hold lies.</summary>
    Task<IReadOnlyList<Subject>> HoldsAsync(AreaId area, CancellationToken stopping = default);

    /// <summary>Which rules an area adopted, in order.</summary>
    Task<IReadOnlyList<Adoption>> AdoptionsAsync(AreaId area, CancellationToken stopping = default);

    /// <summary>A part of the rules; null where there is none of this hash.</summary>
    Task<Document?> DocumentAsync(string hash, CancellationToken stopping = default);

    /// <summary>The areas with a timer that is due by then, and when it was due; earliest first.</summary>
    Task<IReadOnlyList<(AreaId Area, Instant At)>> DueAsync(Instant by, CancellationToken stopping = default);

    /// <summary>When an area's earliest timer is due, as its last append said; null where none ever did.</summary>
    Task<NextTimer?> TimerAsync(AreaId area, CancellationToken stopping = default);

    /// <summary>Events of an area that were not taken yet, in their order; at most so many.</summary>
    Task<IReadOnlyList<Outgoing>> OutboxAsync(AreaId area, int most, CancellationToken stopping = default);

    /// <summary>An event was taken where it had to be told.</summary>
    Task TakenAsync(AreaId area, Outgoing outgoing, CancellationToken stopping = default);

    /// <summary>Keeps a snapshot, unless there is a later one of its shape, or words were erased after its row.</summary>
    Task SaveSnapshotAsync(AreaId area, Snapshot snapshot, CancellationToken stopping = default);

    /// <summary>The latest snapshot of this shape that is of this journal.</summary>
    Task<Snapshot?> SnapshotAsync(AreaId area, string shape, CancellationToken stopping = default);

    /// <summary>Makes what was deleted unreadable in the store's files, as far as the store can: see docs/guide/journal-store.md.</summary>
    Task ScrubAsync(CancellationToken stopping = default);
}

/// <summary>A store could not do what it was asked.</summary>
/// <param name="message">What and why.</param>
/// <param name="mayHaveLanded">Whether a group may be in the journal all the same. Then only its rows tell: read them, and never answer from memory.</param>
/// <param name="cause">What the store's driver said.</param>
public sealed class JournalStoreException(string message, bool mayHaveLanded, Exception? cause = null) : IOException(message, cause)
{
    /// <summary>Whether a group may be in the journal all the same.</summary>
    public bool MayHaveLanded { get; } = mayHaveLanded;
}
