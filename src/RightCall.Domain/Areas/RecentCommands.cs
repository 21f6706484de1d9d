using NodaTime;

namespace RightCall.Domain.Areas;

/// <summary>The ids of the commands that were accepted in the last 24 hours, and their rows' numbers. Mutable; for one thread.</summary>
/// <remarks>Two tables take turns, so that forgetting a day costs nothing: an id is known for 24 to 48 hours. They hold numbers only, so that a day of commands costs the
/// collector nothing. Nothing is ever enumerated, so there is no order to promise.</remarks>
internal sealed class RecentCommands
{
    private static readonly Duration Period = Duration.FromHours(24);

    private Entry[] _current = new Entry[256];
    private Entry[] _before = [];
    private int _count;
    private Instant _since;

    private readonly record struct Entry(ulong High, ulong Low, long Sequence);

    /// <summary>The number of the command's row; 0 where it is not known.</summary>
    public long Find(CommandId id)
    {
        var (high, low) = Halves(id);
        var found = Find(_current, high, low);
        return found != 0 || _before.Length == 0 ? found : Find(_before, high, low);
    }

    /// <summary>Remembers a command that was accepted.</summary>
    /// <returns>Whether a day is over: then what was remembered before the last one is forgotten.</returns>
    public bool Add(CommandId id, Instant at, long sequence)
    {
        if (_count == 0) _since = at;
        var over = at - _since > Period;
        if (over)
        {
            (_before, _current) = (_current, new Entry[Math.Max(256, _current.Length / 2)]);
            (_count, _since) = (0, at);
        }
        if (_count * 2 >= _current.Length) Grow();
        var (high, low) = Halves(id);
        Put(_current, new(high, low, sequence));
        _count++;
        return over;
    }

    private void Grow()
    {
        var larger = new Entry[_current.Length * 2];
        foreach (var entry in _current) if (entry.Sequence != 0) Put(larger, entry);
        _current = larger;
    }

    private static void Put(Entry[] table, in Entry entry)
    {
        var i = Slot(table, entry.High, entry.Low);
        while (table[i].Sequence != 0) i = (i + 1) & (table.Length - 1);
        table[i] = entry;
    }

    private static long Find(Entry[] table, ulong high, ulong low)
    {
        var i = Slot(table, high, low);
        while (true)
        {
            ref readonly var entry = ref table[i];
            if (entry.Sequence == 0 || (entry.Low == low && entry.High == high)) return entry.Sequence;
            i = (i + 1) & (table.Length - 1);
        }
    }

    private static (ulong High, ulong Low) Halves(CommandId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.Value.TryWriteBytes(bytes);
        return (BitConverter.ToUInt64(bytes), BitConverter.ToUInt64(bytes[8..]));
    }

    // Ids made by clients may share all but a few bits, and a product carries a bit only upwards: the halves are folded before and between.
    private static int Slot(Entry[] table, ulong high, ulong low)
    {
        unchecked
        {
            var mixed = high ^ (low * 0x9E3779B97F4A7C15UL);
            mixed = (mixed ^ (mixed >> 33)) * 0xFF51AFD7ED558CCDUL;
            mixed = (mixed ^ (mixed >> 33)) * 0xC4CEB9FE1A85EC53UL;
            return (int)((mixed ^ (mixed >> 33)) & (ulong)(table.Length - 1));
        }
    }
}
