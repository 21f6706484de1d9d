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
        var seeds = Seeds();
        var looked = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (commands, restarts) = (0, 0);
        foreach (var seed in seeds)
        {
            var city = Play(seed);
            (commands, restarts) = (commands + city.Commands, restarts + city.Restarts);
            foreach (var (what, times) in city.Auditor.Looked) looked[what] = looked.GetValueOrDefault(what) + times;
        }
        output.WriteLine($"{seeds.Count} nights, {commands} commands, {restarts} restarts; the auditor looked: {string.Join(", ", looked.Select(l => $"{l.Key} {l.Value}"))}");
        if (seeds.Count >= 8) foreach (var rule in new[] { 1, 2, 3, 4, 5, 7, 8, 10 }) Assert.True(looked.GetValueOrDefault($"rule {rule}") > 0, $"The auditor never had to look at rule {rule}.");
    }

    [Fact]
    public void With_no_team_on_shift_nobody_of_priority_1_or_2_waits_past_the_maximum() => NobodyWaits(new(TeamsOnShift: false, Faults: false, CallsAnHour: 8));

    [Fact]
    public void With_988_silent_nobody_of_priority_1_or_2_waits_past_the_maximum() => NobodyWaits(new(PartnersAnswer: false, Faults: false, CallsAnHour: 8));

    [Fact]
    public void With_all_desks_logged_off_nobody_of_priority_1_or_2_waits_past_the_maximum() => NobodyWaits(new(DesksOn: false, Faults: false, CallsAnHour: 8));

    [Fact]
    public void With_no_team_on_shift_988_silent_and_all_desks_logged_off_nobody_of_priority_1_or_2_waits_past_the_maximum() => NobodyWaits(Scenario.DarkestNight);

    [Fact, Trait("Tier", "slow")]
    public void The_same_seed_plays_the_same_night()
    {
        var (one, other) = (Play(4), Play(4));
        Assert.Equal(StateDump.Of(one.State), StateDump.Of(other.State));
        Assert.Equal(one.Commands, other.Commands);
        Assert.NotEqual(StateDump.Of(one.State), StateDump.Of(Play(12).State));
    }

    // Measured, whether or not anybody was free: in these nights there always is an ambulance, so the auditor's one excuse does not count.
    private void NobodyWaits(Scenario scenario)
    {
        var (urgent, longest) = (0, Duration.Zero);
        for (var seed = 1_000; seed <= 1_000 * Tier.Count(1, 4, 25); seed += 1_000)
        {
            var city = Play(seed, scenario);
            foreach (var (id, incident) in city.Auditor.Incidents)
            {
                var (waited, priority) = incident.Waited ?? (incident.IsOpen ? city.Now - incident.PrioritySince : Duration.Zero, incident.Priority);
                if ((int)priority > 2 || !incident.HasPlace) continue;
                (urgent, longest) = (urgent + 1, Duration.Max(longest, waited));
                Assert.True(waited <= ShippedRules.Value.Policy.MaximumFor(priority), $"Seed {seed}: {id} of priority {(int)priority} waited {waited.TotalMinutes:0.0} min until somebody was committed. {Again(seed, scenario)}");
            }
        }
        Assert.True(urgent > 0, "No incident was urgent: these nights prove nothing.");
        output.WriteLine($"{urgent} urgent incidents; the longest wait until somebody was committed was {longest.TotalMinutes:0.0} min.");
    }

    // The same nights in every build; a soak run plays some that nobody has seen before as well.
    private static IReadOnlyList<int> Seeds()
    {
        if (Environment.GetEnvironmentVariable("RIGHTCALL_SIM_SEED") is { Length: > 0 } one) return [int.Parse(one, System.Globalization.CultureInfo.InvariantCulture)];
        return [.. Enumerable.Range(1, Tier.Count(2, 16, 100)), .. Enumerable.Range(0, Tier.Count(0, 0, 16)).Select(_ => Random.Shared.Next(1_000, int.MaxValue))];
    }

    private static City Play(int seed, Scenario? scenario = null)
    {
        var city = new City(seed, scenario ?? Scenario.For(seed), ShippedRules.Value);
        try
        {
            city.Run(Night);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"Seed {seed} failed at {city.Now}, command {city.Commands}. {Again(seed, scenario)}", e);
        }
        if (city.Auditor.Findings.Count > 0)
            Assert.Fail($"Seed {seed}: {city.Auditor.Findings.Count} findings. {Again(seed, scenario)}\n{string.Join('\n', city.Auditor.Findings.Take(12))}\n{city.Auditor.StoryOf(city.Auditor.Findings[0])}");
        return city;
    }

    private static string Again(int seed, Scenario? scenario) => scenario is not null ? "This test plays the same nights again."
        : $"Reproduce: RIGHTCALL_SIM_SEED={seed} dotnet run --project tests/RightCall.Simulation -c Release -- -method '*All_rules*'";
}
