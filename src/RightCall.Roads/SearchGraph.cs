using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RightCall.Roads;

/// <summary>The shortcuts that searches in one direction need: by rank of the lower end, the times to upper ends, in blocks of eight levels.</summary>
/// <remarks>Upper ends that a node still needs lie close together, so a block that names its first level once and has a time for each of the eight
/// ("unreachable" where there is no shortcut) is relaxed in one step, without a branch.</remarks>
internal readonly unsafe struct SearchGraph
{
    /// <summary>By rank: where the blocks begin; n + 1 numbers.</summary>
    public Column<int> First { get; init; }
    /// <summary>By block: its first level, divided by eight; ascending for each node.</summary>
    public Column<ushort> Block { get; init; }
    /// <summary>By block: eight times.</summary>
    public Column<int> Ms { get; init; }

    /// <summary>Picks the shortcuts whose bit is set in <paramref name="needed"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]   // A long loop that runs once: there is no second call that could be faster.
    public static SearchGraph Make(RoadHierarchy hierarchy, ReadOnlySpan<int> ms, ReadOnlySpan<byte> needed, int bit)
    {
        int n = hierarchy.NodeCount;
        var first = GC.AllocateUninitializedArray<int>(n + 1);
        fixed (int* upFirst = hierarchy.UpFirst, from = ms)
        fixed (ushort* upLevel = hierarchy.UpLevel)
        fixed (byte* need = needed)
        {
            int blocks = 0;
            for (int x = 0; x < n; x++)
            {
                first[x] = blocks;
                for (int k = upFirst[x], end = upFirst[x + 1], last = -1; k < end; k++)
                {
                    int level = (need[k] & bit) != 0 ? upLevel[k] / Lanes.Width : last;
                    blocks += level != last ? 1 : 0;
                    last = level;
                }
            }
            first[n] = blocks;

            var block = GC.AllocateUninitializedArray<ushort>(blocks);
            var times = GC.AllocateUninitializedArray<int>(Lanes.Width * blocks);
            fixed (int* to = times)
            {
                int filled = -1;
                for (int x = 0; x < n; x++)
                    for (int k = upFirst[x], end = upFirst[x + 1], last = -1; k < end; k++)
                    {
                        if ((need[k] & bit) == 0) continue;
                        int level = upLevel[k];
                        if (level / Lanes.Width != last)
                        {
                            last = level / Lanes.Width;
                            block[++filled] = (ushort)last;
                            Vector256.Create(Times.Unreachable).Store(to + Lanes.Width * filled);
                        }
                        to[Lanes.Width * filled + (level & (Lanes.Width - 1))] = from[k];
                    }
            }
            return new SearchGraph { First = first, Block = block, Ms = times };
        }
    }

    /// <summary>Lowers the times by level to those by way of a node that takes <paramref name="from"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Relax(int* byLevel, int from, int begin, int end, ushort* block, int* ms)
    {
        if (from >= Times.Unreachable) return;
        var start = Vector256.Create(from);
        for (int k = begin; k < end; k++)
        {
            int* slot = byLevel + Lanes.Width * block[k];
            Vector256.Min(Vector256.Load(slot), start + Vector256.Load(ms + Lanes.Width * k)).Store(slot);
        }
    }

    /// <summary>As <see cref="Relax"/>, and notes the level from which each level was reached last.</summary>
    public static void RelaxPath(int* byLevel, int* reachedFrom, int from, int level, int begin, int end, ushort* block, int* ms)
    {
        if (from >= Times.Unreachable) return;
        var start = Vector256.Create(from);
        var here = Vector256.Create(level);
        for (int k = begin; k < end; k++)
        {
            int* slot = byLevel + Lanes.Width * block[k], before = reachedFrom + Lanes.Width * block[k];
            var old = Vector256.Load(slot);
            var by = start + Vector256.Load(ms + Lanes.Width * k);
            Vector256.ConditionalSelect(Vector256.LessThan(by, old), here, Vector256.Load(before)).Store(before);
            Vector256.Min(old, by).Store(slot);
        }
    }

    /// <summary>The shortest time to a node by way of its upper ends, whose times are known.</summary>
    public static int Shortest(int* byLevel, int begin, int end, ushort* block, int* ms)
    {
        var best = Vector256.Create(Times.Unreachable);
        for (int k = begin; k < end; k++) best = Vector256.Min(best, Vector256.Load(byLevel + Lanes.Width * block[k]) + Vector256.Load(ms + Lanes.Width * k));
        return Smallest(best);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Smallest(Vector256<int> v)
    {
        var half = Vector128.Min(v.GetLower(), v.GetUpper());
        half = Vector128.Min(half, Vector128.Shuffle(half, Vector128.Create(2, 3, 0, 1)));
        return Math.Min(half.GetElement(0), half.GetElement(1));
    }
}
