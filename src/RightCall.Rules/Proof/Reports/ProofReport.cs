using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Proof.Plain;
using RightCall.Rules.Protocols;

namespace RightCall.Rules.Proof.Reports;

/// <summary>What the check found about one nature, how long it took, and what plain enumeration says, where it was asked.</summary>
/// <param name="Proof">The proof.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Plain">Plain enumeration's second opinion; null where it was not asked, or where there are too many interviews.</param>
public sealed record NatureResult(NatureProof Proof, TimeSpan Took, PlainResult? Plain)
{
    /// <summary>Where plain enumeration and the diagrams differ: nothing, unless the check itself is wrong.</summary>
    public IEnumerable<string> Disagreements()
    {
        if (Plain is null) yield break;
        if (Plain.Interviews != Proof.Interviews) yield return $"{Plain.Interviews} interviews, not {Proof.Interviews}";
        var found = Proof.Violations.Select(v => v.ToString()).ToImmutableSortedSet(StringComparer.Ordinal);
        foreach (var missed in Plain.Violations.Except(found)) yield return $"only plain enumeration finds {missed}";
        foreach (var extra in found.Except(Plain.Violations)) yield return $"only the diagrams find {extra}";
    }

    /// <summary>One word or two for a table.</summary>
    public string Verdict(bool bruteForce)
    {
        var verdict = Proof.IsProved ? "proved" : Proof.IsRefused ? "refused" : Proof.Violations.Length == 1 ? "1 violation" : $"{Proof.Violations.Length} violations";
        if (!bruteForce) return verdict;
        return Plain is null ? $"{verdict}, too many to enumerate" : Disagreements().Any() ? $"{verdict}, enumeration disagrees" : $"{verdict}, enumeration agrees";
    }
}

/// <summary>A whole run of the check.</summary>
/// <param name="Problems">The problems of the files.</param>
/// <param name="Natures">The natures, in order.</param>
/// <param name="Took">How long it took, reading included.</param>
/// <param name="Places">Where each question and clause stands.</param>
public sealed record ProofReport(ImmutableArray<Diagnostic> Problems, ImmutableArray<NatureResult> Natures, TimeSpan Took, RulePlaces Places)
{
    /// <summary>Whether the files can be read, everything is proved, and plain enumeration, where it was asked, agrees.</summary>
    public bool IsProved => !HasErrors && Natures.All(n => n.Proof.IsProved && !n.Disagreements().Any());

    /// <summary>Whether a file cannot be used.</summary>
    public bool HasErrors => Problems.Any(p => p.Severity == Severity.Error);

    /// <summary>The last line.</summary>
    public string Summary(IFormatProvider numbers)
    {
        var interviews = Natures.Aggregate(BigInteger.Zero, (sum, n) => sum + n.Proof.Interviews).ToString("N0", numbers);
        var violations = Natures.Sum(n => n.Proof.Violations.Length);
        var permitted = Natures.Sum(n => n.Proof.Permitted.Length);
        var notes = Natures.Sum(n => n.Proof.Notes.Length);
        var word = violations == 1 ? "violation" : "violations";
        var verdict = HasErrors ? "not read" : IsProved ? "proved" : "not proved";
        return string.Create(CultureInfo.InvariantCulture,
            $"{verdict}: {Natures.Length} natures, {interviews} interviews, {violations} {word}, {permitted} permitted by name, {notes} notes, {Took.TotalSeconds:0.0} s");
    }
}
