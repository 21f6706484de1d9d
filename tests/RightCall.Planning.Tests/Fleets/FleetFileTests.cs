using RightCall.Planning.Files;
using RightCall.Planning.Fleets;
using RightCall.Planning.Tests.Replays;

namespace RightCall.Planning.Tests.Fleets;

public sealed class FleetFileTests
{
    [Fact]
    public void A_proposed_fleet_says_so_and_is_read_as_it_was_written()
    {
        var fleet = Shipped.Inputs(Shipped.Morning()).Fleet;
        Assert.True(fleet.Proposed);
        var again = FleetFile.Read("fleet.yaml", FleetFile.Write(fleet));
        Assert.True(again.Proposed);
        Assert.Equal(fleet.Units.Select(u => (u.Definition.Id, u.Definition.Kinds, u.Definition.Shift, u.Crew)), again.Units.Select(u => (u.Definition.Id, u.Definition.Kinds, u.Definition.Shift, u.Crew)));
    }

    [Fact]
    public void All_problems_of_a_fleet_are_reported_at_once()
    {
        const string text = """
            fleet: x
            units:
              - {id: m1, kinds: [crisis-team], home: [44.9, -93.2]}
              - {id: M2, kinds: [helicopter], home: [44.9, -93.2]}
              - {id: M3, kinds: [ems-als], home: [944.9, -93.2], hours: ["Someday 08-20"]}
              - {id: M4, kinds: [fire], crew: 2, minimum-crew: 4, home: [44.9, -93.2]}
            """;
        var problems = Assert.Throws<InputException>(() => FleetFile.Read("fleet.yaml", text)).Problems;
        foreach (var word in new[] { "'m1'", "'helicopter'", "'944.9'", "'Someday 08-20'", "crew of 2" }) Assert.Contains(problems, p => p.Text.Contains(word, StringComparison.Ordinal));
    }
}
