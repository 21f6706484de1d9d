namespace RightCall.Journal.Chains;

/// <summary>Where a journal ends. Kept in a second place, it shows that the tail of a journal was cut off.</summary>
/// <param name="Sequence">The number of the last row; 0 where there is none.</param>
/// <param name="Hash">The hash of the last row.</param>
public readonly record struct JournalHead(long Sequence, string Hash)
{
    /// <summary>The head of a journal without rows.</summary>
    public static readonly JournalHead Empty = new(0, HashChain.Beginning);
}
