namespace RightCall.Rules.Proof.Diagrams;

/// <summary>An answer to a query: the reachable interview, and for a pair the one that it becomes.</summary>
/// <param name="Before">For each question its code.</param>
/// <param name="After">For each question its code; null where the query was about one interview.</param>
/// <param name="Changed">The question that was changed; -1 where none was.</param>
/// <param name="Cost">How much there is to read: answers weigh most, then non-answers and dangerous answers.</param>
internal sealed record Pair(byte[] Before, byte[]? After, int Changed, int Cost);
