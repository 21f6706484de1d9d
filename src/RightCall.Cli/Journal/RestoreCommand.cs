using System.CommandLine;

namespace RightCall.Cli.Journal;

/// <summary><c>rightcall journal restore</c>.</summary>
internal static class RestoreCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var backup = new Argument<string>("backup") { Description = "The file that 'rightcall journal backup' wrote." };
        var store = StoreArgument.Create(what: "An empty store");
        var command = new CommandWithExamples("restore", "Copies a backup into an empty store, checking every row on the way. What was erased after the backup was made has to be erased again.",
            "rightcall journal restore backup-2026-11-24.db journal.db", "rightcall journal restore backup.db \"Host=db;Database=rightcall\"") { backup, store };
        command.SetAction((parsed, _) => JournalCommands.RunAsync(() => RunAsync(parsed.InvocationConfiguration.Output, parsed.GetValue(backup)!, parsed.GetValue(store)!)));
        return command;
    }

    private static async Task<int> RunAsync(TextWriter output, string backup, string store)
    {
        await using var source = await StoreArgument.OpenAsync(backup);
        await using var target = await StoreArgument.OpenAsync(store, mustExist: false);
        await BackupCommand.CopyAsync(output, source, target);
        return 0;
    }
}
