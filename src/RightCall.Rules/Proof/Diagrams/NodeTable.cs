namespace RightCall.Rules.Proof.Diagrams;

/// <summary>The nodes of one diagram, layer by layer, each once. Reused from diagram to diagram; for one thread.</summary>
internal sealed class NodeTable
{
    private ulong[] _keys = new ulong[1024];
    private int[] _costs = new int[1024];
    private int[] _parents = new int[1024];
    private ushort[] _codes = new ushort[1024];
    private int[] _slots = new int[256];
    private int _words = 1;
    private int _layer;

    /// <summary>How many nodes there are.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all nodes. A key has this many words from now on.</summary>
    public void Reset(int words)
    {
        _words = words;
        Count = 0;
        NextLayer();
    }

    /// <summary>Begins a layer: nodes that were added before are not looked for any more.</summary>
    public void NextLayer()
    {
        _layer = Count;
        Array.Clear(_slots);
    }

    /// <summary>The node's key: what the clauses and guards that are still open read of the answers so far.</summary>
    public ReadOnlySpan<ulong> Key(int node) => _keys.AsSpan(node * _words, _words);

    /// <summary>The cost of the cheapest way to the node.</summary>
    public int Cost(int node) => _costs[node];

    /// <summary>The node before it on the cheapest way; -1 for the first.</summary>
    public int Parent(int node) => _parents[node];

    /// <summary>The codes, before and after, of the question between the parent and the node.</summary>
    public (byte Before, byte After) Codes(int node) => ((byte)(_codes[node] >> 8), (byte)(_codes[node] & 0xFF));

    /// <summary>Adds a node to the layer, or makes the way to the one that is already there cheaper.</summary>
    /// <returns>The node.</returns>
    public int Add(ReadOnlySpan<ulong> key, int cost, int parent, int before, int after)
    {
        if ((Count - _layer + 1) * 2 > _slots.Length) GrowSlots();
        var slot = SlotOf(key);
        var node = _slots[slot] - 1;
        if (node >= 0)
        {
            if (cost >= _costs[node]) return node;
        }
        else
        {
            node = Count++;
            if (node == _costs.Length) Grow();
            if (Count * _words > _keys.Length) Array.Resize(ref _keys, Math.Max(_keys.Length * 2, Count * _words));
            _slots[slot] = node + 1;
            key.CopyTo(_keys.AsSpan(node * _words));
        }
        (_costs[node], _parents[node], _codes[node]) = (cost, parent, (ushort)(before << 8 | after));
        return node;
    }

    private void Grow()
    {
        Array.Resize(ref _costs, _costs.Length * 2);
        Array.Resize(ref _parents, _parents.Length * 2);
        Array.Resize(ref _codes, _codes.Length * 2);
    }

    private void GrowSlots()
    {
        _slots = new int[_slots.Length * 2];
        for (var node = _layer; node < Count; node++) _slots[SlotOf(Key(node))] = node + 1;
    }

    private int SlotOf(ReadOnlySpan<ulong> key)
    {
        var mask = _slots.Length - 1;
        var slot = Hash(key) & mask;
        while (_slots[slot] != 0 && !Key(_slots[slot] - 1).SequenceEqual(key)) slot = (slot + 1) & mask;
        return slot;
    }

    private static int Hash(ReadOnlySpan<ulong> key)
    {
        var hash = 0UL;
        unchecked
        {
            foreach (var word in key)
            {
                hash = (hash ^ word) * 0x9E3779B97F4A7C15UL;
                hash ^= hash >> 32;
            }
        }
        return (int)(hash & int.MaxValue);
    }
}
