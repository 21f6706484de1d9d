using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RightCall.Roads;

/// <summary>Works out the time of every shortcut from the times of the arcs, and then which shortcuts a search needs at all.</summary>
/// <remarks>
/// <para><em>Basic</em>, upwards: a shortcut x–z takes at most as long as by way of any lower neighbour y that both share. The shortcuts of x lie open in
/// an array by level while these triangles are tried.</para>
/// <para><em>Perfect</em>, downwards: if there is a way x–y–z by a higher neighbour y of x that is no longer than the shortcut x–z itself, the shortcut
/// is not needed: a search finds the other way. Most are not, above all near the root, where all separators are joined with each other.</para>
/// <para>Both follow Dibbelt, Strasser and Wagner (2016). Neighbours near the root come in runs of levels one after another, so that the inner loops
/// handle eight at a time. No unreached time overflows: two of them fit an int. Weight arrays have <see cref="Padding"/> numbers at their ends,
/// for the last eight.</para>
/// </remarks>
internal static unsafe class Customizing
{
    /// <summary>How many numbers a weight array has beyond its last shortcut.</summary>
    public const int Padding = 8;

    private static readonly int[] Masks = [-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>The time of every shortcut.</summary>
    /// <param name="hierarchy">The shortcuts.</param>
    /// <param name="profile">Who drives: some turns are forbidden to some.</param>
    /// <param name="arcMs">Times by arc.</param>
    /// <param name="up">Filled with the times upwards, by shortcut, padded.</param>
    /// <param name="down">Filled with the times downwards, padded.</param>
    public static void Basic(RoadHierarchy hierarchy, Profile profile, ReadOnlySpan<int> arcMs, Span<int> up, Span<int> down)
    {
        TakeArcs(hierarchy, profile, arcMs, up, down);
        int levels = hierarchy.LevelCount + Padding;
        fixed (int* upFirst = hierarchy.UpFirst, downFirst = hierarchy.DownFirst, downTail = hierarchy.DownTail, downShortcut = hierarchy.DownShortcut)
        fixed (ushort* upLevel = hierarchy.UpLevel, run = hierarchy.UpRun)
        fixed (int* upMs = up, downMs = down, masks = Masks, openUp = new int[levels], openDown = new int[levels])
        {
            int n = hierarchy.NodeCount;
            for (int x = 0; x < n; x++)
            {
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

    private static void TakeArcs(RoadHierarchy hierarchy, Profile profile, ReadOnlySpan<int> arcMs, Span<int> up, Span<int> down)
    {
        up.Fill(Times.Unreachable);
        down.Fill(Times.Unreachable);
        var key = hierarchy.InputKey.Span;
        var arc = hierarchy.InputArc.Span;
        var ban = hierarchy.InputBan.Span;
        for (int i = 0; i < key.Length; i++)
        {
            if (ban.Length > 0 && (ban[i] >> (int)profile & 1) != 0) continue;
            int ms = arcMs[arc[i]];
            ref int slot = ref ((key[i] & 1) == 0 ? up : down)[key[i] >> 1];
            if (ms < slot) slot = ms;
        }
    }

    /// <summary>Which shortcuts a search needs.</summary>
    /// <param name="hierarchy">The shortcuts.</param>
    /// <param name="up">Times upwards from <see cref="Basic"/>.</param>
    /// <param name="down">Times downwards.</param>
    /// <param name="keepEqual">Whether to keep a shortcut that another way only equals. Needed where an arc takes no time at all, since two ways could then
    /// each be dropped for the other.</param>
    /// <param name="needed">Filled by shortcut: bit 0 needed upwards, bit 1 downwards.</param>
    public static void Perfect(RoadHierarchy hierarchy, ReadOnlySpan<int> up, ReadOnlySpan<int> down, bool keepEqual, Span<byte> needed)
    {
        int levels = hierarchy.LevelCount + Padding, shortcuts = hierarchy.ShortcutCount;
        int equal = keepEqual ? 1 : 0;
        var bestUpArray = GC.AllocateUninitializedArray<int>(shortcuts + Padding);
        var bestDownArray = GC.AllocateUninitializedArray<int>(shortcuts + Padding);
        var ownUpArray = new int[levels];
        var ownDownArray = new int[levels];
        Array.Fill(ownUpArray, Times.Unreachable);
        Array.Fill(ownDownArray, Times.Unreachable);
        fixed (int* upFirst = hierarchy.UpFirst, upMs = up, downMs = down, masks = Masks, path = new int[levels])
        fixed (ushort* level = hierarchy.Level, upLevel = hierarchy.UpLevel, run = hierarchy.UpRun)
        fixed (int* bestUp = bestUpArray, bestDown = bestDownArray, ownUp = ownUpArray, ownDown = ownDownArray, otherUp = new int[levels], otherDown = new int[levels])
        fixed (byte* need = needed)
        {
            // From the roots down in reverse postorder: the nodes above x are always those on the path.
            for (int x = hierarchy.NodeCount - 1; x >= 0; x--)
            {
                path[level[x]] = x;
                int begin = upFirst[x], end = upFirst[x + 1];
                for (int k = begin; k < end; k++)
                {
                    int l = upLevel[k];
                    ownUp[l] = upMs[k];
                    ownDown[l] = downMs[k];
                    otherUp[l] = otherDown[l] = Times.Unreachable;
                }
                if (end - begin > 1)
                    for (int k = begin; k < end; k++)
                    {
                        int l = upLevel[k], y = path[l];
                        ByWayOf(upFirst[y], upFirst[y + 1], l, upLevel, run, bestUp, bestDown, ownUp, ownDown, otherUp, otherDown, masks);
                    }
                for (int k = begin; k < end; k++)
                {
                    int l = upLevel[k], ownU = ownUp[l], ownD = ownDown[l];
                    need[k] = (byte)((ownU < otherUp[l] + equal && ownU < Times.Unreachable ? 1 : 0) | (ownD < otherDown[l] + equal && ownD < Times.Unreachable ? 2 : 0));
                    bestUp[k] = Math.Min(ownU, otherUp[l]);
                    bestDown[k] = Math.Min(ownD, otherDown[l]);
                    ownUp[l] = ownDown[l] = Times.Unreachable;
                }
            }
        }
    }

    /// <summary>Tries, for one higher neighbour y of x, all ways x–y–z and x–z–y with z above y. Levels that are not neighbours of x are unreached in
    /// "own", and what is written for them in "other" is not read.</summary>
    private static void ByWayOf(int begin, int end, int levelY, ushort* upLevel, ushort* run, int* bestUp, int* bestDown,
        int* ownUp, int* ownDown, int* otherUp, int* otherDown, int* masks)
    {
        var toY = Vector256.Create(ownUp[levelY]);
        var fromY = Vector256.Create(ownDown[levelY]);
        var unreached = Vector256.Create(Times.Unreachable);
        var toYByZ = unreached;
        var fromYByZ = unreached;
        for (int j = begin; j < end; j += run[j])
        {
            int length = run[j], l = upLevel[j];
            for (int i = 0; i < length; i += 8)
            {
                var yz = Vector256.Load(bestUp + j + i);
                var zy = Vector256.Load(bestDown + j + i);
                if (length - i < 8)
                {
                    var mask = Vector256.Load(masks + 8 - (length - i));
                    yz = Vector256.ConditionalSelect(mask, yz, unreached);
                    zy = Vector256.ConditionalSelect(mask, zy, unreached);
                }
                int* z = otherUp + l + i;
                Vector256.Min(Vector256.Load(z), toY + yz).Store(z);
                z = otherDown + l + i;
                Vector256.Min(Vector256.Load(z), fromY + zy).Store(z);
                toYByZ = Vector256.Min(toYByZ, Vector256.Load(ownUp + l + i) + zy);
                fromYByZ = Vector256.Min(fromYByZ, Vector256.Load(ownDown + l + i) + yz);
            }
        }
        otherUp[levelY] = Math.Min(otherUp[levelY], SearchGraph.Smallest(toYByZ));
        otherDown[levelY] = Math.Min(otherDown[levelY], SearchGraph.Smallest(fromYByZ));
    }
}
