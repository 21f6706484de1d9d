using System.Numerics;
using RightCall.Domain.Triage;
using RightCall.Rules.Proof;
using RightCall.Rules.Proof.Diagrams;

namespace RightCall.Rules.Tests.Proof;

/// <summary>The exact number of interviews, the limits that are refused by name, and a protocol as large as they allow.</summary>
public sealed class LimitTests
{
    [Fact]
    public void The_number_of_interviews_is_exact_where_it_can_be_worked_out_by_hand()
    {
        // Two questions of 2 and 3 answers: ended at once 1, after the first 4, complete 4 × 5.
        var plain = new ProtocolBuilder().Ask("a", "x y").Ask("b", "x y z").Clause("always", "always", "level=2 priority=3").Build();
        Assert.Equal(25, ProtocolProof.Of(plain).Interviews);
        // With the second asked only after y: 1, the four answers to the first, and five more after y.
        var guarded = new ProtocolBuilder().Ask("a", "x y").Ask("b", "x y z", when: "a: y").Clause("always", "always", "level=2 priority=3").Build();
        Assert.Equal(10, ProtocolProof.Of(guarded).Interviews);
        Assert.Equal(1, ProtocolProof.Of(new ProtocolBuilder().Clause("always", "always", "level=2 priority=3").Build()).Interviews);
    }

    [Fact]
    public void A_count_beyond_64_bits_is_exact()
    {
        var builder = new ProtocolBuilder();
        for (var q = 0; q < 25; q++) builder.Ask($"q{q}", "a b c d e f", opening: q >= 16);
        var expected = Enumerable.Range(0, 26).Aggregate(BigInteger.Zero, (sum, q) => sum + BigInteger.Pow(8, q));
        Assert.Equal(expected, ProtocolProof.Of(builder.Clause("always", "always", "level=2 priority=3").Build()).Interviews);
    }

    [Fact]
    public void Seventeen_questions_on_a_path_are_refused_and_on_two_branches_are_not()
    {
        var straight = new ProtocolBuilder();
        for (var q = 0; q < 17; q++) straight.Ask($"q{q}", "a b");
        var violation = Assert.Single(ProtocolProof.Of(straight.Clause("always", "always", "level=2 priority=3").Build()).Violations);
        Assert.Equal((ViolationKind.Limit, "questions"), (violation.Kind, violation.Subject));
        var branches = new ProtocolBuilder().Ask("which", "left right");
        for (var q = 0; q < 30; q++) branches.Ask($"q{q}", "a b", when: q < 15 ? "which: left" : "which: right");
        Assert.Empty(ProtocolProof.Of(branches.Clause("always", "always", "level=2 priority=3").Build()).Violations);
    }

    [Fact]
    public void Seven_answers_are_refused()
    {
        var proof = ProtocolProof.Of(new ProtocolBuilder().Ask("q", "a b c d e f g").Clause("always", "always", "level=2 priority=3").Build());
        Assert.True(proof.IsRefused);
        Assert.Equal("limit answers", Assert.Single(proof.Violations).ToString());
    }

    [Fact]
    [Trait("Tier", "slow")]
    public void More_nodes_than_the_limit_are_refused_and_nothing_is_called_proved()
    {
        // Thirty conditions, each of a question early and one late, of which none says more than another: every set of early answers has its own future.
        var builder = new ProtocolBuilder();
        for (var q = 0; q < 40; q++) builder.Ask($"q{q}", "a b", opening: true);
        for (var q = 0; q < 20; q++) builder.Clause($"c{q}", $"q{q}: b, q{q + 20}: b", "level=2 priority=3");
        var proof = ProtocolProof.Of(builder.Build());
        Assert.True(proof.IsRefused);
        Assert.Equal("limit nodes", Assert.Single(proof.Violations).ToString());
        Assert.Contains($"{Diagram.MostNodes:N0}", proof.Violations[0].Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void A_protocol_as_large_as_the_limits_is_proved_with_few_nodes()
    {
        var builder = new ProtocolBuilder();
        for (var q = 0; q < 14; q++) builder.Ask($"o{q}", "a b c d e f", q % 2 == 0 ? QuestionRole.Danger : QuestionRole.None, opening: true);
        for (var q = 0; q < 16; q++) builder.Ask($"q{q}", "a b c d e f", QuestionRole.Danger, when: q % 3 == 0 ? "always" : $"o{q % 14}: d e f or o{(q + 5) % 14}: c d e f unknown");
        builder.Clause("base", "always", "level=2 priority=4 crisis-team");
        for (var q = 0; q < 14; q++)
        {
            builder.Clause($"worse{q}", $"o{q}: e f, o{(q + 3) % 14}: d e f or o{q}: f", "level=3 priority=2");
            builder.Clause($"own{q}", $"o{q}: d e f, q{q}: d e f or q{q}: f", "level=4 priority=1 ems-als");
        }
        var proof = ProtocolProof.Of(builder.Build());
        Assert.Empty(proof.Violations);
        Assert.True(proof.Nodes < 500_000, $"{proof.Nodes} nodes");
        Assert.True(proof.Interviews > BigInteger.Pow(10, 20));
    }
}
