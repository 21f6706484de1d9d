using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightCall.Contracts;
using RightCall.Server.Tests.Api;

namespace RightCall.Server.Tests.Premises;

/// <summary>Hazards, notes and what happened at a place before: who sees them, until when, and that each read is known.</summary>
public sealed class PremiseTests
{
    private const string House = "39.8000000,-89.6500000";

    [Fact]
    public async Task A_hazard_counts_within_its_radius_and_prompts_a_question()
    {
        await using var host = await ApiHost.StartAsync();
        using var dispatcher = host.As(AccessRole.Dispatcher);
        await Enter(dispatcher, "weapon", "A hunting rifle hung over the door.", radius: 60);
        await Enter(dispatcher, "access", "The gate sticks.", radius: 2_000, north: 1_500);
        var here = (await dispatcher.Read($"premises?at={House}")).GetProperty("premises").EnumerateArray().ToList();
        Assert.Equal(2, here.Count);
        var weapon = here.Single(p => p.GetProperty("kind").GetString() == "weapon");
        Assert.Equal(("weapon", "t.dispatcher"), (weapon.GetProperty("question").GetString(), weapon.GetProperty("enteredBy").GetString()));
        Assert.InRange(here.Single(p => p.GetProperty("kind").GetString() == "access").GetProperty("away").GetDouble(), 1_490, 1_510);
        Assert.Equal("access", Assert.Single((await dispatcher.Read("premises?at=39.8010000,-89.6500000")).GetProperty("premises").EnumerateArray()).GetProperty("kind").GetString());
        Assert.Empty((await dispatcher.Read("premises?at=39.6,-89.65")).GetProperty("premises").EnumerateArray());
    }

    [Fact]
    public async Task A_crew_sees_the_hazards_of_its_own_incident_only_and_past_incidents_by_a_permission_of_their_own()
    {
        await using var host = await ApiHost.StartAsync();
        using var dispatcher = host.As(AccessRole.Dispatcher);
        using var crew = host.As(AccessRole.Unit, "C1");
        await Enter(dispatcher, "approach", "Knock softly.");
        var (earlier, incident) = (await Open(dispatcher), await Open(dispatcher));
        foreach (var route in new[] { "premises", "past-incidents" })
            Assert.Equal((403, "API-007"), await Client.Problem(await crew.Get($"incidents/{incident}/{route}")));
        await dispatcher.Do($"incidents/{incident}/send-units", """{"units":["C1"],"override":{"reason":"more-needed"}}""");
        Assert.Equal("Knock softly.", (await crew.Read($"incidents/{incident}/premises")).GetProperty("premises")[0].GetProperty("text").GetString());
        var past = Assert.Single((await crew.Read($"incidents/{incident}/past-incidents")).GetProperty("incidents").EnumerateArray());
        Assert.Equal((earlier.ToString(), "person-down"), (past.GetProperty("incident").GetProperty("incident").GetString(), past.GetProperty("incident").GetProperty("nature").GetString()));
        foreach (var route in new[] { $"premises?at={House}", $"past-incidents?at={House}", "privacy-log", $"incidents/{earlier}/premises" })
            Assert.Equal((403, "API-007"), await Client.Problem(await crew.Get(route)));
    }

    [Fact]
    public async Task What_happened_at_a_place_before_changes_nothing_about_who_is_sent()
    {
        await using var host = await ApiHost.StartAsync();
        using var dispatcher = host.As(AccessRole.Dispatcher);
        var first = await Open(dispatcher);
        var before = (await dispatcher.Read($"incidents/{first}/determination")).GetRawText();
        await Enter(dispatcher, "violence", "A fight in March.");
        var second = await Open(dispatcher);
        await dispatcher.Read($"incidents/{second}/premises");
        await dispatcher.Read($"incidents/{second}/past-incidents");
        Assert.Equal(before, (await dispatcher.Read($"incidents/{second}/determination")).GetRawText());
    }

