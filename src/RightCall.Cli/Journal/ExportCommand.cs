using System.CommandLine;
using RightCall.Journal;
using RightCall.Journal.Chains;
using RightCall.Journal.Rows;
using RightCall.Journal.Stores;

namespace RightCall.Cli.Journal;

/// <summary><c>rightcall journal export</c>.</summary>
internal static class ExportCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var (store, area) = (StoreArgument.Create(), JournalCommands.AreaOption());
        var to = new Option<string?>("--out") { Description = "A new file (default: standard output)." };
        var open = new Option<bool>("--open") { Description = "With its words opened, as far as their keys were not destroyed. The lines have a chain of hashes of their own. Handle as what it is: words about people and their health." };
        var command = new CommandWithExamples("export", "Writes an area's journal as lines of JSON, in the form of a replay's journal.jsonl. Words stay sealed, and the chain is the store's.",
            "rightcall journal export journal.db --out journal.jsonl", "rightcall journal export journal.db --area seattle --open --out for-the-court.jsonl") { store, area, to, open };
        command.SetAction((parsed, _) => JournalCommands.RunAsync(() => RunAsync(parsed.GetValue(store)!, parsed.GetValue(area), parsed.GetValue(to), parsed.GetValue(open))));
        return command;
    }

    private static async Task<int> RunAsync(string path, string? named, string? file, bool open)
    {
        await using var store = await StoreArgument.OpenAsync(path);
        var area = await JournalCommands.AreaOf(store, named);
        await using var output = new BufferedStream(file is null ? Console.OpenStandardOutput() : new FileStream(file, FileMode.CreateNew), 1 << 20);
        if (!open)
        {
            await foreach (var row in StoreVerifier.ReadAsync(store, area)) RowCodec.WriteLine(output, row.Body.Span, row.Hash);
            return 0;
        }
        var (codec, before) = (new RowCodec(), HashChain.Beginning);
        await foreach (var row in (await AreaJournal.OpenAsync(store, area)).ReadAsync()) before = codec.Write(output, area, row, before);
        return 0;
    }
}
