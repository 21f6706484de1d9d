using System.Text.Json;
using NodaTime;
using RightCall.Contracts;

namespace RightCall.Server.Tests.Api;

/// <summary>Where a person can be brought: what suits, how far it is, how old its count of beds is.</summary>
public sealed class FacilityTests
{
    private const string Crisis = """{"name":"West Crisis Center","kind":"crisis-centre","point":[39.80,-89.65],"fromAge":18,"toAge":64,"takesInvoluntary":false,"beds":12,"phone":"555-0101"}""";
    private const string Hospital = """{"name":"General","kind":"emergency-department","point":[39.70,-89.65],"takesInvoluntary":true}""";

    [Fact]
    public async Task Facilities_that_suit_come_first_and_by_the_drive_there()
    {
        await using var host = await HostWithTwo();
        using var dispatcher = host.As(AccessRole.Dispatcher);
        Assert.Equal(["west", "general"], Ids(await dispatcher.Read("facilities?near=39.79,-89.65")));
        Assert.Equal(["general", "west"], Ids(await dispatcher.Read("facilities?near=39.71,-89.65")));
        Assert.Equal(["general"], Ids(await dispatcher.Read("facilities?near=39.79,-89.65&kind=emergency-department")));
        var minors = (await dispatcher.Read("facilities?near=39.79,-89.65&age=15")).EnumerateArray().ToList();
        Assert.Equal(["general", "west"], minors.Select(Id));
        Assert.Equal("age", minors[1].GetProperty("unsuitable").GetString());
        Assert.False(minors[0].TryGetProperty("unsuitable", out _));
        Assert.True(minors[0].GetProperty("travel").GetDouble() > minors[1].GetProperty("travel").GetDouble());
        Assert.Equal("involuntary", (await dispatcher.Read("facilities?near=39.79,-89.65&involuntary=true"))[1].GetProperty("unsuitable").GetString());
    }

    [Fact]
    public async Task A_count_of_beds_says_who_and_when_and_after_an_hour_that_it_is_stale()
    {
        await using var host = await HostWithTwo();
        using var machine = host.As(AccessRole.Service, name: "west.beds");
        using var crew = host.As(AccessRole.Unit, "C1");
        Assert.True((await crew.Read("facilities/west")).GetProperty("isStale").GetBoolean());
        await Put(machine, "facilities/west/open-beds", """{"open":3}""");
        var fresh = await crew.Read("facilities/west");
        Assert.False(fresh.GetProperty("isStale").GetBoolean());
        Assert.Equal((3, "west.beds"), (fresh.GetProperty("openBeds").GetProperty("open").GetInt32(), fresh.GetProperty("openBeds").GetProperty("by").GetString()));
        await Put(machine, "facilities/general/open-beds", $$"""{"open":0,"asOf":"{{SystemClock.Instance.GetCurrentInstant() - Duration.FromMinutes(61)}}"}""");
        var full = (await crew.Read("facilities?near=39.71,-89.65")).EnumerateArray().Last();
        Assert.Equal(("general", "full", true), (Id(full), full.GetProperty("unsuitable").GetString(), full.GetProperty("isStale").GetBoolean()));
    }

    [Fact]
    public async Task An_older_count_never_takes_the_place_of_a_newer_one()
    {
        await using var host = await HostWithTwo();
        using var supervisor = host.As(AccessRole.Supervisor);
        await Put(supervisor, "facilities/west/open-beds", """{"open":3}""");
        Assert.Equal((409, "API-014"), await Client.Problem(await supervisor.Put("facilities/west/open-beds", """{"open":9,"asOf":"2026-01-01T00:00:00Z"}""")));
        Assert.Equal(3, (await supervisor.Read("facilities/west")).GetProperty("openBeds").GetProperty("open").GetInt32());
    }

    [Fact]
    public async Task A_closed_facility_is_listed_no_more_and_its_id_stays()
    {
        await using var host = await HostWithTwo();
        using var supervisor = host.As(AccessRole.Supervisor);
        await Put(supervisor, "facilities/west", Crisis.Replace("\"beds\":12", "\"beds\":12,\"isClosed\":true", StringComparison.Ordinal));
        Assert.Equal(["general"], Ids(await supervisor.Read("facilities")));
        Assert.True((await supervisor.Read("facilities/west")).GetProperty("described").GetProperty("isClosed").GetBoolean());
    }

