namespace RightCall.Planning.Reports;

/// <summary>A part of a report: a heading, what it says in words, and a table. Shown on a terminal and written as Markdown alike.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Lines">What it says in words.</param>
/// <param name="Columns">The table's columns; empty where there is no table.</param>
/// <param name="Rows">The table's rows.</param>
/// <param name="OnTerminal">Whether it is short enough for a terminal.</param>
public sealed record ReportSection(string Title, IReadOnlyList<string> Lines, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, bool OnTerminal = true)
{
    /// <summary>A part without a table.</summary>
    public ReportSection(string title, IReadOnlyList<string> lines, bool onTerminal = true) : this(title, lines, [], [], onTerminal) { }
}
