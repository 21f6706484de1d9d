using RightCall.Domain.Plans;

namespace RightCall.Rules.Plans;

/// <summary>A rule that a plan breaks, with the place and an example.</summary>
/// <param name="Rule">The rule's stable name.</param>
/// <param name="Chain">The chain, or null where one is missing.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record PlanViolation(string Rule, string? Chain, string Message);

/// <summary>What the check of one policy found.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Combinations">How many combinations of need, family, level, priority, zone and hour were looked at.</param>
/// <param name="Violations">What does not hold.</param>
/// <param name="Notes">What is allowed but surprising, such as a chain that is never used.</param>
public sealed record PlanFindings(Policy Policy, long Combinations, IReadOnlyList<PlanViolation> Violations, IReadOnlyList<PlanViolation> Notes)
{
    /// <summary>Whether it is as it must be: a live policy breaks no rule; a baseline, which is there to be compared with, breaks at least one.</summary>
    public bool Passes => Policy.Use == PolicyUse.Live ? Violations.Count == 0 : Violations.Count > 0;
}

/// <summary>The stable names of the rules that plans are checked for.</summary>
public static class PlanRules
{
    /// <summary>The tries and the last step's time add up to no more than the maximum of every priority that the chain fits.</summary>
    public const string Bounded = "bounded";
    /// <summary>No kind comes twice in a chain.</summary>
    public const string KindTwice = "kind-twice";
    /// <summary>The last step is staffed round the clock.</summary>
    public const string Staffed = "last-step-staffed";
    /// <summary>An officer who stands in for another kind comes only after the maximum response.</summary>
    public const string OfficerEarly = "officer-before-maximum-response";
    /// <summary>A chain that fits quality-of-life never falls through to an officer.</summary>
    public const string OfficerQualityOfLife = "officer-in-quality-of-life";
    /// <summary>The law: no officer stands in before a relief provider was tried and can have reported that it is unavailable.</summary>
    public const string Law = "law-50-ILCS-754/30";
    /// <summary>Every need that a protocol can produce has a chain.</summary>
    public const string Gap = "gap";
    /// <summary>A chain that is never the first that fits.</summary>
    public const string NeverUsed = "never-used";

    /// <summary>All of them, in the order of reports.</summary>
    public static readonly IReadOnlyList<string> All = [Bounded, KindTwice, Staffed, OfficerEarly, OfficerQualityOfLife, Law, Gap, NeverUsed];
}
