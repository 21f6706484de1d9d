using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RightCall.Roads;

/// <summary>Works out the time of every shortcut from the times of the arcs.</summary>
/// <remarks>Upwards: a shortcut x–z takes at most as long as by way of any lower neighbour y that both share. The shortcuts of x lie open in an array by
/// level while these triangles are tried (the basic customization of Dibbelt, Strasser and Wagner, 2016). Neighbours near the root come in runs of levels
/// one after another, so that the inner loops handle eight at a time. No unreached time overflows: two of them fit an int. Weight arrays have
/// <see cref="Padding"/> numbers at their ends, for the last eight.</remarks>
internal static unsafe class Customizing
{
    /// <summary>How many numbers a weight array has beyond its last shortcut.</summary>
    public const int Padding = 8;

    /// <summary>From 8 - n on: n numbers of ones, then zeros.</summary>
    public static readonly int[] Masks = [-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>The time of every shortcut.</summary>
    /// <param name="hierarchy">The shortcuts.</param>
    /// <param name="profile">Who drives: some turns are forbidden to some.</param>
    /// <param name="arcMs">Times by arc.</param>
    /// <param name="up">Filled with the times upwards, by shortcut, padded.</param>
    /// <param name="down">Filled with the times downwards, padded.</param>
    public static void Run(RoadHierarchy hierarchy, Profile profile, ReadOnlySpan<int> arcMs, Span<int> up, Span<int> down)
    {
        up.Fill(Times.Unreachable);
        down.Fill(Times.Unreachable);
        TakeArcs(hierarchy, profile, arcMs, 0, hierarchy.InputKey.Length, up, down);
        TakeTriangles(hierarchy, null, hierarchy.NodeCount, up, down);
    }

    /// <summary>The times of the shortcuts of some nodes again: the ends of changed arcs, with all nodes on their ways to the root. No other shortcut can have
    /// changed, since an arc matters only for nodes on the way from its lower end to the root.</summary>
    /// <param name="hierarchy">The shortcuts.</param>
    /// <param name="profile">Who drives.</param>
    /// <param name="arcMs">Times by arc.</param>
    /// <param name="nodes">The nodes by rank, ascending; the parent of each is among them.</param>
    /// <param name="up">The times upwards before; made right.</param>
    /// <param name="down">The times downwards before; made right.</param>
    public static void Again(RoadHierarchy hierarchy, Profile profile, ReadOnlySpan<int> arcMs, int[] nodes, Span<int> up, Span<int> down)
    {
        foreach (int x in nodes)
        {
            int begin = hierarchy.UpFirst[x], end = hierarchy.UpFirst[x + 1];
            up[begin..end].Fill(Times.Unreachable);
            down[begin..end].Fill(Times.Unreachable);
            TakeArcs(hierarchy, profile, arcMs, hierarchy.InputFirst[x], hierarchy.InputFirst[x + 1], up, down);
        }
        TakeTriangles(hierarchy, nodes, nodes.Length, up, down);
    }

    /// <summary>Lowers the times of the shortcuts of each node to those by way of its lower neighbours.</summary>
    /// <param name="hierarchy">The shortcuts.</param>
    /// <param name="nodes">Which nodes, ascending; null for all.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="up">Times upwards.</param>
    /// <param name="down">Times downwards.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]   // A long loop that runs once: there is no second call that could be faster.
    private static void TakeTriangles(RoadHierarchy hierarchy, int[]? nodes, int count, Span<int> up, Span<int> down)
    {
        int levels = hierarchy.LevelCount + Padding;
        fixed (int* upFirst = hierarchy.UpFirst, downFirst = hierarchy.DownFirst, downTail = hierarchy.DownTail, downShortcut = hierarchy.DownShortcut)
        fixed (ushort* upLevel = hierarchy.UpLevel, run = hierarchy.UpRun)
        fixed (int* upMs = up, downMs = down, masks = Masks, openUp = new int[levels], openDown = new int[levels])
        {
            for (int i = 0; i < count; i++)
            {
                int x = nodes is null ? i : nodes[i];
                int begin = upFirst[x], end = upFirst[x + 1];
                if (begin == end || downFirst[x] == downFirst[x + 1]) continue;
                for (int k = begin; k < end; k++)
                {
                    openUp[upLevel[k]] = upMs[k];
                    openDown[upLevel[k]] = downMs[k];
                }
                for (int t = downFirst[x]; t < downFirst[x + 1]; t++)
                {
                    int a = downShortcut[t], last = upFirst[downTail[t] + 1];
                    int toLower = downMs[a], fromLower = upMs[a];
                    if (toLower >= Times.Unreachable && fromLower >= Times.Unreachable) continue;
                    for (int j = a + 1; j < last; j += run[j])
                    {
                        int length = run[j];
                        if (length <= 2) Few(j, length, upLevel[j], toLower, fromLower, upMs, downMs, openUp, openDown);
                        else Many(j, length, upLevel[j], toLower, fromLower, upMs, downMs, openUp, openDown, masks);
                    }
                }
                for (int k = begin; k < end; k++)
                {
                    upMs[k] = openUp[upLevel[k]];
                    downMs[k] = openDown[upLevel[k]];
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Few(int j, int length, int level, int toLower, int fromLower, int* upMs, int* downMs, int* openUp, int* openDown)
    {
        for (int i = 0; i < length; i++)
        {
            openUp[level + i] = Math.Min(openUp[level + i], toLower + upMs[j + i]);
            openDown[level + i] = Math.Min(openDown[level + i], fromLower + downMs[j + i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Many(int j, int length, int level, int toLower, int fromLower, int* upMs, int* downMs, int* openUp, int* openDown, int* masks)
    {
        var to = Vector256.Create(toLower);
        var from = Vector256.Create(fromLower);
        int i = 0;
        for (; i + 8 <= length; i += 8)
        {
            Vector256.Min(Vector256.Load(openUp + level + i), to + Vector256.Load(upMs + j + i)).Store(openUp + level + i);
            Vector256.Min(Vector256.Load(openDown + level + i), from + Vector256.Load(downMs + j + i)).Store(openDown + level + i);
        }
        if (i == length) return;
        var mask = Vector256.Load(masks + 8 - (length - i));
        // What is beyond the run leaves its level as it is.
        var up = Vector256.ConditionalSelect(mask, to + Vector256.Load(upMs + j + i), Vector256.Load(openUp + level + i));
        var down = Vector256.ConditionalSelect(mask, from + Vector256.Load(downMs + j + i), Vector256.Load(openDown + level + i));
        Vector256.Min(Vector256.Load(openUp + level + i), up).Store(openUp + level + i);
        Vector256.Min(Vector256.Load(openDown + level + i), down).Store(openDown + level + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TakeArcs(RoadHierarchy hierarchy, Profile profile, ReadOnlySpan<int> arcMs, int begin, int end, Span<int> up, Span<int> down)
    {
        var key = hierarchy.InputKey.Span;
        var arc = hierarchy.InputArc.Span;
        var ban = hierarchy.InputBan.Span;
        for (int i = begin; i < end; i++)
        {
            if (ban.Length > 0 && (ban[i] >> (int)profile & 1) != 0) continue;
            int ms = arcMs[arc[i]];
            ref int slot = ref ((key[i] & 1) == 0 ? up : down)[key[i] >> 1];
            if (ms < slot) slot = ms;
        }
    }
}
