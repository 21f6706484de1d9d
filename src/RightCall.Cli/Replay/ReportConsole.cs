using RightCall.Planning.Reports;
using Spectre.Console;

namespace RightCall.Cli.Replay;

/// <summary>Shows a report on the terminal.</summary>
internal static class ReportConsole
{
    private const int WidthWithoutTerminal = 160;

    /// <summary>Shows every part that is short enough for a terminal.</summary>
    public static void Show(IReadOnlyList<ReportSection> sections)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        // Cut at 80 columns, a table in a file could not be read.
        if (Console.IsOutputRedirected) console.Profile.Width = WidthWithoutTerminal;
        foreach (var section in sections.Where(s => s.OnTerminal))
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold]{section.Title}[/]");
            foreach (var line in section.Lines) console.WriteLine(line);
            if (section.Columns.Count == 0 || section.Rows.Count == 0) continue;
            var table = new Spectre.Console.Table { Border = TableBorder.Simple };
            for (var i = 0; i < section.Columns.Count; i++) table.AddColumn(new TableColumn(Markup.Escape(section.Columns[i])) { Alignment = i == 0 ? Justify.Left : Justify.Right });
            foreach (var row in section.Rows) table.AddRow([.. row.Select(Markup.Escape)]);
            console.Write(table);
        }
    }
}
