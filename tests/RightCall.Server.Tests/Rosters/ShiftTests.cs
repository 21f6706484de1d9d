using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using RightCall.Contracts;
using RightCall.Server.Tests.Api;

namespace RightCall.Server.Tests.Rosters;

/// <summary>Who is on shift when, and what a roster would change before it is set.</summary>
public sealed class ShiftTests
{
    [Fact]
    public async Task The_week_is_shown_by_unit_and_by_kind_and_who_is_missing_now()
    {
        await using var host = await ApiHost.StartAsync();
        using var supervisor = host.As(AccessRole.Supervisor);
        await supervisor.Do("units/C2/log-off");
        var shifts = await supervisor.Read("shifts");
        Assert.InRange(shifts.GetProperty("hourNow").GetInt32(), 0, 167);
        var units = shifts.GetProperty("units").EnumerateArray().ToDictionary(u => u.GetProperty("unit").GetString()!);
        Assert.True(units["C2"].GetProperty("isMissing").GetBoolean() && units["C2"].GetProperty("isOnShift").GetBoolean());
        Assert.False(units["C1"].GetProperty("isMissing").GetBoolean());
        Assert.Equal("en", units["C1"].GetProperty("languages")[0].GetString());
        var crisis = shifts.GetProperty("cover").EnumerateArray().Single(c => c.GetProperty("kind").GetString() == "crisis-team").GetProperty("counts").EnumerateArray().Select(c => c.GetInt32()).ToList();
        Assert.Equal((168, 2), (crisis.Count, crisis.Distinct().Single()));
    }

    [Fact]
    public async Task Before_a_roster_is_set_it_says_who_comes_and_goes_and_which_hours_lose_their_cover()
    {
        await using var host = await ApiHost.StartAsync();
        using var administrator = host.As(AccessRole.Administrator);
        var before = (await host.Areas.ReadAsync(TestAreas.Springfield)).Sequence;
        var units = JsonNode.Parse((await administrator.Read("roster")).GetProperty("units").GetRawText())!.AsArray();
        JsonObject Unit(string name) => units.Single(u => (string)u!["id"]! == name)!.AsObject();
        // C1 is gone, C2 works by day only, R1 is renamed, nobody is there for fire.
        units.Remove(Unit("C1"));
        units.Remove(Unit("F1"));
        Unit("C2")["shift"] = new JsonArray([.. Enumerable.Range(0, 168).Where(h => h % 24 is >= 8 and < 20).Select(h => JsonValue.Create(h))]);
        Unit("R1")["id"] = "R9";
        Unit("A1")["languages"] = new JsonArray("en", "es");
        var change = await Preview(administrator, units);
        Assert.Empty(change.GetProperty("problems").EnumerateArray());
        Assert.Equal(["R9"], Names(change, "added"));
        Assert.Equal(["C1", "F1", "R1"], Names(change, "removed"));
        Assert.Equal(["A1", "C2"], Names(change, "changed"));
        Assert.Equal(7 * 12, Hours(change, "fewer", "crisis-team").Count);
        Assert.Equal(7 * 12, Hours(change, "none", "crisis-team").Count);
        Assert.Contains(3, Hours(change, "none", "crisis-team"));
        Assert.Equal(168, Hours(change, "none", "fire").Count);
        Assert.Equal(before, (await host.Areas.ReadAsync(TestAreas.Springfield)).Sequence);
        await administrator.Do("set-roster", $$"""{"units":{{units.ToJsonString()}},"signedBy":"provider"}""");
        var after = await Preview(administrator, units);
        Assert.Empty(Names(after, "added").Concat(Names(after, "removed")).Concat(Names(after, "changed")));
    }

    [Fact]
    public async Task What_would_be_refused_is_named_all_at_once()
    {
        await using var host = await ApiHost.StartAsync();
        using var administrator = host.As(AccessRole.Administrator);
        using var dispatcher = host.As(AccessRole.Dispatcher);
        var incident = await Premises.PremiseTests.Open(dispatcher);
        await dispatcher.Do($"incidents/{incident}/send-units", """{"units":["C1"],"override":{"reason":"more-needed"}}""");
        var units = JsonNode.Parse((await administrator.Read("roster")).GetProperty("units").GetRawText())!.AsArray();
        units.Remove(units.Single(u => (string)u!["id"]! == "C1"));
        units.Add(units[0]!.DeepClone());
        units[0]!["minimumCrew"] = 0;
        Assert.Equal(3, (await Preview(administrator, units)).GetProperty("problems").GetArrayLength());
    }

    private static async Task<JsonElement> Preview(Client client, JsonArray units)
    {
        var answer = await client.Http.PostAsJsonAsync("/api/v1/areas/springfield/roster/preview", new JsonObject { ["units"] = units.DeepClone() });
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static IEnumerable<string?> Names(JsonElement change, string which) => change.GetProperty(which).EnumerateArray().Select(u => u.GetString());

    private static List<int> Hours(JsonElement change, string which, string kind) =>
        [.. change.GetProperty(which).EnumerateArray().Single(k => k.GetProperty("kind").GetString() == kind).GetProperty("hours").EnumerateArray().Select(h => h.GetInt32())];
}
