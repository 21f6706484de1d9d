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

/// <summary>The row of a piece whose timer is the earliest: the first of them where two are at one time.</summary>
/// <param name="At">Its place in the piece.</param>
/// <param name="Due">When, in ticks since 1970.</param>
internal readonly record struct EarliestRow(int At, long Due)
{
    /// <summary>No timer runs.</summary>
    public const long Never = long.MaxValue;

    public static long DueOf(ITimed row) => row.Due is { } due ? due.ToUnixTimeTicks() : Never;

    public static EarliestRow Of(ReadOnlySpan<ITimed> rows)
    {
        var earliest = new EarliestRow(0, Never);
        for (var i = 0; i < rows.Length; i++) if (DueOf(rows[i]) is var due && due < earliest.Due) earliest = new(i, due);
        return earliest;
    }

    /// <summary>After one row was changed. Only where it was the earliest, and is later now, the others are looked at.</summary>
    public EarliestRow Replaced(int i, ReadOnlySpan<ITimed> rows)
    {
        var due = DueOf(rows[i]);
        if (due < Due || (due == Due && i < At)) return new(i, due);
        return i != At || due == Due ? this : Of(rows);
    }
}
