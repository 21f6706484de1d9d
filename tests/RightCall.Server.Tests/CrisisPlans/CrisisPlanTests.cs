using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightCall.Contracts;
using RightCall.Server.Privacy;
using RightCall.Server.Storage;
using RightCall.Server.Tests.Api;
using RightCall.Server.Tests.Premises;

namespace RightCall.Server.Tests.CrisisPlans;

/// <summary>Consented crisis plans: who reads them and when, that consent ends them, and that nothing of them is left.</summary>
public sealed class CrisisPlanTests
{
    private static readonly Instant Now = SystemClock.Instance.GetCurrentInstant();

    [Fact]
    public async Task A_plan_is_shown_at_an_open_incident_at_the_persons_place_to_whoever_is_attached_to_it()
    {
        await using var host = await ApiHost.StartAsync();
        using var clinician = host.As(AccessRole.Clinician);
        using var dispatcher = host.As(AccessRole.Dispatcher);
        using var crew = host.As(AccessRole.Unit, "C1");
        await Write(clinician, Guid.CreateVersion7(), Body());
        var incident = await PremiseTests.Open(dispatcher);
        var route = $"incidents/{incident}/crisis-plans";
        var plan = Assert.Single((await dispatcher.Read(route)).GetProperty("plans").EnumerateArray());
        Assert.Equal(("place", "Speak slowly."), (plan.GetProperty("foundBy").GetString(), plan.GetProperty("body").GetProperty("helps").GetString()));
        Assert.Equal((403, "API-007"), await Client.Problem(await crew.Get(route)));
        await dispatcher.Do($"incidents/{incident}/send-units", """{"units":["C1"],"override":{"reason":"more-needed"}}""");
        Assert.Single((await crew.Read(route)).GetProperty("plans").EnumerateArray());
        await dispatcher.Do("units/C1/recall-unit", """{"reason":"mistake"}""");
        Assert.Equal((403, "API-007"), await Client.Problem(await crew.Get(route)));
        foreach (var other in new[] { AccessRole.Auditor, AccessRole.Planner, AccessRole.Administrator, AccessRole.Agent311, AccessRole.Counsellor988, AccessRole.Service })
        {
            using var who = host.As(other);
            Assert.Equal((403, "API-007"), await Client.Problem(await who.Get(route)));
        }
    }

    [Fact]
    public async Task A_plan_is_shown_where_its_person_calls_from_elsewhere()
    {
        await using var host = await ApiHost.StartAsync();
        using var clinician = host.As(AccessRole.Clinician);
        using var taker = host.As(AccessRole.CallTaker);
        await Write(clinician, Guid.CreateVersion7(), Body());
        var (call, incident) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await taker.Do($"calls/{call}/ring", """{"mode":"voice","source":"public","callBackNumber":"12175550101"}""");
        await taker.Do($"calls/{call}/answer-call");
        await taker.Do($"incidents/{incident}/open-incident", $$"""{"call":"{{call}}","nature":"noise"}""");
        Assert.Equal("phone", Assert.Single((await taker.Read($"incidents/{incident}/crisis-plans")).GetProperty("plans").EnumerateArray()).GetProperty("foundBy").GetString());
    }

    [Fact]
    public async Task Once_the_incident_is_closed_its_plans_are_shown_no_more()
    {
        await using var host = await ApiHost.StartAsync();
        using var clinician = host.As(AccessRole.Clinician);
        using var dispatcher = host.As(AccessRole.Dispatcher);
        await Write(clinician, Guid.CreateVersion7(), Body());
        var incident = await PremiseTests.Open(dispatcher);
        await dispatcher.Do($"incidents/{incident}/cancel-incident", """{"reason":"opened-by-mistake"}""");
        Assert.Equal((404, "API-008"), await Client.Problem(await dispatcher.Get($"incidents/{incident}/crisis-plans")));
    }

