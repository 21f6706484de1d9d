using System.Numerics;

namespace RightCall.Roads;

/// <summary>For each node of the hierarchy, a bucket of (unit, time) pairs that can be added and taken out in constant time.</summary>
/// <remarks>All buckets lie in one array, in blocks of 2, 4, 8, ... pairs; a full bucket moves to a block of twice the size, and its old block is used
/// again. Each unit keeps the places of its own pairs.</remarks>
internal sealed class BucketStore
{
    /// <summary>One pair. <see cref="Own"/> is the number of the pair among those of its unit.</summary>
    public struct Pair
    {
        public int Unit;
        public int Ms;
        public int Own;
    }

    private readonly int[] _start;
    private readonly int[] _count;
    private readonly byte[] _size;   // Block size as a power of two, plus one; 0 is no block.
    private readonly Stack<int>[] _free;
    private (int Node, int At)[][] _own = [];
    private int[] _ownCount = [];
    private Pair[] _pairs = new Pair[1 << 12];
    private int _used;

    public BucketStore(int nodeCount)
    {
        _start = new int[nodeCount];
        _count = new int[nodeCount];
        _size = new byte[nodeCount];
        _free = new Stack<int>[31];
        for (int i = 0; i < _free.Length; i++) _free[i] = new Stack<int>();
    }

    public Pair[] Pairs => _pairs;
    public int[] Start => _start;
    public int[] Count => _count;

    public void Grow(int units)
    {
        int before = _own.Length;
        if (units <= before) return;
        Array.Resize(ref _own, units);
        Array.Resize(ref _ownCount, units);
        for (int u = before; u < units; u++) _own[u] = new (int, int)[64];
    }

    public int PairCount(int unit) => _ownCount[unit];

    public void Add(int node, int unit, int ms)
    {
        int room = _size[node] == 0 ? 0 : 1 << (_size[node] - 1);
        if (_count[node] == room) Enlarge(node, room);
        int own = _ownCount[unit]++;
        if (own == _own[unit].Length) Array.Resize(ref _own[unit], 2 * own);
        int at = _count[node]++;
        _own[unit][own] = (node, at);
        _pairs[_start[node] + at] = new Pair { Unit = unit, Ms = ms, Own = own };
    }

    /// <summary>Takes out all pairs of a unit; the last pair of each bucket takes the place that becomes free.</summary>
    public void Remove(int unit)
    {
        var own = _own[unit];
        for (int i = 0; i < _ownCount[unit]; i++)
        {
            var (node, at) = own[i];
            int last = --_count[node];
            if (at == last) continue;
            ref Pair moved = ref _pairs[_start[node] + last];
            _pairs[_start[node] + at] = moved;
            _own[moved.Unit][moved.Own].At = at;
        }
        _ownCount[unit] = 0;
    }

    private void Enlarge(int node, int room)
    {
        int wanted = Math.Max(2, 2 * room), power = BitOperations.Log2((uint)wanted);
        if (!_free[power].TryPop(out int start))
        {
            if (_used + wanted > _pairs.Length) Array.Resize(ref _pairs, Math.Max(2 * _pairs.Length, _used + wanted));
            start = _used;
            _used += wanted;
        }
        if (room > 0)
        {
            Array.Copy(_pairs, _start[node], _pairs, start, _count[node]);
            _free[_size[node] - 1].Push(_start[node]);
        }
        _start[node] = start;
        _size[node] = (byte)(power + 1);
    }
}