    [Theory]
    [InlineData("facilities/west", """{"name":"x","kind":"jail","point":[39.8,-89.6]}""", 422, "API-002")]
    [InlineData("facilities/west", """{"name":" ","kind":"shelter","point":[39.8,-89.6]}""", 422, "API-002")]
    [InlineData("facilities/west", """{"name":"x","kind":"shelter","point":[39.8,-89.6],"fromAge":60,"toAge":18}""", 422, "API-002")]
    [InlineData("facilities/west", """{"name":"x","kind":"shelter","point":[99,-89.6]}""", 422, "API-002")]
    [InlineData("facilities/west", """{"name":"x","kind":"shelter"}""", 422, "API-002")]
    [InlineData("facilities/west", """{"name":null,"kind":"shelter","point":[39.8,-89.6]}""", 422, "API-002")]
    [InlineData("facilities/west", """{"name":"x","kind":"shelter","point":[39.8,-89.6],"extra":1}""", 422, "API-002")]
    [InlineData("facilities/west", """{"name":""", 400, "API-001")]
    [InlineData("facilities/west", "null", 400, "API-001")]
    [InlineData("facilities/west", "[]", 400, "API-001")]
    [InlineData("facilities/West", Crisis, 404, "API-008")]
    [InlineData("facilities/none-such/open-beds", """{"open":1}""", 404, "API-008")]
    [InlineData("facilities/west/open-beds", """{"open":13}""", 422, "API-002")]
    [InlineData("facilities/west/open-beds", """{"open":-1}""", 422, "API-002")]
    [InlineData("facilities/west/open-beds", """{"open":1,"asOf":"2999-01-01T00:00:00Z"}""", 422, "API-002")]
    [InlineData("facilities/west/open-beds", """{"open":"many"}""", 422, "API-002")]
    public async Task What_is_wrong_is_a_problem_document_and_changes_nothing(string path, string body, int status, string code)
    {
        await using var host = await HostWithTwo();
        using var supervisor = host.As(AccessRole.Supervisor);
        var before = (await supervisor.Read("facilities")).GetRawText();
        Assert.Equal((status, code), await Client.Problem(await supervisor.Put(path, body)));
        Assert.Equal(before, (await supervisor.Read("facilities")).GetRawText());
    }

    [Theory]
    [InlineData("facilities?near=91,0"), InlineData("facilities?kind=jail"), InlineData("facilities?age=old"), InlineData("facilities?age=400"), InlineData("facilities?involuntary=perhaps")]
    public async Task What_cannot_be_asked_is_a_problem_document(string path)
    {
        await using var host = await ApiHost.StartAsync();
        using var taker = host.As(AccessRole.CallTaker);
        Assert.Equal((422, "API-013"), await Client.Problem(await taker.Get(path)));
    }

    [Fact]
    public async Task The_crew_and_the_end_of_an_incident_name_the_facility()
    {
        await using var host = await HostWithTwo();
        using var taker = host.As(AccessRole.CallTaker);
        using var dispatcher = host.As(AccessRole.Dispatcher);
        using var crew = host.As(AccessRole.Unit, "C1");
        var incident = Guid.CreateVersion7();
        await taker.Do($"incidents/{incident}/open-incident", """{"nature":"person-down","place":{"point":[39.80,-89.65],"uncertainty":20}}""");
        await dispatcher.Do($"incidents/{incident}/send-units", """{"units":["C1"],"override":{"reason":"more-needed"}}""");
        Assert.Equal((422, "UNIT-019"), await Client.Problem(await crew.Give("units/C1/report-status", """{"to":"acknowledged","facility":"west"}""")));
        foreach (var status in new[] { "acknowledged", "en-route", "on-scene", "person-reached" }) await crew.Do("units/C1/report-status", $$"""{"to":"{{status}}"}""");
        await crew.Do("units/C1/report-status", """{"to":"transporting","facility":"west"}""");
        Assert.Equal("west", (await crew.Read("units/C1")).GetProperty("active").GetProperty("facility").GetString());
        await crew.Do("units/C1/report-status", """{"to":"at-facility"}""");
        Assert.Equal("west", (await crew.Read("units/C1")).GetProperty("active").GetProperty("facility").GetString());
        await crew.Do("units/C1/clear-unit", """{"reason":"done"}""");
        foreach (var unit in (await dispatcher.Read($"incidents/{incident}")).GetProperty("crews").EnumerateArray()) await dispatcher.Do($"units/{unit.GetProperty("unit").GetString()}/clear-unit", """{"reason":"cancelled"}""");
        Assert.Equal(409, (await Client.Problem(await taker.Give($"incidents/{incident}/close-incident", """{"disposition":{"code":"resolved-on-scene","personReached":true,"facility":"west"}}"""))).Status);
        await taker.Do($"incidents/{incident}/close-incident", """{"disposition":{"code":"transported","destination":"crisis-centre","personReached":true,"facility":"west"}}""");
        Assert.Equal("west", (await taker.Read($"incidents/{incident}/explain")).GetProperty("end").GetProperty("disposition").GetProperty("facility").GetString());
    }

    private static async Task<ApiHost> HostWithTwo()
    {
        var host = await ApiHost.StartAsync();
        using var clinician = host.As(AccessRole.Clinician);
        await Put(clinician, "facilities/west", Crisis);
        await Put(clinician, "facilities/general", Hospital);
        return host;
    }

    private static async Task Put(Client client, string path, string body)
    {
        var answer = await client.Put(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static IEnumerable<string?> Ids(JsonElement facilities) => facilities.EnumerateArray().Select(Id);

    private static string? Id(JsonElement facility) => facility.GetProperty("facility").GetString();
}
