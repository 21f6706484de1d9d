using System.Text;

namespace RightCall.Planning.Reports;

/// <summary>A report as Markdown.</summary>
public static class ReportMarkdown
{
    /// <summary>Writes it.</summary>
    public static string Of(string title, IReadOnlyList<ReportSection> sections)
    {
        var text = new StringBuilder();
        text.Append("# ").AppendLine(title).AppendLine();
        foreach (var section in sections)
        {
            text.Append("## ").AppendLine(section.Title).AppendLine();
            foreach (var line in section.Lines) text.AppendLine(line).AppendLine();
            if (section.Columns.Count == 0 || section.Rows.Count == 0) continue;
            Row(text, section.Columns);
            Row(text, [.. section.Columns.Select((_, i) => i == 0 ? "---" : "---:")]);
            foreach (var row in section.Rows) Row(text, row);
            text.AppendLine();
        }
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Row(StringBuilder text, IReadOnlyList<string> cells)
    {
        foreach (var cell in cells) text.Append("| ").Append(cell.Replace("|", "\\|", StringComparison.Ordinal)).Append(' ');
        text.AppendLine("|");
    }
}
