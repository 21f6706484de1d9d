using System.Text.Json;
using RightCall.Contracts;

namespace RightCall.Server.Tests.Api;

/// <summary>Messages are for those to whom they go; notes are for everybody who sees the incident.</summary>
public sealed class MessageTests
{
    [Fact]
    public async Task A_message_is_shown_to_its_sender_its_addressee_and_who_answers_for_the_whole()
    {
        await using var host = await ApiHost.StartAsync();
        using var taker = host.As(AccessRole.CallTaker);
        using var dispatcher = host.As(AccessRole.Dispatcher);
        using var clinician = host.As(AccessRole.Clinician);
        using var supervisor = host.As(AccessRole.Supervisor);
        using var auditor = host.As(AccessRole.Auditor);
        var message = Guid.CreateVersion7();
        await taker.Do($"messages/{message}/send-message", """{"to":{"role":"dispatcher"},"words":"Two callers from the same house"}""");
        foreach (var (who, sees) in new[] { (taker, 1), (dispatcher, 1), (clinician, 0), (supervisor, 1), (auditor, 1) }) Assert.Equal(sees, (await who.Read("messages")).GetArrayLength());
        Assert.Equal((403, "API-007"), await Client.Problem(await clinician.Give($"messages/{message}/acknowledge-message")));
        Assert.Equal((403, "MSG-004"), await Client.Problem(await supervisor.Give($"messages/{message}/acknowledge-message")));
        await dispatcher.Do($"messages/{message}/acknowledge-message");
        Assert.Equal("t.dispatcher", (await taker.Read("messages"))[0].GetProperty("acknowledged")[0].GetProperty("by").GetString());
        Assert.DoesNotContain("same house", host.Logged.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_to_a_unit_is_its_crews_and_no_other_crews()
    {
        await using var host = await ApiHost.StartAsync();
        using var dispatcher = host.As(AccessRole.Dispatcher);
        using var crew = host.As(AccessRole.Unit, "C1", "c1");
        using var other = host.As(AccessRole.Unit, "C2", "c2");
        var message = Guid.CreateVersion7();
        await dispatcher.Do($"messages/{message}/send-message", """{"to":{"unit":"C1"},"words":"Use the back door"}""");
        Assert.Equal(0, (await other.Read("messages")).GetArrayLength());
        Assert.Equal((403, "API-007"), await Client.Problem(await other.Give($"messages/{message}/acknowledge-message")));
        await crew.Do($"messages/{message}/acknowledge-message");
    }

    [Fact]
    public async Task A_note_stands_in_the_incident_and_its_timeline()
    {
        await using var host = await ApiHost.StartAsync();
        using var dispatcher = host.As(AccessRole.Dispatcher);
        using var crew = host.As(AccessRole.Unit, "C1");
        var incident = Guid.CreateVersion7();
        await dispatcher.Do($"incidents/{incident}/open-incident", """{"nature":"welfare-check","place":{"point":[39.7801,-89.6502],"uncertainty":40}}""");
        Assert.Equal((403, "API-007"), await Client.Problem(await crew.Give($"incidents/{incident}/add-note", """{"words":"not mine"}""")));
        await dispatcher.Do($"incidents/{incident}/send-units", """{"units":["C1"],"override":{"reason":"more-needed"}}""");
        await crew.Do($"incidents/{incident}/add-note", """{"words":"The dog is friendly"}""");
        Assert.Equal("The dog is friendly", (await crew.Read($"incidents/{incident}")).GetProperty("notes")[0].GetProperty("words").GetString());
        Assert.Contains("The dog is friendly", JsonSerializer.Serialize(await dispatcher.Read($"incidents/{incident}/timeline")), StringComparison.Ordinal);
    }
}
