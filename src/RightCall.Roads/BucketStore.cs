using System.Numerics;

namespace RightCall.Roads;

/// <summary>For each node of the hierarchy, a bucket with the times of some units, in blocks of eight units.</summary>
/// <remarks>Near the root nearly all units are in a bucket, so a query takes eight of them in one step; further down most blocks hold one unit. All
/// buckets lie in one array, in rooms for 1, 2, 4, 8, ... blocks; a full bucket moves to a room of twice the size, and its old room is used again.</remarks>
internal sealed class BucketStore
{
    /// <summary>Where the blocks of a node are.</summary>
    public struct Bucket
    {
        public int Start;
        public int Count;
    }

    private readonly Bucket[] _buckets;
    private readonly byte[] _size;   // Room as a power of two, plus one; 0 is no room.
    private readonly Stack<int>[] _free;
    private int[] _group = new int[1 << 10];
    private Lanes _ms = new(Lanes.Width << 10);
    private int[][] _own = [];
    private int[] _ownCount = [];
    private int _used;

    public BucketStore(int nodeCount)
    {
        _buckets = new Bucket[nodeCount];
        _size = new byte[nodeCount];
        _free = new Stack<int>[31];
        for (int i = 0; i < _free.Length; i++) _free[i] = new Stack<int>();
    }

    public Bucket[] Buckets => _buckets;
    /// <summary>By block: the number of its first unit, divided by eight.</summary>
    public int[] Group => _group;
    /// <summary>By block: the times of its eight units, "unreachable" for those that are not in the bucket.</summary>
    public Lanes Ms => _ms;

    public void Grow(int units)
    {
        int before = _own.Length;
        if (units <= before) return;
        Array.Resize(ref _own, units);
        Array.Resize(ref _ownCount, units);
        for (int u = before; u < units; u++) _own[u] = new int[64];
    }

    /// <summary>How many buckets a unit is in.</summary>
    public int CountOf(int unit) => _ownCount[unit];

    /// <summary>Puts a unit into the bucket of a node in which it is not yet.</summary>
    public void Add(int node, int unit, int ms)
    {
        int own = _ownCount[unit]++;
        if (own == _own[unit].Length) Array.Resize(ref _own[unit], 2 * own);
        _own[unit][own] = node;
        int block = BlockFor(node, unit / Lanes.Width);
        Times8(block)[unit % Lanes.Width] = ms;
    }

    /// <summary>Takes a unit out of all buckets; the last block of a bucket takes the place of one that becomes empty.</summary>
    public void Remove(int unit)
    {
        foreach (int node in _own[unit].AsSpan(0, _ownCount[unit]))
        {
            int block = Find(node, unit / Lanes.Width);
            var times = Times8(block);
            times[unit % Lanes.Width] = Times.Unreachable;
            if (times.ContainsAnyExcept(Times.Unreachable)) continue;
            ref Bucket bucket = ref _buckets[node];
            int last = bucket.Start + --bucket.Count;
            _group[block] = _group[last];
            Times8(last).CopyTo(times);
        }
        _ownCount[unit] = 0;
    }

    /// <summary>Takes all units out of all buckets, which keep their rooms.</summary>
    public void Clear()
    {
        Array.Clear(_ownCount);
        foreach (ref Bucket bucket in _buckets.AsSpan()) bucket.Count = 0;
    }

    private Span<int> Times8(int block) => _ms.Span.Slice(Lanes.Width * block, Lanes.Width);

    private int Find(int node, int group)
    {
        var bucket = _buckets[node];
        int found = _group.AsSpan(bucket.Start, bucket.Count).IndexOf(group);
        return found < 0 ? -1 : bucket.Start + found;
    }

    private int BlockFor(int node, int group)
    {
        int block = Find(node, group);
        if (block >= 0) return block;
        ref Bucket bucket = ref _buckets[node];
        int room = _size[node] == 0 ? 0 : 1 << (_size[node] - 1);
        if (bucket.Count == room) Enlarge(node, room);
        block = bucket.Start + bucket.Count++;
        _group[block] = group;
        Times8(block).Fill(Times.Unreachable);
        return block;
    }

    private void Enlarge(int node, int room)
    {
        int wanted = Math.Max(1, 2 * room), power = BitOperations.Log2((uint)wanted);
        if (!_free[power].TryPop(out int start))
        {
            start = _used;
            _used += wanted;
            if (_used > _group.Length)
            {
                Array.Resize(ref _group, Math.Max(2 * _group.Length, _used));
                var larger = new Lanes(Lanes.Width * _group.Length);
                _ms.Span.CopyTo(larger.Span);
                _ms = larger;
            }
        }
        ref Bucket bucket = ref _buckets[node];
        if (room > 0)
        {
            Array.Copy(_group, bucket.Start, _group, start, bucket.Count);
            _ms.Span.Slice(Lanes.Width * bucket.Start, Lanes.Width * bucket.Count).CopyTo(_ms.Span[(Lanes.Width * start)..]);
            _free[_size[node] - 1].Push(bucket.Start);
        }
        bucket.Start = start;
        _size[node] = (byte)(power + 1);
    }
}
