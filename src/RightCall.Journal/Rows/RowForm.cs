namespace RightCall.Journal.Rows;

/// <summary>The form of a row: which fields its command and events have, and how they are written. It stands in every row, and rises with any change, so that a reader knows what it reads.</summary>
/// <remarks>docs/guide/journal-shape.txt holds the form as text; a test compares it with the code.</remarks>
public static class RowForm
{
    /// <summary>The form that this program writes.</summary>
    public const int Current = 1;
}
