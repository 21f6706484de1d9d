using System.CommandLine;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Journal;
using RightCall.Journal.Erasing;

namespace RightCall.Cli.Journal;

/// <summary>What an order about somebody's words needs: whose, why, and who gives it.</summary>
internal sealed class OrderOptions(string subjects)
{
    public Argument<string> Store { get; } = StoreArgument.Create();
    public Option<string?> Area { get; } = JournalCommands.AreaOption();
    public Option<string> Subject { get; } = new("--subject") { Description = subjects, Required = true };
    public Option<string> Reason { get; } = new("--reason") { Description = "The order, case or rule that asks for it. It stays in the journal for ever: no person's name.", Required = true };
    public Option<string> By { get; } = new("--by") { Description = "Who does it: a sign-in name.", Required = true };

    /// <summary>Carries an order out; 1 where it is refused.</summary>
    public Task<int> RunAsync(ParseResult parsed, Func<AreaJournal, string, string, Actor, Instant, Task<Reply>> carryOut) => JournalCommands.RunAsync(async () =>
    {
        await using var store = await StoreArgument.OpenAsync(parsed.GetValue(Store)!);
        var journal = await AreaJournal.OpenAsync(store, await JournalCommands.AreaOf(store, parsed.GetValue(Area)));
        var reply = await carryOut(journal, parsed.GetValue(Subject)!, parsed.GetValue(Reason)!, new(new(parsed.GetValue(By)!), Role.Administrator), SystemClock.Instance.GetCurrentInstant());
        if (reply is Refused refused)
        {
            await Console.Error.WriteLineAsync($"rightcall: {refused.Code}: {refused.Text}");
            return 1;
        }
        foreach (var done in ((Accepted)reply).Events) await parsed.InvocationConfiguration.Output.WriteLineAsync(Words(done, ((Accepted)reply).Sequence));
        return 0;
    });

    private static string Words(AreaEvent done, long row) => done switch
    {
        Erased e => $"Row {row}: {e.Keys.Length} keys of {string.Join(", ", e.Subjects)} are destroyed. Backups that were made before still hold them.",
        HoldPlaced e => $"Row {row}: nothing of {string.Join(", ", e.Subjects)} is erased until the hold is lifted.",
        HoldLifted e => $"Row {row}: {string.Join(", ", e.Subjects)} may be erased again.",
        _ => throw new InvalidOperationException($"No order about words comes to {done.GetType().Name}."),
    };
}
