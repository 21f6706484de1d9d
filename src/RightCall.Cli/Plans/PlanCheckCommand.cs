using System.Collections.Immutable;
using System.CommandLine;
using RightCall.Domain.Plans;
using RightCall.Rules;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Plans;

namespace RightCall.Cli.Plans;

/// <summary><c>rightcall plan check</c>: whether response plans keep the rules that hold for every incident.</summary>
internal static class PlanCheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "Policies' files (default: every file of the folder of plans).", Arity = ArgumentArity.ZeroOrMore };
        var plans = RuleFolders.PlansOption();
        var folder = RuleFolders.ProtocolsOption();
        var json = new Option<bool>("--json") { Description = "One JSON object instead of text." };
        var command = new CommandWithExamples("check", "Checks response plans: bounded in time, no kind twice, the last step staffed round the clock, a chain for every need that a protocol can have, no officer without a ground. A baseline's violations are listed, and there must be some.",
            "rightcall plan check", "rightcall plan check plans/right-responder.yaml --json") { files, plans, folder, json };
        command.SetAction(parsed => Run(parsed.InvocationConfiguration.Output, parsed.GetValue(files)!, parsed.GetValue(plans)!, parsed.GetValue(folder)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(TextWriter output, string[] files, string plans, string folder, bool json)
    {
        var protocols = RuleFiles.ReadProtocols(folder);
        var read = (files.Length == 0 ? [plans] : files).Select(RuleFiles.ReadPolicies).ToList();
        if (RuleReport.Write([.. protocols.Diagnostics, .. read.SelectMany(r => r.Diagnostics)])) return CommandLine.WrongInput;
        var findings = read.SelectMany(r => r.Value!).Select(policy => PlanCheck.Of(policy, protocols.Value!.Values)).ToList();
        var passes = findings.TrueForAll(f => f.Passes);
        if (json)
        {
            Json.Write(output, new { policies = findings.Select(Report).ToArray(), passes });
            return passes ? 0 : 1;
        }
        foreach (var finding in findings) Write(output, finding);
        output.WriteLine(passes ? "passed" : "failed");
        return passes ? 0 : 1;
    }

    private static void Write(TextWriter output, PlanFindings findings)
    {
        var use = findings.Policy.Use == PolicyUse.Live ? "live" : "baseline";
        output.WriteLine($"{findings.Policy.Id} ({use}, {findings.Policy.Status}, {findings.Policy.Hash[..12]}): {findings.Policy.Chains.Length} chains, {findings.Combinations} combinations of need, family, level, priority, zone and hour");
        foreach (var violation in findings.Violations) output.WriteLine($"  {violation.Rule}{(violation.Chain is null ? "" : $", chain {violation.Chain}")}: {violation.Message}");
        foreach (var note in findings.Notes) output.WriteLine($"  note: {note.Rule}, chain {note.Chain}: {note.Message}");
        output.WriteLine(findings switch
        {
            { Policy.Use: PolicyUse.Live, Violations.Count: 0 } => "  every rule holds.",
            { Policy.Use: PolicyUse.Live } => $"  {findings.Violations.Count} violations: a live policy may have none.",
            { Violations.Count: 0 } => "  no violation: a baseline that breaks no rule is no baseline; write 'use: live'.",
            _ => $"  {findings.Violations.Count} violations, as a baseline for replay has.",
        });
    }

    private static object Report(PlanFindings findings) => new
    {
        policy = findings.Policy.Id,
        use = findings.Policy.Use == PolicyUse.Live ? "live" : "baseline",
        status = findings.Policy.Status,
        hash = findings.Policy.Hash,
        chains = findings.Policy.Chains.Length,
        combinations = findings.Combinations,
        violations = findings.Violations,
        notes = findings.Notes,
        passes = findings.Passes,
    };
}
