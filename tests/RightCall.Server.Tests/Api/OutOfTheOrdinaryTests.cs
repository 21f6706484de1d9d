using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using RightCall.Contracts;
using RightCall.Server.Api.History;

namespace RightCall.Server.Tests.Api;

/// <summary>What is not an ordinary call: an exercise, a card that is entered afterwards, an incident that is known ahead.</summary>
public sealed class OutOfTheOrdinaryTests
{
    private const string HerPlace = """{"point":[39.7801,-89.6502],"uncertainty":40,"label":"12 Main St"}""";

    [Fact]
    public async Task An_exercise_is_marked_wherever_it_is_shown_and_is_no_history_of_its_place()
    {
        await using var host = await ApiHost.StartAsync();
        using var telephone = host.As(AccessRole.Service);
        using var taker = host.As(AccessRole.CallTaker);
        var (call, incident) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await telephone.Do($"calls/{call}/ring", $$"""{"mode":"voice","source":"public","exercise":"training","places":[{{HerPlace}}]}""");
        await taker.Do($"incidents/{incident}/open-incident", $$"""{"call":"{{call}}","nature":"welfare-check"}""");
        Assert.Equal("training", (await taker.Read($"calls/{call}")).GetProperty("exercise").GetString());
        Assert.Equal("training", (await taker.Read($"incidents/{incident}")).GetProperty("line").GetProperty("exercise").GetString());
        var found = (await taker.Read("search?q=training")).GetProperty("incidents");
        Assert.Equal("training", Assert.Single(found.EnumerateArray()).GetProperty("exercise").GetString());
        Assert.Empty(host.Services.GetRequiredService<HistoryStore>().Near(TestAreas.Springfield, Domain.Geo.GeoPoint.FromDegrees(39.7801, -89.6502), new(100), 9));
        await taker.Do($"incidents/{Guid.CreateVersion7()}/open-incident", $$"""{"nature":"welfare-check","place":{{HerPlace}}}""");
        await taker.Read("search?q=welfare");
        Assert.Single(host.Services.GetRequiredService<HistoryStore>().Near(TestAreas.Springfield, Domain.Geo.GeoPoint.FromDegrees(39.7801, -89.6502), new(100), 9));
    }

    [Fact]
    public async Task A_card_that_is_entered_afterwards_shows_both_times_and_who_entered_it()
    {
        await using var host = await ApiHost.StartAsync();
        using var taker = host.As(AccessRole.CallTaker, name: "ann");
        using var dispatcher = host.As(AccessRole.Dispatcher);
        var (call, incident) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var rang = SystemClock.Instance.GetCurrentInstant() - Duration.FromHours(2);
        await taker.Do($"calls/{call}/ring", $$"""{"mode":"voice","source":"public","observedAt":"{{Text(rang)}}","places":[{{HerPlace}}]}""");
        await taker.Do($"calls/{call}/answer-call", $$"""{"observedAt":"{{Text(rang + Duration.FromSeconds(12))}}"}""");
        await taker.Do($"incidents/{incident}/open-incident", $$"""{"call":"{{call}}","nature":"welfare-check","observedAt":"{{Text(rang + Duration.FromMinutes(1))}}"}""");
        await dispatcher.Do($"incidents/{incident}/send-units", $$"""{"units":["C1"],"override":{"reason":"more-needed"},"observedAt":"{{Text(rang + Duration.FromMinutes(2))}}"}""");
        Assert.Equal((422, "API-002"), await Client.Problem(await dispatcher.Give($"incidents/{incident}/send-units", $$"""{"units":["R1"],"observedAt":"{{Text(rang + Duration.FromHours(9))}}"}""")));
        Assert.Equal(Text(rang), (await taker.Read($"calls/{call}")).GetProperty("rangAt").GetString());
        var steps = (await taker.Read($"incidents/{incident}/explain")).GetProperty("steps").EnumerateArray().ToList();
        var ring = steps.Single(s => s.GetProperty("event").GetProperty("type").GetString() == "call-rang");
        Assert.Equal(("ann", Text(rang)), (ring.GetProperty("by").GetString(), ring.GetProperty("happenedAt").GetString()));
        Assert.True(InstantPattern.ExtendedIso.Parse(ring.GetProperty("at").GetString()!).Value - rang >= Duration.FromHours(2));
        var sent = steps.Single(s => s.GetProperty("event").GetProperty("type").GetString() == "unit-assigned");
        Assert.Equal(Text(rang + Duration.FromMinutes(2)), sent.GetProperty("happenedAt").GetString());
        Assert.DoesNotContain(steps, s => s.GetProperty("event").GetProperty("type").GetString() == "recommended" && s.TryGetProperty("happenedAt", out _));
    }

    [Fact]
    public async Task A_visit_is_scheduled_shown_and_cancelled()
    {
        await using var host = await ApiHost.StartAsync();
        using var taker = host.As(AccessRole.CallTaker);
        var incident = Guid.CreateVersion7();
        var due = SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(3);
        await taker.Do($"incidents/{incident}/schedule-incident", $$"""{"nature":"welfare-check","dueAt":"{{Text(due)}}","words":"Bring the blue form","place":{{HerPlace}}}""");
        Assert.Equal((422, "INC-029"), await Client.Problem(await taker.Give($"incidents/{Guid.CreateVersion7()}/schedule-incident", """{"nature":"welfare-check","dueAt":"2001-01-01T00:00:00Z"}""")));
        var scheduled = Assert.Single((await taker.Read("scheduled")).EnumerateArray());
        Assert.Equal((incident, Text(due)), (scheduled.GetProperty("id").GetGuid(), scheduled.GetProperty("dueAt").GetString()));
        await taker.Do($"incidents/{incident}/cancel-scheduled", """{"reason":"caller-cancelled"}""");
        Assert.Equal(0, (await taker.Read("scheduled")).GetArrayLength());
        Assert.Equal((404, "INC-028"), await Client.Problem(await taker.Give($"incidents/{incident}/cancel-scheduled", """{"reason":"caller-cancelled"}""")));
    }

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);
}
