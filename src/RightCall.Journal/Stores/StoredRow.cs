using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Journal.Chains;

namespace RightCall.Journal.Stores;

/// <summary>A row as a store keeps it.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Command">The id of its command.</param>
/// <param name="Body">The exact bytes that its hash covers (see docs/guide/journal-format.md).</param>
/// <param name="Hash">Its hash.</param>
public sealed record StoredRow(long Sequence, CommandId Command, ReadOnlyMemory<byte> Body, string Hash);

/// <summary>Whose words a key seals: <c>incident:…</c>, <c>call:…</c>, <c>unit:…</c>, <c>actor:…</c>, or <c>area</c> for what no erasure reaches.</summary>
/// <param name="Value">The name.</param>
public readonly record struct Subject(string Value)
{
    /// <summary>What was decided and how it ended: kept when persons are erased.</summary>
    public static readonly Subject Area = new("area");

    /// <summary>The snapshots of an area: any erasure destroys their key.</summary>
    public static readonly Subject Snapshot = new("snapshot");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A key, and whose words it seals.</summary>
/// <param name="Id">Its id, which stands beside the sealed words.</param>
/// <param name="Subject">Whose words.</param>
/// <param name="Secret">The key itself: 32 bytes.</param>
public sealed record SealingKey(string Id, Subject Subject, byte[] Secret);

/// <summary>Rules, found again by their hash.</summary>
/// <param name="Hash">SHA-256 of the body, in lower-case hex.</param>
/// <param name="Body">Their canonical bytes.</param>
public sealed record Document(string Hash, ReadOnlyMemory<byte> Body);

/// <summary>From which row on which rules were in force.</summary>
/// <param name="Sequence">The row that adopted them.</param>
/// <param name="Rules">Their hash.</param>
public readonly record struct Adoption(long Sequence, string Rules);

/// <summary>A state as it was after a row. Derived: it may be deleted at any time.</summary>
/// <param name="At">After which row. A snapshot whose hash is not that row's is of another journal.</param>
/// <param name="Shape">The shape of the state that it holds: a snapshot of another shape is of no use.</param>
/// <param name="Body">The state.</param>
/// <param name="Key">What seals the body, where it is sealed. Kept with it in place of the one before, and destroyed by the next erasure.</param>
public sealed record Snapshot(JournalHead At, string Shape, ReadOnlyMemory<byte> Body, SealingKey? Key = null);

/// <summary>When an area's earliest timer is due.</summary>
/// <param name="At">When; null where none runs.</param>
public readonly record struct NextTimer(Instant? At)
{
    internal object Stored => At is { } at ? Micros(at) : DBNull.Value;

    internal static long Micros(Instant at) => at.ToUnixTimeTicks() / 10;

    // Rounded down when it was stored: never later than it is due.
    internal static Instant Read(long micros) => Instant.FromUnixTimeTicks(micros * 10);
}

/// <summary>An event that has to be told to another area or to the world, at least once. Its words stay in its row, sealed.</summary>
/// <param name="Sequence">The row.</param>
/// <param name="Event">The event's place in the row, from 0.</param>
/// <param name="Receiver">To whom, such as <c>area:tacoma</c>.</param>
public sealed record Outgoing(long Sequence, int Event, string Receiver);

/// <summary>What is appended in one transaction: all of it or nothing.</summary>
/// <param name="Rows">The rows, in order, each following the one before.</param>
public sealed record AppendGroup(IReadOnlyList<StoredRow> Rows)
{
    /// <summary>Keys that the rows use for the first time.</summary>
    public IReadOnlyList<SealingKey> Keys { get; init; } = [];

    /// <summary>Rules that the rows adopt, in their parts.</summary>
    public IReadOnlyList<Document> Documents { get; init; } = [];

    /// <summary>From which of the rows on they are in force.</summary>
    public IReadOnlyList<Adoption> Adoptions { get; init; } = [];

    /// <summary>Subjects whose keys are destroyed. The snapshots of the area go with them: they can hold what was erased.</summary>
    public IReadOnlyList<Subject> Erased { get; init; } = [];

    /// <summary>Subjects on which a legal hold begins.</summary>
    public IReadOnlyList<Subject> Held { get; init; } = [];

    /// <summary>Subjects whose legal hold ends.</summary>
    public IReadOnlyList<Subject> Freed { get; init; } = [];

    /// <summary>When the area's earliest timer is due after the rows; null where that is as it was.</summary>
    public NextTimer? Timer { get; init; }

    /// <summary>Events of the rows that have to be told to others.</summary>
    public IReadOnlyList<Outgoing> Outbox { get; init; } = [];

    /// <summary>Whether it holds nothing but rows, their keys and the timer, as nearly every group does.</summary>
    internal bool IsPlain => Documents.Count + Adoptions.Count + Erased.Count + Held.Count + Freed.Count + Outbox.Count == 0;

    /// <summary>Finds a group that cannot follow a head: a bug of the caller, found before anything waits for a disk.</summary>
    internal void CheckFollows(JournalHead head)
    {
        if (Rows.Count == 0) throw new InvalidOperationException("A group has at least one row.");
        for (var i = 0; i < Rows.Count; i++)
            if (Rows[i].Sequence != head.Sequence + 1 + i) throw new InvalidOperationException($"Row {Rows[i].Sequence} cannot follow row {head.Sequence + i}.");
    }
}

/// <summary>What became of a group.</summary>
public enum AppendOutcome : byte
{
    /// <summary>It is durable: it outlives the process and the power.</summary>
    Stored,
    /// <summary>Another writer was first: the journal does not end where this writer thought. Nothing was stored; read on from there.</summary>
    Lost,
    /// <summary>A command of the group is in the journal already. Nothing was stored; its row holds its answer.</summary>
    Repeated,
}
