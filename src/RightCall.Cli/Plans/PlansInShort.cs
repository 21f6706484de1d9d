using RightCall.Domain.Plans;
using RightCall.Domain.Triage;
using RightCall.Rules;
using RightCall.Rules.Plans;

namespace RightCall.Cli.Plans;

/// <summary>What <c>rightcall protocol check</c> says of the plans that lie beside the protocols: for each the rules that its chains break. The reasons are for <c>rightcall plan check</c>.</summary>
internal static class PlansInShort
{
    /// <summary>Writes it, and gives the exit code: 0 where every live plan keeps the rules and every baseline breaks some.</summary>
    public static int Write(TextWriter output, string folder, IReadOnlyCollection<Protocol> protocols)
    {
        var read = RuleFiles.ReadPolicies(folder);
        if (RuleReport.Write(read.Diagnostics)) return CommandLine.WrongInput;
        var findings = read.Value!.Select(policy => PlanCheck.Of(policy, protocols)).ToList();
        foreach (var finding in findings) Write(output, finding);
        output.WriteLine("  'rightcall plan check' says what is wrong with each chain.");
        return findings.TrueForAll(f => f.Passes) ? 0 : 1;
    }

    private static void Write(TextWriter output, PlanFindings findings)
    {
        var use = findings.Policy.Use == PolicyUse.Live ? "live" : "baseline, for replay only";
        output.WriteLine($"plan {findings.Policy.Id} ({use}): {(findings.Violations.Count == 0 ? "every rule holds" : $"{findings.Violations.Count} violations")}");
        foreach (var rule in findings.Violations.GroupBy(v => v.Rule))
            output.WriteLine($"  {rule.Key}: {string.Join(", ", rule.Select(v => v.Chain ?? "the whole plan"))}");
    }
}
