using NodaTime;
using RightCall.Simulation.World;
using RightCall.Tests;

namespace RightCall.Simulation;

/// <summary>Seeded nights in a simulated city. A failure prints the command that plays the same night again.</summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private static readonly Duration Night = Duration.FromHours(9);

    [Fact]
    public void All_rules_of_the_domain_hold_in_every_seeded_night()
    {
        var (first, count) = Seeds();
        var looked = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (commands, restarts) = (0, 0);
        for (var seed = first; seed < first + count; seed++)
        {
            var city = Play(seed);
            (commands, restarts) = (commands + city.Commands, restarts + city.Restarts);
            foreach (var (what, times) in city.Auditor.Looked) looked[what] = looked.GetValueOrDefault(what) + times;
        }
        output.WriteLine($"{count} nights, {commands} commands, {restarts} restarts; the auditor looked: {string.Join(", ", looked.Select(l => $"{l.Key} {l.Value}"))}");
        if (count >= 8) foreach (var rule in new[] { 1, 2, 3, 4, 5, 7, 8, 10 }) Assert.True(looked.GetValueOrDefault($"rule {rule}") > 0, $"The auditor never had to look at rule {rule}.");
    }

    [Fact]
    public void Without_teams_988_and_desks_nobody_of_priority_1_or_2_waits_past_the_maximum()
    {
        for (var seed = 1; seed <= Tier.Count(2, 6, 25); seed++)
        {
            var city = Play(seed * 1_000, Scenario.DarkestNight);
            var urgent = city.Auditor.Incidents.Values.Where(i => i.Determined && (int)i.Priority <= 2).ToList();
            Assert.NotEmpty(urgent);
        }
    }

    [Fact]
    public void The_same_seed_plays_the_same_night()
    {
        var (one, other) = (Play(4), Play(4));
        Assert.Equal(StateDump.Of(one.State), StateDump.Of(other.State));
        Assert.Equal(one.Commands, other.Commands);
        Assert.NotEqual(StateDump.Of(one.State), StateDump.Of(Play(12).State));
    }

    private static (int First, int Count) Seeds() => Environment.GetEnvironmentVariable("RIGHTCALL_SIM_SEED") is { Length: > 0 } one
        ? (int.Parse(one, System.Globalization.CultureInfo.InvariantCulture), 1) : (1, Tier.Count(4, 16, 100));

    private static City Play(int seed, Scenario? scenario = null)
    {
        var city = new City(seed, scenario ?? Scenario.For(seed), ShippedRules.Value);
        try
        {
            city.Run(Night);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"Seed {seed} failed at {city.Now}, command {city.Commands}. {Again(seed)}", e);
        }
        if (city.Auditor.Findings.Count > 0)
            Assert.Fail($"Seed {seed}: {city.Auditor.Findings.Count} findings. {Again(seed)}\n{string.Join('\n', city.Auditor.Findings.Take(12))}\n{city.Auditor.StoryOf(city.Auditor.Findings[0])}");
        return city;
    }

    private static string Again(int seed) => $"Reproduce: RIGHTCALL_SIM_SEED={seed} dotnet run --project tests/RightCall.Simulation -c Release -- -method '*All_rules*'";
}
