using System.CommandLine;
using RightCall.Domain.Areas;
using RightCall.Journal.Chains;
using RightCall.Journal.Stores;
using Command = System.CommandLine.Command;

namespace RightCall.Cli.Journal;

/// <summary><c>rightcall journal</c>: what is done with a store by hand.</summary>
internal static class JournalCommands
{
    /// <summary>The command.</summary>
    public static Command Create() => new("journal", "The journal of a running centre: check it, export it, back it up, restore it, erase from it.")
    {
        VerifyCommand.Create(),
        ExportCommand.Create(),
        BackupCommand.Create(),
        RestoreCommand.Create(),
        EraseCommand.Create(),
        HoldCommand.Create(),
    };

    /// <summary>The option <c>--area</c>.</summary>
    public static Option<string?> AreaOption() => new("--area") { Description = "The area; may be left out where the store holds one only." };

    /// <summary>Runs a command's work, and says in plain words why it could not.</summary>
    /// <returns>0 fine; 1 the journal is not what was written; 2 the input is wrong or the store failed.</returns>
    public static async Task<int> RunAsync(Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (JournalException e)
        {
            await Console.Error.WriteLineAsync($"rightcall: the journal is not what was written: {e.Message}").ConfigureAwait(false);
            return 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            await Console.Error.WriteLineAsync($"rightcall: {e.Message}").ConfigureAwait(false);
            return CommandLine.WrongInput;
        }
    }

    /// <summary>The area that was named, or the only one.</summary>
    /// <exception cref="JournalStoreException">There is none, or it is not clear which.</exception>
    public static async Task<AreaId> AreaOf(IJournalStore store, string? named)
    {
        var areas = await store.AreasAsync().ConfigureAwait(false);
        var list = areas.Count == 0 ? "none" : string.Join(", ", areas);
        if (named is null) return areas.Count == 1 ? areas[0] : throw new JournalStoreException($"Name the area with --area; the store holds: {list}.", mayHaveLanded: false);
        return areas.Contains(new(named)) ? new(named) : throw new JournalStoreException($"The store holds no area '{named}'; it holds: {list}.", mayHaveLanded: false);
    }
}
