using System.CommandLine;
using RightCall.Journal.Erasing;

namespace RightCall.Cli.Journal;

/// <summary><c>rightcall journal hold</c>.</summary>
internal static class HoldCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var order = new OrderOptions("Whose words: incident:ID (with those of its calls), call:ID, unit:SIGN or actor:NAME.");
        var lift = new Option<bool>("--lift") { Description = "Ends the hold." };
        var command = new CommandWithExamples("hold", "Places a legal hold, under which nothing is erased, or lifts it.",
            "rightcall journal hold journal.db --subject incident:0198c5a1-7a3c-7000-8000-0123456789ab --reason \"case 26-117\" --by counsel",
            "rightcall journal hold journal.db --subject incident:0198c5a1-7a3c-7000-8000-0123456789ab --reason \"case 26-117 is closed\" --by counsel --lift") { order.Store, order.Area, order.Subject, order.Reason, order.By, lift };
        command.SetAction((parsed, _) => order.RunAsync(parsed, (journal, subject, reason, by, now) =>
            parsed.GetValue(lift) ? Erasure.LiftAsync(journal, new(subject, reason), by, now) : Erasure.HoldAsync(journal, new(subject, reason), by, now)));
        return command;
    }
}
