using System.Collections.Immutable;
using RightCall.Domain.Triage;
using RightCall.Rules.Proof;
using RightCall.Rules.Proof.Plain;
using RightCall.Rules.Proof.Reports;

namespace RightCall.Rules.Tests.Proof;

/// <summary>Everything that ships is proved, and plain enumeration agrees wherever it can.</summary>
public sealed class ShippedProtocolTests
{
    [Fact]
    public void Every_shipped_nature_is_proved()
    {
        Assert.Empty(Shipped.Files.Problems);
        Assert.True(Shipped.Proofs.Length >= 45, $"only {Shipped.Proofs.Length} natures");
        Assert.NotEmpty(Shipped.Files.Properties);
        foreach (var proof in Shipped.Proofs) Assert.True(proof.IsProved, string.Join('\n', proof.Violations.SelectMany(v => ProofText.Lines(proof.Protocol, v, Shipped.Files.Places))));
    }

    [Fact]
    public void Only_searches_bring_an_officer_by_permission() => Assert.All(
        Shipped.Proofs.SelectMany(p => p.Permitted), permitted => Assert.Equal("police-without-ground search", permitted.ToString()));

    // A second for a million interviews and all that one changed answer makes of each. While editing, one nature; else all of them.
    [Fact]
    public void Plain_enumeration_agrees_on_shipped_natures_of_at_most_a_million_interviews()
    {
        var small = Shipped.Proofs.Where(p => p.Interviews <= PlainCheck.MostInterviews).OrderBy(p => p.Interviews).ToList();
        Assert.True(small.Count >= 40, $"only {small.Count} natures have at most {PlainCheck.MostInterviews:N0} interviews");
        foreach (var proof in Tier.Current == "fast" ? small.Take(1) : small)
            Assert.Empty(new NatureResult(proof, TimeSpan.Zero, PlainCheck.Of(proof.Protocol, Shipped.Files.Properties)).Disagreements());
    }

    [Theory]
    [InlineData("welfare-check", "weapon", "in-hand", ViolationKind.NeedFalls)]
    [InlineData("suicidal-person", "suicide", "attempt", ViolationKind.NeedFalls)]
    [InlineData("noise", "weapon", "in-hand", ViolationKind.NeedFalls)]
    public void A_shipped_nature_whose_gravest_answer_is_taken_out_of_every_clause_is_not_proved(string nature, string question, string answer, ViolationKind kind)
    {
        var protocol = Shipped.Files.Protocols.Single(p => p.Nature.ToString() == nature);
        var q = protocol.IndexOf(question);
        var bit = protocol.Questions[q].CodeOf(answer)!.Value.Bit;
        var broken = protocol with { Clauses = [.. protocol.Clauses.Select(c => c with { When = new([.. c.When.Any.Select(all => all.Select(l => l.Question == q ? l with { Mask = l.Mask & ~bit } : l).ToImmutableArray())]) })] };
        var violations = ProtocolProof.Of(broken, Shipped.Files.Properties).Violations;
        Assert.Contains(violations, v => v.Kind == kind);
        foreach (var violation in violations) if (violation.Example is not null && violation.Kind != ViolationKind.CityProperty) Shown.By(broken, violation);
    }
}
