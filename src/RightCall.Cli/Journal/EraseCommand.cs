using System.CommandLine;
using RightCall.Journal.Erasing;

namespace RightCall.Cli.Journal;

/// <summary><c>rightcall journal erase</c>.</summary>
internal static class EraseCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var order = new OrderOptions("Whose words: incident:ID (with those of its calls), call:ID, unit:SIGN or actor:NAME.");
        var command = new CommandWithExamples("erase", "Destroys the keys of a person's words for good. The chain, every determination and how it ended stay. Refused while a legal hold lies on them.",
            "rightcall journal erase journal.db --subject incident:0198c5a1-7a3c-7000-8000-0123456789ab --reason \"order 12-345\" --by records.officer") { order.Store, order.Area, order.Subject, order.Reason, order.By };
        command.SetAction((parsed, _) => order.RunAsync(parsed, (journal, subject, reason, by, now) => Erasure.EraseAsync(journal, new(subject, reason), by, now)));
        return command;
    }
}
