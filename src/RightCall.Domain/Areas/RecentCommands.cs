using NodaTime;

namespace RightCall.Domain.Areas;

/// <summary>The ids of the commands that were accepted in the last 24 hours, and their rows' numbers. Mutable; for one thread.</summary>
/// <remarks>Two tables take turns and keep their size, so that forgetting a day costs nothing: an id is known for 24 to 48 hours. They hold numbers only, so that a day of commands costs the
/// collector nothing. Nothing is ever enumerated, so there is no order to promise.</remarks>
/// <param name="most">So many are remembered at least, and twice as many at most; beyond that a day is over early.</param>
internal sealed class RecentCommands(int most = int.MaxValue)
{
    private static readonly Duration Period = Duration.FromHours(24);

    private Table _current = new();
    private Table _before = new();
    private Instant _since;

    /// <summary>The number of the command's row; 0 where it is not known.</summary>
    public long Find(CommandId id)
    {
        var (high, low) = Halves(id);
        var mixed = Mix(high, low);
        return _current.Find(mixed, high, low) is not 0 and var found ? found : _before.Find(mixed, high, low);
    }

    /// <summary>Remembers a command that was accepted.</summary>
    /// <returns>Whether a day is over: then what was remembered before the last one is forgotten.</returns>
    public bool Add(CommandId id, Instant at, long sequence)
    {
        if (_current.Count == 0) _since = at;
        var over = at - _since > Period || _current.Count >= most;
        if (over)
        {
            (_before, _current, _since) = (_current, _before, at);
            _current.Clear();
        }
        var (high, low) = Halves(id);
        _current.Add(Mix(high, low), new(high, low, sequence));
        return over;
    }

    private static (ulong High, ulong Low) Halves(CommandId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.Value.TryWriteBytes(bytes);
        return (BitConverter.ToUInt64(bytes), BitConverter.ToUInt64(bytes[8..]));
    }

    // Ids made by clients may share all but a few bits, and a product carries a bit only upwards: the halves are folded before and between.
    private static ulong Mix(ulong high, ulong low)
    {
        unchecked
        {
            var mixed = high ^ (low * 0x9E3779B97F4A7C15UL);
            mixed = (mixed ^ (mixed >> 33)) * 0xFF51AFD7ED558CCDUL;
            mixed = (mixed ^ (mixed >> 33)) * 0xC4CEB9FE1A85EC53UL;
            return mixed ^ (mixed >> 33);
        }
    }

    private readonly record struct Entry(ulong High, ulong Low, long Sequence);

    // Open addressing. Nearly every id is new: a bit in a small set tells so without a walk into the large table, which lies outside the processor's cache.
    private sealed class Table
    {
        private const int BitsForEach = 8;

        private Entry[] _entries = new Entry[256];
        private ulong[] _seen = new ulong[256 * BitsForEach / 64];
        private int _count;

        public int Count => _count;

        public long Find(ulong mixed, ulong high, ulong low)
        {
            if (!IsSeen(mixed)) return 0;
            var i = (int)(mixed & (ulong)(_entries.Length - 1));
            while (true)
            {
                ref readonly var entry = ref _entries[i];
                if (entry.Sequence == 0 || (entry.Low == low && entry.High == high)) return entry.Sequence;
                i = (i + 1) & (_entries.Length - 1);
            }
        }

        public void Add(ulong mixed, in Entry entry)
        {
            if (++_count * 2 > _entries.Length) Grow();
            Put(mixed, entry);
        }

        public void Clear()
        {
            Array.Clear(_entries);
            Array.Clear(_seen);
            _count = 0;
        }

        private void Put(ulong mixed, in Entry entry)
        {
            var i = (int)(mixed & (ulong)(_entries.Length - 1));
            while (_entries[i].Sequence != 0) i = (i + 1) & (_entries.Length - 1);
            _entries[i] = entry;
            _seen[Word(mixed)] |= 1UL << (int)(mixed >> 58);
        }

        private void Grow()
        {
            var smaller = _entries;
            _entries = new Entry[smaller.Length * 2];
            _seen = new ulong[_seen.Length * 2];
            foreach (var entry in smaller) if (entry.Sequence != 0) Put(Mix(entry.High, entry.Low), entry);
        }

        private bool IsSeen(ulong mixed) => (_seen[Word(mixed)] & (1UL << (int)(mixed >> 58))) != 0;

        private int Word(ulong mixed) => (int)((mixed >> 32) & (ulong)(_seen.Length - 1));
    }
}
