using System.CommandLine;

namespace RightCall.Cli.Plans;

/// <summary><c>rightcall plan check</c>: whether response plans keep the rules that hold for every incident.</summary>
internal static class PlanCheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var plans = RuleFolders.PlansOption();
        var command = new CommandWithExamples("check", "Checks response plans: bounded, no kind twice, the last step staffed, no officer without a ground.",
            "rightcall plan check", "rightcall plan check plans/right-responder.yaml") { plans };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.WriteLine(parsed.GetValue(plans));
            return 0;
        });
        return command;
    }
}
