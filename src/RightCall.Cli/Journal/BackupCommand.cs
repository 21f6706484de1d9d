using System.CommandLine;
using System.Globalization;
using RightCall.Journal.Stores;

namespace RightCall.Cli.Journal;

/// <summary><c>rightcall journal backup</c>.</summary>
internal static class BackupCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var store = StoreArgument.Create();
        var to = new Argument<string>("file") { Description = "A new file. It is a SQLite store, whatever the first one is." };
        var command = new CommandWithExamples("backup", "Copies all journals, keys, holds and rules to a new file, checking every row on the way. Appends go on meanwhile.",
            "rightcall journal backup journal.db backup-2026-11-24.db", "rightcall journal backup \"Host=db;Database=rightcall\" backup.db") { store, to };
        command.SetAction((parsed, _) => JournalCommands.RunAsync(() => RunAsync(parsed.InvocationConfiguration.Output, parsed.GetValue(store)!, parsed.GetValue(to)!)));
        return command;
    }

    private static async Task<int> RunAsync(TextWriter output, string from, string file)
    {
        if (File.Exists(file)) throw new IOException($"'{file}' is there already. Nothing was written: name a new file.");
        await using var source = await StoreArgument.OpenAsync(from);
        await using var target = await StoreArgument.OpenAsync(file, mustExist: false);
        await CopyAsync(output, source, target);
        return 0;
    }

    /// <summary>Copies, and says how far each area goes.</summary>
    public static async Task CopyAsync(TextWriter output, IJournalStore from, IJournalStore to)
    {
        foreach (var (area, head) in await StoreCopy.CopyAsync(from, to))
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{area}: {head.Sequence} rows copied. Head {head.Sequence}:{head.Hash}"));
    }
}
