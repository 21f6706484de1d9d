using System.Text.RegularExpressions;

namespace RightCall.Planning.Logs;

/// <summary>A pattern over one or several columns: all of its parts must fit.</summary>
/// <param name="Parts">The parts.</param>
public sealed record TypeMatch(IReadOnlyList<ColumnMatch> Parts)
{
    /// <summary>Whether the values, in the order of the columns that the mapping names, fit.</summary>
    public bool Fits(ReadOnlySpan<string> values)
    {
        foreach (var part in Parts) if (!part.Fits(values[part.Column])) return false;
        return true;
    }
}

/// <summary>What one column must look like. Upper and lower case do not matter.</summary>
/// <param name="Column">The column's place among those that the mapping names.</param>
/// <param name="Globs">With <c>*</c> for any text and <c>?</c> for one letter; any of them must fit the whole value.</param>
/// <param name="Regex">Or a regular expression that must be found in the value; null for globs.</param>
public sealed record ColumnMatch(int Column, IReadOnlyList<string> Globs, Regex? Regex)
{
    /// <summary>Whether the value fits.</summary>
    public bool Fits(string value)
    {
        if (Regex is not null) return Regex.IsMatch(value);
        foreach (var glob in Globs) if (FitsGlob(glob, value)) return true;
        return false;
    }

    // Linear backtracking to the last star only: no pattern can make it slow.
    private static bool FitsGlob(ReadOnlySpan<char> glob, ReadOnlySpan<char> value)
    {
        var (g, v, star, from) = (0, 0, -1, 0);
        while (v < value.Length)
        {
            if (g < glob.Length && glob[g] == '*') (star, from) = (g++, v);
            else if (g < glob.Length && (glob[g] == '?' || char.ToUpperInvariant(glob[g]) == char.ToUpperInvariant(value[v]))) (g, v) = (g + 1, v + 1);
            else if (star >= 0) (g, v) = (star + 1, ++from);
            else return false;
        }
        while (g < glob.Length && glob[g] == '*') g++;
        return g == glob.Length;
    }
}
