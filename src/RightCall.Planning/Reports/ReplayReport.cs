using RightCall.Planning.Callers;
using RightCall.Planning.Fleets;
using RightCall.Planning.Logs;
using RightCall.Planning.Replays;

namespace RightCall.Planning.Reports;

/// <summary>All that a replay of a log has to report.</summary>
/// <param name="Log">The log, as it was read.</param>
/// <param name="Fleet">The fleet, the same for every policy.</param>
/// <param name="Travel">What travel times were taken from, in words.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Variant">The variant of uncertain figures.</param>
/// <param name="ProtocolsHash">Which protocols: a hash over all of them.</param>
/// <param name="Policies">What each policy came to.</param>
/// <param name="EligibleShares">The eligible share of mental-health incidents, in the three variants.</param>
/// <param name="Bases">What figures rest on.</param>
/// <param name="Audits">What the independent evaluator says, for each policy; empty where it was not asked.</param>
/// <param name="Timing">What differs from run to run.</param>
public sealed record ReplayReport(CallLog Log, Fleet Fleet, string Travel, ulong Seed, Variant Variant, string ProtocolsHash, IReadOnlyList<PolicyResult> Policies,
    IReadOnlyList<EligibleShare> EligibleShares, IReadOnlyList<Basis> Bases, IReadOnlyList<AuditResult> Audits, ReplayTiming Timing);

/// <summary>How long a replay took. Differs from run to run, and stands nowhere else.</summary>
/// <param name="ReadSeconds">CPU seconds for reading the log.</param>
/// <param name="PolicySeconds">CPU seconds for each policy.</param>
/// <param name="TotalSeconds">CPU seconds of the process from opening the log to the report.</param>
/// <param name="WallSeconds">Seconds on the clock, from opening the log to the report.</param>
/// <param name="PeakMegabytes">The most memory that the process held.</param>
public sealed record ReplayTiming(double ReadSeconds, IReadOnlyDictionary<string, double> PolicySeconds, double TotalSeconds, double WallSeconds, double PeakMegabytes);
