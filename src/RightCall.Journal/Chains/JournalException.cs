namespace RightCall.Journal.Chains;

/// <summary>A journal is not what was written: a row was changed, moved, added or taken away.</summary>
public sealed class JournalException : Exception
{
    /// <summary>A line of a file is bad.</summary>
    public JournalException(long line, string problem) : base($"line {line}: {problem}") => Line = line;

    /// <summary>A row of a store is bad.</summary>
    public JournalException(string area, long row, string problem) : base($"area '{area}', row {row}: {problem}") => Line = row;

    /// <summary>The first bad line or row, from 1.</summary>
    public long Line { get; }
}