    [Fact]
    public async Task A_clinician_finds_a_person_by_name_birth_number_or_place_with_a_reason()
    {
        await using var host = await ApiHost.StartAsync();
        using var clinician = host.As(AccessRole.Clinician);
        var id = Guid.CreateVersion7();
        await Write(clinician, id, Body());
        foreach (var by in new[] { "\"name\":\"okafor-Née, JOSÉ\"", "\"name\":\"José Okafor-Née\",\"born\":\"1988-02-03\"", "\"phone\":\"+1 (217) 555-0101\"", "\"at\":[39.8,-89.65]" })
            Assert.Equal(id, Assert.Single(await LookUp(clinician, $$"""{"reason":"follow-up",{{by}}}""")).GetProperty("plan").GetGuid());
        foreach (var by in new[] { "\"name\":\"José Okafor-Née\",\"born\":\"1989-02-03\"", "\"name\":\"José\"", "\"phone\":\"2175550102\"", "\"at\":[39.81,-89.65]" })
            Assert.Empty(await LookUp(clinician, $$"""{"reason":"follow-up",{{by}}}"""));
        Assert.Equal((422, "API-013"), await Client.Problem(await clinician.Get($"crisis-plans/{id}")));
        Assert.Equal(1, (await clinician.Read($"crisis-plans/{id}?reason=follow-up")).GetProperty("body").GetProperty("version").GetInt64());
        using var dispatcher = host.As(AccessRole.Dispatcher);
        Assert.Equal((403, "API-007"), await Client.Problem(await dispatcher.Http.PostAsync(new Uri("/api/v1/areas/springfield/crisis-plans/look-up", UriKind.Relative), null)));
        Assert.Equal((403, "API-007"), await Client.Problem(await dispatcher.Get($"crisis-plans/{id}?reason=follow-up")));
    }

