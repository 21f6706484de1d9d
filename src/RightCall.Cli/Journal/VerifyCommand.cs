using System.CommandLine;
using System.Globalization;
using RightCall.Domain.Areas;
using RightCall.Journal;
using RightCall.Journal.Chains;
using RightCall.Journal.Stores;
using Command = System.CommandLine.Command;

namespace RightCall.Cli.Journal;

/// <summary><c>rightcall journal verify</c>.</summary>
internal static class VerifyCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var (store, area) = (StoreArgument.Create(), JournalCommands.AreaOption());
        var head = new Option<string?>("--head") { Description = "Where the area's journal has to reach, as it was kept elsewhere: ROW:HASH. Without it, a tail that was cut off is not found." };
        var heads = new Option<string?>("--heads") { Description = "The file to which a server writes each minute where its journals end (heads.txt): every area has to reach what stands there." };
        var words = new Option<bool>("--words") { Description = "Also reads every row back, with its words opened and its rules found: takes longer." };
        var command = new CommandWithExamples("verify", "Checks every column of every row against the chain of hashes, and that keys, rules and holds are those of the rows. Prints where each journal ends.",
            "rightcall journal verify journal.db", "rightcall journal verify journal.db --area seattle --head 48211:9f2c…", "rightcall journal verify journal.db --heads heads.txt") { store, area, head, heads, words };
        command.SetAction((parsed, _) => JournalCommands.RunAsync(() => RunAsync(parsed.InvocationConfiguration.Output, parsed.GetValue(store)!, parsed.GetValue(area), parsed.GetValue(head), parsed.GetValue(heads), parsed.GetValue(words))));
        return command;
    }

    private static async Task<int> RunAsync(TextWriter output, string path, string? area, string? kept, string? keptFile, bool words)
    {
        var head = kept is null ? (JournalHead?)null : Parse(kept);
        await using var store = await StoreArgument.OpenAsync(path);
        var file = keptFile is null ? [] : HeadsFile.Read(keptFile);
        IReadOnlyList<AreaId> areas = area is null && head is null ? await store.AreasAsync() : [await JournalCommands.AreaOf(store, area)];
        // An area whose whole journal is gone is among those that the file names.
        if (area is null && head is null) areas = [.. areas.Select(a => a.Value).Union(file.Keys).Order(StringComparer.Ordinal).Select(a => new AreaId(a))];
        var code = 0;
        foreach (var each in areas)
        {
            var end = await StoreVerifier.VerifyAsync(store, each, head ?? (file.TryGetValue(each.Value, out var there) ? there : null));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{each}: {end.Sequence} rows are what was written. Head {end.Sequence}:{end.Hash}"));
            foreach (var problem in await BesideCheck.ProblemsAsync(store, each))
            {
                await Console.Error.WriteLineAsync($"rightcall: area '{each}': {problem}");
                code = 1;
            }
            if (words) await OpenAllAsync(store, each);
        }
        return code;
    }

    // Reading a row opens its words with their keys, and finds its rules by their hashes.
    private static async Task OpenAllAsync(IJournalStore store, AreaId area)
    {
        await foreach (var _ in (await AreaJournal.OpenAsync(store, area)).ReadAsync()) { }
    }

    private static JournalHead Parse(string text) => HeadsFile.Parse(text) ?? throw new ArgumentException($"--head '{text}' is not ROW:HASH, with a hash of {HashChain.Length} characters.");
}
