using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RightCall.Roads;

/// <summary>Finds which shortcuts a search needs at all.</summary>
/// <remarks>Downwards: if there is a way x–y–z by a higher neighbour y of x that is no longer than the shortcut x–z itself, the shortcut is not needed: a
/// search finds the other way. Most are not, above all near the root, where all separators are joined with each other (the perfect customization of
/// Dibbelt, Strasser and Wagner, 2016).</remarks>
internal static unsafe class NeededShortcuts
{
    /// <summary>So few neighbours are taken one by one.</summary>
    private const int FewNeighbours = 3;

    /// <summary>Which shortcuts a search needs.</summary>
    /// <param name="hierarchy">The shortcuts.</param>
    /// <param name="up">Times upwards from <see cref="Customizing"/>.</param>
    /// <param name="down">Times downwards.</param>
    /// <param name="keepEqual">Whether to keep a shortcut that another way only equals. Needed where an arc takes no time at all, since two ways could then
    /// each be dropped for the other.</param>
    /// <param name="needed">Filled by shortcut: bit 0 needed upwards, bit 1 downwards.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]   // A long loop that runs once: there is no second call that could be faster.
    public static void Find(RoadHierarchy hierarchy, ReadOnlySpan<int> up, ReadOnlySpan<int> down, bool keepEqual, Span<byte> needed)
    {
        int levels = hierarchy.LevelCount + Customizing.Padding;
        int equal = keepEqual ? 1 : 0;
        var ownUpArray = new int[levels];
        var ownDownArray = new int[levels];
        Array.Fill(ownUpArray, Times.Unreachable);
        Array.Fill(ownDownArray, Times.Unreachable);
        int room = LongestClimb(hierarchy) + Customizing.Padding;
        fixed (int* upFirst = hierarchy.UpFirst, upMs = up, downMs = down, masks = Customizing.Masks, path = new int[levels], row = new int[levels + 1])
        fixed (ushort* level = hierarchy.Level, upLevel = hierarchy.UpLevel, run = hierarchy.UpRun)
        fixed (int* bestUp = new int[room], bestDown = new int[room])
        fixed (int* ownUp = ownUpArray, ownDown = ownDownArray, otherUp = new int[levels], otherDown = new int[levels])
        fixed (byte* need = needed)
        {
            // From the roots down in reverse postorder: the nodes above x are always those on the path, and the best times of their shortcuts lie one
            // node after another, from the root's, in an array that is small enough for the cache.
            for (int x = hierarchy.NodeCount - 1; x >= 0; x--)
            {
                int begin = upFirst[x], end = upFirst[x + 1], l = level[x];
                path[l] = x;
                row[l] = l == hierarchy.LevelCount - 1 ? 0 : row[l + 1] + upFirst[path[l + 1] + 1] - upFirst[path[l + 1]];
                int own = row[l] - begin;
                if (end - begin <= 2)
                {
                    // Most nodes have two neighbours or one, and then the arrays by level are not worth the trouble.
                    OfOneOrTwo(begin, end, own, upFirst, upLevel, path, row, upMs, downMs, bestUp, bestDown, need, equal);
                    continue;
                }
                for (int k = begin; k < end; k++)
                {
                    l = upLevel[k];
                    ownUp[l] = upMs[k];
                    ownDown[l] = downMs[k];
                    otherUp[l] = otherDown[l] = Times.Unreachable;
                }
                // The highest neighbour has none above it that x shares.
                for (int k = begin; k < end - 1; k++)
                {
                    l = upLevel[k];
                    int y = path[l], first = upFirst[y], best = row[l] - first;
                    if (end - 1 - k <= FewNeighbours)
                        ByWayOfOne(k + 1, end, l, first, upLevel, bestUp + best, bestDown + best, ownUp, ownDown, otherUp, otherDown);
                    else
                        ByWayOf(first, upFirst[y + 1], l, upLevel[end - 1], upLevel, run, bestUp + best, bestDown + best, ownUp, ownDown, otherUp, otherDown, masks);
                }
                for (int k = begin; k < end; k++)
                {
                    l = upLevel[k];
                    int ownU = ownUp[l], ownD = ownDown[l];
                    need[k] = Needed(ownU, otherUp[l], ownD, otherDown[l], equal);
                    bestUp[own + k] = Math.Min(ownU, otherUp[l]);
                    bestDown[own + k] = Math.Min(ownD, otherDown[l]);
                    ownUp[l] = ownDown[l] = Times.Unreachable;
                }
            }
        }
    }

