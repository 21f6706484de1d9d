using NodaTime;
using RightCall.Domain.Desks;

namespace RightCall.Domain.Areas;

/// <summary>The accepted commands of the last 24 hours, and what was answered. Mutable; for one thread.</summary>
/// <remarks>Two tables take turns, so that forgetting a day costs nothing: an id is known for 24 to 48 hours. Nothing is ever enumerated, so there is no order to promise.</remarks>
internal sealed class RecentCommands
{
    private static readonly Duration Period = Duration.FromHours(24);

    private Entry[] _current = new Entry[256];
    private Entry[] _before = [];
    private int _count;
    private Instant _since;

    private readonly record struct Entry(CommandId Id, Actor Actor, CommandBody Body, Reply Reply);

    /// <summary>What was answered to this id. False where it is not known.</summary>
    /// <param name="command">The command.</param>
    /// <param name="reply">The reply that was given.</param>
    /// <param name="same">Whether actor and body are the same as then.</param>
    public bool TryFind(Command command, out Reply reply, out bool same)
    {
        if (!Find(_current, command.Id, out var entry) && !Find(_before, command.Id, out entry))
        {
            (reply, same) = (null!, false);
            return false;
        }
        (reply, same) = (entry.Reply, entry.Actor == command.Actor && entry.Body == command.Body);
        return true;
    }

    /// <summary>Remembers what was answered.</summary>
    public void Add(Command command, Reply reply)
    {
        if (_count == 0) _since = command.At;
        if (command.At - _since > Period)
        {
            (_before, _current) = (_current, new Entry[Math.Max(256, _current.Length / 2)]);
            (_count, _since) = (0, command.At);
        }
        if (_count * 2 >= _current.Length) Grow();
        Put(_current, new(command.Id, command.Actor, command.Body, reply));
        _count++;
    }

    private void Grow()
    {
        var larger = new Entry[_current.Length * 2];
        foreach (var entry in _current) if (entry.Reply is not null) Put(larger, entry);
        _current = larger;
    }

    private static void Put(Entry[] table, Entry entry)
    {
        var i = Slot(table, entry.Id);
        while (table[i].Reply is not null) i = (i + 1) & (table.Length - 1);
        table[i] = entry;
    }

    private static bool Find(Entry[] table, CommandId id, out Entry entry)
    {
        entry = default;
        if (table.Length == 0) return false;
        for (var i = Slot(table, id); table[i].Reply is not null; i = (i + 1) & (table.Length - 1))
        {
            if (table[i].Id != id) continue;
            entry = table[i];
            return true;
        }
        return false;
    }

    // Ids made by clients may share all but a few bits: both halves are mixed.
    private static int Slot(Entry[] table, CommandId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.Value.TryWriteBytes(bytes);
        var mixed = unchecked((BitConverter.ToUInt64(bytes) ^ (BitConverter.ToUInt64(bytes[8..]) * 0x9E3779B97F4A7C15UL)) * 0xD6E8FEB86659FD93UL);
        return (int)(mixed >> 33) & (table.Length - 1);
    }
}
