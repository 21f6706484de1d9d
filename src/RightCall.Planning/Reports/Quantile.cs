namespace RightCall.Planning.Reports;

/// <summary>Percentiles of whole counts: the smallest value that at least the given share does not exceed.</summary>
public static class Quantile
{
    /// <summary>The percentile of times in seconds, in minutes to one decimal; null where there are none. Sorts the list.</summary>
    public static double? Minutes(List<int> seconds, double share) => Of(seconds, share) is { } value ? Math.Round(value / 60.0, 1) : null;

    /// <summary>The percentile; null where there are none. Sorts the list.</summary>
    public static int? Of(List<int> values, double share)
    {
        if (values.Count == 0) return null;
        values.Sort();
        return values[Math.Clamp((int)Math.Ceiling(share * values.Count) - 1, 0, values.Count - 1)];
    }
}