    /// <summary>A node with one neighbour, or with two, y and z: the only other way to z is by y, and to y by z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OfOneOrTwo(int begin, int end, int own, int* upFirst, ushort* upLevel, int* path, int* row, int* upMs, int* downMs, int* bestUp, int* bestDown, byte* need, int equal)
    {
        int yz = Times.Unreachable, zy = Times.Unreachable;
        if (end - begin == 2)
        {
            int j = upFirst[path[upLevel[begin]]], first = j;
            while (upLevel[j] != upLevel[begin + 1]) j++;
            j += row[upLevel[begin]] - first;
            (yz, zy) = (bestUp[j], bestDown[j]);
        }
        for (int k = begin, other = end - 1; k < end; k++, other--)
        {
            int ownU = upMs[k], ownD = downMs[k];
            int otherU = upMs[other] + zy, otherD = downMs[other] + yz;
            need[k] = Needed(ownU, otherU, ownD, otherD, equal);
            bestUp[own + k] = Math.Min(ownU, otherU);
            bestDown[own + k] = Math.Min(ownD, otherD);
            (yz, zy) = (zy, yz);
        }
    }

    private static byte Needed(int ownUp, int otherUp, int ownDown, int otherDown, int equal) =>
        (byte)((ownUp < otherUp + equal && ownUp < Times.Unreachable ? 1 : 0) | (ownDown < otherDown + equal && ownDown < Times.Unreachable ? 2 : 0));

    /// <summary>How many shortcuts leave the nodes of one way to a root, at the most.</summary>
    private static int LongestClimb(RoadHierarchy hierarchy)
    {
        var parent = hierarchy.Parent.Span;
        var upFirst = hierarchy.UpFirst.Span;
        var climb = new int[parent.Length + 1];
        int longest = 0;
        for (int x = parent.Length - 1; x >= 0; x--)
        {
            climb[x] = climb[parent[x]] + upFirst[x + 1] - upFirst[x];
            longest = Math.Max(longest, climb[x]);
        }
        return longest;
    }

    /// <summary>Tries, for one higher neighbour y of x, the ways x–y–z and x–z–y with each of the few z above y. They all are neighbours of y.</summary>
    private static void ByWayOfOne(int begin, int end, int levelY, int j, ushort* upLevel, int* bestUp, int* bestDown, int* ownUp, int* ownDown, int* otherUp, int* otherDown)
    {
        int toY = ownUp[levelY], fromY = ownDown[levelY];
        for (int k = begin; k < end; k++)
        {
            int z = upLevel[k];
            while (upLevel[j] != z) j++;
            int yz = bestUp[j], zy = bestDown[j];
            otherUp[z] = Math.Min(otherUp[z], toY + yz);
            otherDown[z] = Math.Min(otherDown[z], fromY + zy);
            otherUp[levelY] = Math.Min(otherUp[levelY], ownUp[z] + zy);
            otherDown[levelY] = Math.Min(otherDown[levelY], ownDown[z] + yz);
        }
    }

    /// <summary>Tries, for one higher neighbour y of x, all ways x–y–z and x–z–y with z above y. Levels that are not neighbours of x are unreached in
    /// "own", and what is written for them in "other" is not read.</summary>
    private static void ByWayOf(int begin, int end, int levelY, int highest, ushort* upLevel, ushort* run, int* bestUp, int* bestDown,
        int* ownUp, int* ownDown, int* otherUp, int* otherDown, int* masks)
    {
        var toY = Vector256.Create(ownUp[levelY]);
        var fromY = Vector256.Create(ownDown[levelY]);
        var unreached = Vector256.Create(Times.Unreachable);
        var toYByZ = unreached;
        var fromYByZ = unreached;
        for (int j = begin; j < end && upLevel[j] <= highest; j += run[j])
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
