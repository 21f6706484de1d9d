using RightCall.Domain.Areas;

namespace RightCall.Server.Areas;

/// <summary>The ids of an area's last commands with their rows, oldest first. Mutable; for one thread.</summary>
/// <remarks>Only so many: what was given before these is found in the journal.</remarks>
internal sealed class RecentRows(IEnumerable<(CommandId Command, long Sequence)> before)
{
    private const int Most = 4_096;

    private readonly Queue<(CommandId Command, long Sequence)> _rows = new(before);

    /// <summary>Them all.</summary>
    public IReadOnlyList<(CommandId Command, long Sequence)> All => [.. _rows];

    /// <summary>Adds a row.</summary>
    public void Add(Row row)
    {
        _rows.Enqueue((row.Command.Id, row.Sequence));
        while (_rows.Count > Most) _rows.Dequeue();
    }
}
