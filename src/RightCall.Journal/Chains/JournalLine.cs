using System.Text.Json;

namespace RightCall.Journal.Chains;

/// <summary>One line of a journal whose place in the chain was checked.</summary>
/// <param name="Number">The line, from 1.</param>
/// <param name="Area">The area.</param>
/// <param name="Sequence">The row's number.</param>
/// <param name="Hash">The row's hash.</param>
/// <param name="Json">The line's exact bytes, without its end.</param>
public sealed record JournalLine(long Number, string Area, long Sequence, string Hash, ReadOnlyMemory<byte> Json)
{
    /// <summary>The row as JSON.</summary>
    public JsonDocument Parse() => JsonDocument.Parse(Json);
}