    [Fact]
    public async Task Every_read_is_in_the_log_with_who_when_and_for_what_and_with_none_of_the_words()
    {
        await using var host = await ApiHost.StartAsync();
        using var dispatcher = host.As(AccessRole.Dispatcher, name: "d.sender");
        using var auditor = host.As(AccessRole.Auditor);
        var premise = await Enter(dispatcher, "medical", "Marker-words oxygen in the hall.");
        var incident = await Open(dispatcher);
        await dispatcher.Read($"incidents/{incident}/premises");
        await dispatcher.Read($"past-incidents?at={House}");
        var log = await auditor.Read("privacy-log");
        var lines = log.GetProperty("lines").EnumerateArray().ToList();
        Assert.Equal(["past-incidents-read", "premises-read", "premise-entered"], lines.Select(l => l.GetProperty("what").GetString()));
        Assert.All(lines, l => Assert.Equal(("d.sender", "dispatcher", "desk-1"), (l.GetProperty("who").GetString(), l.GetProperty("role").GetString(), l.GetProperty("desk").GetString())));
        Assert.Equal((incident.ToString(), premise.ToString()), (lines[1].GetProperty("incident").GetString(), lines[1].GetProperty("records")[0].GetString()));
        Assert.Equal(39.8, lines[0].GetProperty("point")[0].GetDouble());
        Assert.Single((await auditor.Read($"privacy-log?incident={incident}")).GetProperty("lines").EnumerateArray());
        Assert.DoesNotContain("Marker-words", log.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Marker-words", host.Logged.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_and_the_exact_place_are_sealed_on_the_disk()
    {
        await using var host = await ApiHost.StartAsync();
        using var dispatcher = host.As(AccessRole.Dispatcher);
        await Enter(dispatcher, "medical", "Marker-words oxygen in the hall.", "Flat Marker-place 4");
        var folder = new DirectoryInfo(host.Folder);
        foreach (var file in folder.GetFiles())
        {
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var text = await reader.ReadToEndAsync();
            Assert.DoesNotContain("Marker-words", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Marker-place", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_has_expired_never_shows_and_what_was_ended_is_gone()
    {
        var clock = new MovedClock();
        await using var host = await ApiHost.StartAsync(s => s.AddSingleton<IClock>(clock));
        using var supervisor = host.As(AccessRole.Supervisor);
        var ended = await Enter(supervisor, "animal", "A dog.");
        await Enter(supervisor, "structure", "Scaffolding.", expires: SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(2));
        Assert.Equal(HttpStatusCode.NoContent, (await supervisor.Delete($"premises/{ended}")).StatusCode);
        Assert.Equal((404, "API-008"), await Client.Problem(await supervisor.Delete($"premises/{ended}")));
        Assert.Single((await supervisor.Read($"premises?at={House}")).GetProperty("premises").EnumerateArray());
        clock.Move(Duration.FromHours(3));
        Assert.Empty((await supervisor.Read($"premises?at={House}")).GetProperty("premises").EnumerateArray());
    }

    [Fact]
    public async Task A_hazard_is_never_changed_and_the_same_one_again_changes_nothing()
    {
        await using var host = await ApiHost.StartAsync();
        using var dispatcher = host.As(AccessRole.Dispatcher);
        var id = Guid.CreateVersion7();
        var body = Body("animal", "A dog.", 0);
        Assert.Equal(HttpStatusCode.NoContent, (await dispatcher.Put($"premises/{id}", body)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await dispatcher.Put($"premises/{id}", body)).StatusCode);
        Assert.Equal((409, "API-014"), await Client.Problem(await dispatcher.Put($"premises/{id}", body.Replace("A dog.", "Two dogs.", StringComparison.Ordinal))));
        Assert.Equal("A dog.", Assert.Single((await dispatcher.Read($"premises?at={House}")).GetProperty("premises").EnumerateArray()).GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("\"text\":\"A dog.\"", "\"text\":\"\"")]
    [InlineData("\"text\":\"A dog.\"", "\"text\":null")]
    [InlineData("\"kind\":\"animal\"", "\"kind\":\"police\"")]
    [InlineData("\"source\":\"responder\"", "\"source\":\"responder\",\"radius\":3000")]
    [InlineData("\"source\":\"responder\"", "\"source\":\"responder\",\"radius\":-1")]
    [InlineData("\"source\":\"responder\"", "\"source\":\"responder\",\"expiresAt\":\"2020-01-01T00:00:00Z\"")]
    [InlineData("\"source\":\"responder\"", "\"source\":\"responder\",\"expiresAt\":\"2999-01-01T00:00:00Z\"")]
    [InlineData("\"source\":\"responder\"", "\"source\":\"responder\",\"seenAt\":\"2999-01-01T00:00:00Z\"")]
    public async Task What_is_wrong_is_a_problem_document_and_changes_nothing(string good, string bad)
    {
        await using var host = await ApiHost.StartAsync();
        using var dispatcher = host.As(AccessRole.Dispatcher);
        using var auditor = host.As(AccessRole.Auditor);
        var answer = await dispatcher.Put($"premises/{Guid.CreateVersion7()}", Body("animal", "A dog.", 0).Replace(good, bad, StringComparison.Ordinal));
        Assert.InRange((await Client.Problem(answer)).Status, 400, 422);
        Assert.Empty((await auditor.Read("privacy-log")).GetProperty("lines").EnumerateArray());
    }

    internal static async Task<Guid> Open(Client client)
    {
        var incident = Guid.CreateVersion7();
        await client.Do($"incidents/{incident}/open-incident", $$"""{"nature":"person-down","place":{"point":[{{House}}],"uncertainty":20} }""");
        return incident;
    }

    private static async Task<Guid> Enter(Client client, string kind, string text, string? address = null, int radius = 50, int north = 0, Instant? expires = null)
    {
        var id = Guid.CreateVersion7();
        var more = (address is null ? "" : $",\"address\":\"{address}\"") + $",\"radius\":{radius}" + (expires is { } at ? $",\"expiresAt\":\"{at}\"" : "");
        var answer = await client.Put($"premises/{id}", Body(kind, text, north)[..^1] + more + "}");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return id;
    }

    // So many metres north of the house.
    private static string Body(string kind, string text, int north) =>
        $$"""{"kind":"{{kind}}","text":{{JsonSerializer.Serialize(text)}},"point":[{{(39.8 + north / 111_195.0).ToString("0.0000000", CultureInfo.InvariantCulture)}},-89.65],"seenAt":"{{SystemClock.Instance.GetCurrentInstant() - Duration.FromDays(3)}}","source":"responder"}""";
}
