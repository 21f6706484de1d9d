using System.CommandLine;
using RightCall.Rules;

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
            var read = RuleFiles.ReadPolicies(parsed.GetValue(plans)!);
            foreach (var policy in read.Value!) parsed.InvocationConfiguration.Output.WriteLine($"{policy.Id} {policy.Hash[..12]}: {policy.Chains.Length} chains");
            return RuleReport.Write(read.Diagnostics, warnings: true) ? CommandLine.WrongInput : 0;
        });
        return command;
    }
}
