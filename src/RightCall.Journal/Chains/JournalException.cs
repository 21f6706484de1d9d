namespace RightCall.Journal.Chains;

/// <summary>A journal is not what was written: a row was changed, moved, added or taken away.</summary>
public sealed class JournalException(long line, string problem) : Exception($"line {line}: {problem}")
{
    /// <summary>The first bad line, from 1.</summary>
    public long Line { get; } = line;
}
