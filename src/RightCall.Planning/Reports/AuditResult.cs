namespace RightCall.Planning.Reports;

/// <summary>What the independent evaluator says of one policy's run.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Determinations">How many determinations were computed again.</param>
/// <param name="Differences">Those that came out otherwise; at most a hundred are described.</param>
/// <param name="DifferenceCount">How many came out otherwise.</param>
/// <param name="DisqualifiersChecked">How many disqualifiers were checked against the answers that they cite.</param>
/// <param name="PoliceFirst">Incidents in scope in which an officer went first, counted again from the rows alone.</param>
/// <param name="PoliceFirstWithoutReason">Of these, without a named ground that the answers or rows bear out.</param>
/// <param name="PoliceFirstByDisqualifier">Of these, by police disqualifier.</param>
public sealed record AuditResult(string Policy, long Determinations, IReadOnlyList<string> Differences, long DifferenceCount, long DisqualifiersChecked,
    int PoliceFirst, int PoliceFirstWithoutReason, IReadOnlyDictionary<string, int> PoliceFirstByDisqualifier)
{
    /// <summary>Whether the audit found nothing.</summary>
    public bool Passes => DifferenceCount == 0;
}
