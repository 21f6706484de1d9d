namespace RightCall.Rules.Proof.Diagrams;

/// <summary>Merges nodes further than equal bits do, for diagrams that grow: terms of which the same is left to read count as one, a term that says no more than another one that
/// is alive is dropped, and the guards of questions that nothing reads any more are forgotten.</summary>
internal sealed class Merger
{
    private readonly DiagramPlan _plan;
    private readonly Table?[] _tables;
    private readonly ulong[] _open;

    public Merger(DiagramPlan plan)
    {
        _plan = plan;
        _tables = new Table?[plan.Layers.Length + 1];
        _open = new ulong[plan.Words];
    }

    /// <summary>Brings a key into its simplest form after this layer (-1: before the first).</summary>
    public void Merge(ulong[] key, int layer)
    {
        var table = _tables[layer + 1] ??= Table.After(_plan, layer < 0 ? -1 : _plan.Layers[layer].Question);
        Array.Clear(_open);
        for (var word = 0; word < key.Length; word++)
        {
            for (var rest = key[word]; rest != 0; rest &= rest - 1)
            {
                var bit = word << 6 | System.Numerics.BitOperations.TrailingZeroCount(rest);
                var same = bit < table.Same.Length ? table.Same[bit] : bit;
                _open[same >> 6] |= 1UL << (same & 63);
            }
        }
        Absorb(table);
        Forget(table);
        _open.CopyTo(key, 0);
    }

    private void Absorb(Table table)
    {
        for (var word = 0; word < _open.Length; word++)
        {
            for (var rest = _open[word]; rest != 0; rest &= rest - 1)
            {
                var bit = word << 6 | System.Numerics.BitOperations.TrailingZeroCount(rest);
                if (bit >= table.AbsorbedBy.Length || table.AbsorbedBy[bit] is not { } by) continue;
                for (var w = 0; w < by.Length; w++)
                {
                    if ((by[w] & _open[w]) == 0) continue;
                    _open[word] &= ~(1UL << (bit & 63));
                    break;
                }
            }
        }
    }

    private void Forget(Table table)
    {
        var needed = table.Needed;
        for (var bit = 0; bit < table.Reads.Length; bit++)
            if (_plan.Tracked[bit].Guards < 0 && (_open[bit >> 6] >> (bit & 63) & 1) != 0) needed |= table.Reads[bit];
        // From the last question to the first: a guard that is needed makes the questions that it still reads needed.
        foreach (var bit in table.GuardsFromLast)
        {
            if ((_open[bit >> 6] >> (bit & 63) & 1) == 0) continue;
            if ((needed >> _plan.Tracked[bit].Guards & 1) == 0) _open[bit >> 6] &= ~(1UL << (bit & 63));
            else needed |= table.Reads[bit];
        }
    }

    // What merging after one layer needs to know.
    private sealed class Table
    {
        public required int[] Same { get; init; }
        public required ulong[]?[] AbsorbedBy { get; init; }
        public required UInt128[] Reads { get; init; }
        public required int[] GuardsFromLast { get; init; }
        public required UInt128 Needed { get; init; }

        public static Table After(DiagramPlan plan, int question)
        {
            var tracked = plan.Tracked;
            var rest = new (int Question, int Mask)[tracked.Count][];
            for (var bit = 0; bit < rest.Length; bit++)
                rest[bit] = [.. tracked[bit].Term.Literals.Where(l => l.Question > question)
                    .Select(l => (l.Question, l.Mask & plan.Domains.On(tracked[bit].Side, l.Question)))];
            var same = new int[rest.Length];
            for (var bit = 0; bit < rest.Length; bit++)
                same[bit] = Enumerable.Range(0, bit + 1).First(b => tracked[b].Group == tracked[bit].Group && tracked[b].Side == tracked[bit].Side && rest[b].SequenceEqual(rest[bit]));
            var needed = UInt128.Zero;
            for (var q = question + 1; q < plan.Query.Model.Count; q++) if (plan.Domains.IsRestricted(q)) needed |= UInt128.One << q;
            return new()
            {
                Same = same,
                AbsorbedBy = [.. Enumerable.Range(0, rest.Length).Select(bit => Absorbers(plan, rest, same, bit))],
                Reads = [.. rest.Select(r => r.Aggregate(UInt128.Zero, (reads, l) => reads | UInt128.One << l.Question))],
                GuardsFromLast = [.. Enumerable.Range(0, rest.Length).Where(b => tracked[b].Guards > question).OrderByDescending(b => tracked[b].Guards)],
                Needed = needed,
            };
        }

        // Terms that hold whenever this one does.
        private static ulong[]? Absorbers(DiagramPlan plan, (int Question, int Mask)[][] rest, int[] same, int bit)
        {
            if (same[bit] != bit) return null;
            var tracked = plan.Tracked;
            var by = new ulong[plan.Words];
            var any = false;
            for (var b = 0; b < rest.Length; b++)
            {
                if (b == bit || same[b] != b || tracked[b].Group != tracked[bit].Group || tracked[b].Side != tracked[bit].Side) continue;
                if (!rest[b].All(l => rest[bit].Any(m => m.Question == l.Question && (m.Mask & ~l.Mask) == 0))) continue;
                by[b >> 6] |= 1UL << (b & 63);
                any = true;
            }
            return any ? by : null;
        }
    }
}
