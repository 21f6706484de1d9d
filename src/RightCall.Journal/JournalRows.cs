using RightCall.Domain.Areas;
using RightCall.Journal.Erasing;

namespace RightCall.Journal;

/// <summary>Rows of a journal for those who replay them.</summary>
public static class JournalRows
{
    /// <summary>The row with the area's own events: what happened to the journal itself changes no state.</summary>
    public static Row ForReplay(this Row row) => row.Command.Body is JournalCommand ? row with { Events = row.Events.RemoveAll(e => e is JournalEvent) } : row;
}