    [Fact]
    public async Task Of_two_changes_at_once_the_second_is_refused()
    {
        await using var host = await ApiHost.StartAsync();
        using var clinician = host.As(AccessRole.Clinician);
        var id = Guid.CreateVersion7();
        await Write(clinician, id, Body());
        await Write(clinician, id, Body(version: 1));
        Assert.Equal((409, "API-014"), await Client.Problem(await clinician.Put($"crisis-plans/{id}", Body(version: 1))));
        Assert.Equal((409, "API-014"), await Client.Problem(await clinician.Put($"crisis-plans/{id}", Body())));
        Assert.Equal(2, (await clinician.Read($"crisis-plans/{id}?reason=planning-care")).GetProperty("body").GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Withdrawn_consent_deletes_the_plan_and_every_mark_of_it()
    {
        await using var host = await ApiHost.StartAsync();
        using var clinician = host.As(AccessRole.Clinician);
        using var auditor = host.As(AccessRole.Auditor);
        var id = Guid.CreateVersion7();
        await Write(clinician, id, Body());
        Assert.Equal((422, "API-013"), await Client.Problem(await clinician.Delete($"crisis-plans/{id}")));
        Assert.Equal(HttpStatusCode.NoContent, (await clinician.Delete($"crisis-plans/{id}?why=withdrawn")).StatusCode);
        Assert.Equal((404, "API-008"), await Client.Problem(await clinician.Get($"crisis-plans/{id}?reason=follow-up")));
        Assert.Empty(await LookUp(clinician, """{"reason":"follow-up","phone":"2175550101"}"""));
        var database = host.Services.GetRequiredService<CentreDatabase>();
        Assert.Empty(await database.List("SELECT id FROM sealed_records UNION SELECT id FROM sealed_marks", r => r.GetString(0), default));
        Assert.Contains((await auditor.Read("privacy-log")).GetProperty("lines").EnumerateArray(), l => l.GetProperty("what").GetString() == "crisis-plan-deleted" && l.GetProperty("reason").GetString() == "withdrawn");
    }

    [Fact]
    public async Task When_consent_is_over_the_plan_is_shown_no_more_and_deleted()
    {
        var clock = new MovedClock();
        await using var host = await ApiHost.StartAsync(s => s.AddSingleton<IClock>(clock));
        using var clinician = host.As(AccessRole.Clinician);
        await Write(clinician, Guid.CreateVersion7(), Body());
        clock.Move(Duration.FromDays(31));
        Assert.Empty(await LookUp(clinician, """{"reason":"follow-up","phone":"2175550101"}"""));
        Assert.Equal(1, await host.Services.GetRequiredService<SealedRecords>().DropEndedAsync(default));
    }

    [Fact]
    public async Task Each_read_is_in_the_log_and_no_word_of_a_plan_is_in_it_nor_in_any_other_log_nor_open_on_the_disk()
    {
        await using var host = await ApiHost.StartAsync();
        using var clinician = host.As(AccessRole.Clinician, name: "c.health");
        using var auditor = host.As(AccessRole.Auditor);
        await Write(clinician, Guid.CreateVersion7(), Body());
        await LookUp(clinician, """{"reason":"person-asked","name":"Okafor-Née José"}""");
        var log = (await auditor.Read("privacy-log")).GetRawText();
        Assert.Contains("crisis-plan-sought", log, StringComparison.Ordinal);
        Assert.Contains("person-asked", log, StringComparison.Ordinal);
        var disk = string.Concat(new DirectoryInfo(host.Folder).GetFiles().Select(Text));
        foreach (var word in new[] { "Okafor", "okafor", "555-0101", "5550101", "Speak slowly", "Ngozi", "sertraline" })
            Assert.All([log, host.Logged.Text, disk], text => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"version\":0", "\"version\":-1")]
    [InlineData("\"born\":\"1988-02-03\"", "\"born\":\"03/02/88\"")]
    [InlineData("\"born\":\"1988-02-03\"", "\"born\":\"2088-02-03\"")]
    [InlineData("\"by\":\"person\"", "\"by\":\"guardian\"")]
    [InlineData("\"by\":\"person\"", "\"by\":\"nobody\"")]
    [InlineData("\"phones\":[\"(217) 555-0101\"]", "\"phones\":[\"17\"]")]
    [InlineData("\"phones\":[\"(217) 555-0101\"]", "\"phones\":[null]")]
    [InlineData("\"contacts\":[{", "\"contacts\":[null,{")]
    [InlineData("\"helps\":\"Speak slowly.\"", "\"helps\":\"\\u0000\"")]
    [InlineData("\"consent\":{", "\"consent\":null,\"avoid\":{")]
    public async Task What_is_wrong_is_a_problem_document_and_changes_nothing(string good, string bad)
    {
        await using var host = await ApiHost.StartAsync();
        using var clinician = host.As(AccessRole.Clinician);
        var body = Body();
        Assert.Contains(good, body, StringComparison.Ordinal);
        Assert.Equal((422, "API-002"), await Client.Problem(await clinician.Put($"crisis-plans/{Guid.CreateVersion7()}", body.Replace(good, bad, StringComparison.Ordinal))));
        Assert.Empty(await host.Services.GetRequiredService<CentreDatabase>().List("SELECT id FROM sealed_records UNION SELECT id FROM privacy_log", r => r.GetString(0), default));
    }

    private static string Text(FileInfo file)
    {
        using var reader = new StreamReader(new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static async Task<IReadOnlyList<JsonElement>> LookUp(Client client, string body)
    {
        var answer = await client.Http.PostAsync(new Uri("/api/v1/areas/springfield/crisis-plans/look-up", UriKind.Relative), new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("plans").EnumerateArray()];
    }

    private static async Task Write(Client client, Guid id, string body)
    {
        var answer = await client.Put($"crisis-plans/{id}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static string Body(int version = 0) => $$"""
        {"version":{{version}},"name":"José Okafor-Née","born":"1988-02-03","phones":["(217) 555-0101"],"point":[39.8,-89.65],"address":"12 Elm St",
        "consent":{"by":"person","givenAt":"{{Now - Duration.FromDays(1)}}","until":"{{Now + Duration.FromDays(30)}}","isWritten":true},
        "triggers":"Sirens, shouting.","helps":"Speak slowly.","avoid":"Do not touch.","medication":"sertraline in the morning",
        "contacts":[{"name":"Ngozi","relation":"sister","phone":"217-555-0199"}]}
        """;
}
