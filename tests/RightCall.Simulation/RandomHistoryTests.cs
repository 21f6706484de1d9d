using CsCheck;
using RightCall.Simulation.Histories;
using RightCall.Simulation.World;
using RightCall.Tests;

namespace RightCall.Simulation;

/// <summary>Any list of commands, sensible or not: the rules of the domain hold after every one of them.</summary>
public sealed class RandomHistoryTests(ITestOutputHelper output)
{
    private const int Longest = 160;

    internal static readonly Gen<Op[]> Steps =
        Gen.Select(Gen.Int[0, Commands.Kinds - 1], Gen.Int[0, 40], Gen.Int[0, 200], Gen.Frequency((8, Gen.Int[0, 20]), (1, Gen.Int[60, 1_200])), (kind, who, choice, seconds) => new Op(kind, who, choice, seconds))
            .Array[20, Longest];

    [Fact]
    public void The_rules_hold_over_random_histories()
    {
        var (accepted, refused, histories) = (0, 0, 0);
        // About ninety commands a history, each sent twice (counted once).
        Steps.Hold(Tier.Count(25, 200, 1_200), ops =>
        {
            var history = new History(ShippedRules.Value);
            history.Play(ops);
            history.CheckReplay();
            (accepted, refused, histories) = (accepted + history.Accepted, refused + history.Refused, histories + 1);
            if (history.Auditor.Findings.Count > 0) throw new InvalidOperationException(string.Join('\n', history.Auditor.Findings.Take(5)) + '\n' + history.Auditor.StoryOf(history.Auditor.Findings[0]));
        });
        output.WriteLine($"{histories} histories, {accepted} commands accepted, {refused} refused.");
        if (Tier.Current == "soak") Assert.True(accepted + refused >= 100_000, $"A soak run plays at least 100,000 commands, and these were {accepted + refused}.");
        Assert.True(accepted > histories * 20, "Hardly any command is accepted: these histories test little.");
        Assert.True(refused > histories * 5, "Hardly any command is refused: these histories test little.");
    }
}
