using System.Collections.Immutable;
using System.Globalization;
using RightCall.Domain;
using RightCall.Domain.Canonical;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Triage;
using RightCall.Rules;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Plans;
using RightCall.Rules.Proof;
using RightCall.Rules.Proof.Reports;

namespace RightCall.City.Packs;

/// <summary>The rules of a city: a folder with <c>protocols/</c> and <c>plans/</c>. Immutable; safe to share between threads.</summary>
/// <param name="Protocols">The protocols by nature.</param>
/// <param name="Policies">Every plan, in order of file name: one for live use, and baselines for replay.</param>
/// <param name="Rulebook">The protocols and the one plan for live use, under one hash.</param>
public sealed record CityRules(ImmutableSortedDictionary<NatureId, Protocol> Protocols, IReadOnlyList<Policy> Policies, Rulebook Rulebook)
{
    internal const string ProtocolsFolder = "protocols";
    internal const string PlansFolder = "plans";
    private const string Sample = "sample";

    /// <summary>Whether any of it is a sample, which no live centre may use.</summary>
    public bool IsSample => Protocols.Values.Any(p => p.Status == Sample) || Rulebook.Policy.Status == Sample;

    /// <summary>Reads a folder, proves every nature and checks every plan.</summary>
    /// <param name="folder">A folder with <c>protocols/</c> and <c>plans/</c>.</param>
    /// <param name="problems">Every problem, warnings too.</param>
    /// <returns>The rules; null where there is an error.</returns>
    public static CityRules? ReadProved(string folder, out IReadOnlyList<CityProblem> problems)
    {
        var found = new List<CityProblem>();
        problems = found;
        var rules = Read(folder, found);
        if (rules is not null) Prove(folder, found);
        return found.Any(p => p.IsError) ? null : rules;
    }

    /// <summary>Reads a folder. Null, with every error in the list, where the rules cannot be used.</summary>
    internal static CityRules? Read(string folder, List<CityProblem> problems)
    {
        var before = problems.Count(p => p.IsError);
        var protocols = RuleFiles.ReadProtocols(Path.Combine(folder, ProtocolsFolder));
        var plans = RuleFiles.ReadPolicies(Path.Combine(folder, PlansFolder));
        foreach (var d in protocols.Diagnostics.Concat(plans.Diagnostics)) problems.Add(Problem(folder, d));
        var policies = plans.Value ?? [];
        var live = policies.Where(p => p.Use == PolicyUse.Live).ToList();
        if (live.Count != 1 && !plans.HasErrors)
            problems.Add(new(true, "CITY-052", PlansFolder, $"{live.Count} plans are for live use{(live.Count == 0 ? "" : $" ({string.Join(", ", live.Select(p => p.Id))})")}; a city has exactly one, the others are 'use: baseline'."));
        return problems.Count(p => p.IsError) == before ? new(protocols.Value!, policies, Rulebooks.Create(protocols.Value!, live[0])) : null;
    }

    /// <summary>Proves every nature and checks every plan, as <c>protocol check</c> and <c>plan check</c> do; what does not hold is added to the list.</summary>
    internal static void Prove(string folder, List<CityProblem> problems)
    {
        var files = ProofFiles.Read([Path.Combine(folder, ProtocolsFolder)], null);
        if (files.HasErrors) return;
        foreach (var protocol in files.Protocols)
        {
            foreach (var violation in ProtocolProof.Of(protocol, files.Properties).Violations)
                problems.Add(new(true, "CITY-051", $"{ProtocolsFolder}: {protocol.Nature}", $"{violation}: {violation.Finding} 'rightcall protocol check' prints the answers that lead there."));
        }
        foreach (var policy in RuleFiles.ReadPolicies(Path.Combine(folder, PlansFolder)).Value ?? [])
        {
            if (PlanCheck.Of(policy, files.Protocols) is { Passes: false } findings)
                problems.Add(new(true, "CITY-051", $"{PlansFolder}: {policy.Id}", string.Create(CultureInfo.InvariantCulture, $"{findings.Violations.Count} of the rules for its use do not hold. 'rightcall plan check' lists them.")));
        }
    }

    // Files are named from the folder of the rules: the same in a pack as where they came from.
    private static CityProblem Problem(string folder, Diagnostic d)
    {
        var file = Path.GetRelativePath(folder, d.File).Replace(Path.DirectorySeparatorChar, '/');
        return new(d.Severity == Severity.Error, "CITY-050", d.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{file} line {d.Line}") : file, $"{(d.Subject is null ? "" : $"{d.Subject}: ")}{d.Message} ({d.Code})");
    }
}
