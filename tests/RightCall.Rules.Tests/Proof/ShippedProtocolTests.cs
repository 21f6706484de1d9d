using System.Collections.Immutable;
using RightCall.Domain.Triage;
using RightCall.Rules.Proof;
using RightCall.Rules.Proof.Plain;
using RightCall.Rules.Proof.Reports;

namespace RightCall.Rules.Tests.Proof;

/// <summary>Everything that ships is proved, and plain enumeration agrees wherever it can.</summary>
public sealed class ShippedProtocolTests
{
    private static readonly ProofFiles Files = ProofFiles.Read([RepositoryRoot.File("protocols")], null);

    [Fact]
    public void Every_shipped_nature_is_proved()
    {
        Assert.Empty(Files.Problems);
        Assert.True(Files.Protocols.Length >= 45, $"only {Files.Protocols.Length} natures");
        Assert.NotEmpty(Files.Properties);
        foreach (var protocol in Files.Protocols)
        {
            var proof = ProtocolProof.Of(protocol, Files.Properties);
            Assert.True(proof.IsProved, string.Join('\n', proof.Violations.SelectMany(v => ProofText.Lines(protocol, v))));
        }
    }

    [Fact]
    public void Only_searches_bring_an_officer_by_permission() => Assert.All(
        Files.Protocols.SelectMany(p => ProtocolProof.Of(p, Files.Properties).Permitted), permitted => Assert.Equal("police-without-ground search", permitted.ToString()));

    [Fact]
    [Trait("Tier", "slow")]
    public void Plain_enumeration_agrees_on_shipped_natures_of_at_most_a_million_interviews()
    {
        var small = Files.Protocols.Select(p => (Protocol: p, Proof: ProtocolProof.Of(p, Files.Properties))).Where(p => p.Proof.Interviews <= PlainCheck.MostInterviews).ToList();
        Assert.NotEmpty(small);
        // Natures of the same questions and clauses cost seconds each: some of each kind in ci, all of them over night.
        foreach (var (protocol, proof) in small.DistinctBy(p => (p.Protocol.Family, p.Protocol.Questions.Length)).Concat(Tier.Current == "soak" ? small : []))
            Assert.Empty(new NatureResult(proof, TimeSpan.Zero, PlainCheck.Of(protocol, Files.Properties)).Disagreements());
    }

    [Theory]
    [InlineData("welfare-check", "weapon", "in-hand", ViolationKind.NeedFalls)]
    [InlineData("suicidal-person", "suicide", "attempt", ViolationKind.NeedFalls)]
    [InlineData("noise", "weapon", "in-hand", ViolationKind.NeedFalls)]
    public void A_shipped_nature_whose_gravest_answer_is_taken_out_of_every_clause_is_not_proved(string nature, string question, string answer, ViolationKind kind)
    {
        var protocol = Files.Protocols.Single(p => p.Nature.ToString() == nature);
        var q = protocol.IndexOf(question);
        var bit = protocol.Questions[q].CodeOf(answer)!.Value.Bit;
        var broken = protocol with { Clauses = [.. protocol.Clauses.Select(c => c with { When = new([.. c.When.Any.Select(all => all.Select(l => l.Question == q ? l with { Mask = l.Mask & ~bit } : l).ToImmutableArray())]) })] };
        var violations = ProtocolProof.Of(broken, Files.Properties).Violations;
        Assert.Contains(violations, v => v.Kind == kind);
        foreach (var violation in violations) if (violation.Example is not null && violation.Kind != ViolationKind.CityProperty) Shown.By(broken, violation);
    }
}
