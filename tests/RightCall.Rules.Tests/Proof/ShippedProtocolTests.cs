using System.Collections.Immutable;
using CsCheck;
using RightCall.Domain.Responders;
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

    private static readonly KindSet Teams = [ResponderKind.CrisisTeam, ResponderKind.CommunityResponder, ResponderKind.PeerSupport, ResponderKind.ViolenceInterrupter];

    // Levels 2 and 3 are a team, alone or with police, and police come at no lower level. A property file cannot say "one of these", so random interviews say it.
    [Fact]
    public void A_level_of_two_or_three_sends_a_team_and_police_come_from_three_on() => Gen.Select(Gen.Int[0, Shipped.Files.Protocols.Length - 1], Gen.Byte.Array[30]).Sample((at, answers) =>
    {
        var protocol = Shipped.Files.Protocols[at];
        var codes = new byte[protocol.Questions.Length];
        for (var q = 0; q < codes.Length; q++)
        {
            var question = protocol.Questions[q];
            if (!question.Guard.Holds(codes)) continue;
            // Every tenth interview or so ends at a question; answers are mostly safe, so that what is raised is seen alone.
            if (answers[q] < 3) break;
            codes[q] = (byte)(answers[q] < 190 && question.IsOrdered ? AnswerCode.FirstAnswer + question.DangerOrder[0] : 1 + answers[q] % (2 + question.Options.Length));
        }
        var determination = TriageEngine.Determine(protocol, codes);
        var teamIsThere = determination.Level is not (Level.MobileTeam or Level.TeamAndPolice) || determination.Needs.Overlaps(Teams);
        Assert.True(teamIsThere && (!determination.NeedsOfficer || determination.Level >= Level.TeamAndPolice),
            $"{protocol.Nature}: level {(int)determination.Level} needs {determination.Needs} after {string.Join(", ", codes.Select((code, q) => (code, q)).Where(a => a.code != 0).Select(a => $"{protocol.Questions[a.q].Id}: {protocol.Questions[a.q].IdOf(new(a.code))}"))}");
    }, iter: Tier.Count(20_000, 500_000, 20_000_000));

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
