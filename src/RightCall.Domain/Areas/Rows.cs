using NodaTime;

namespace RightCall.Domain.Areas;

/// <summary>Copies of arrays with one row changed.</summary>
internal static class Rows
{
    public static T[] Replaced<T>(T[] rows, int i, T row)
    {
        var copy = new T[rows.Length];
        Array.Copy(rows, copy, copy.Length);
        copy[i] = row;
        return copy;
    }

    public static T[] With<T>(T[] rows, int i, T row)
    {
        var longer = new T[rows.Length + 1];
        Array.Copy(rows, longer, i);
        longer[i] = row;
        Array.Copy(rows, i, longer, i + 1, rows.Length - i);
        return longer;
    }

    public static T[] Without<T>(T[] rows, int i)
    {
        var shorter = new T[rows.Length - 1];
        Array.Copy(rows, shorter, i);
        Array.Copy(rows, i + 1, shorter, i, shorter.Length - i);
        return shorter;
    }
}

/// <summary>Times of timers as numbers, so that the earliest of a piece is found without touching its rows.</summary>
internal static class Dues
{
    /// <summary>No timer runs.</summary>
    public const long Never = long.MaxValue;

    public static long Of(ITimed row) => row.Due is { } due ? due.ToUnixTimeTicks() : Never;

    /// <summary>The first of the earliest.</summary>
    public static (int At, long Due) Earliest(long[] dues)
    {
        var (at, due) = (0, Never);
        for (var i = 0; i < dues.Length; i++) if (dues[i] < due) (at, due) = (i, dues[i]);
        return (at, due);
    }
}
