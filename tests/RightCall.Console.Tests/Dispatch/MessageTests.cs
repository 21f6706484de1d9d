using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RightCall.Console.Tests.Browser;

namespace RightCall.Console.Tests.Dispatch;

/// <summary>Messages between desks, in a real browser against a real centre, by keyboard alone.</summary>
[Collection(nameof(Pages)), Trait("Tier", "slow")]
public sealed class MessageTests(Chromium chromium)
{
    [Fact]
    public async Task A_message_is_written_counted_seen_and_answered_by_keyboard_alone()
    {
        var centre = await chromium.CentreAsync();
        using var lead = await Seat.TakeAsync(centre, "supervisor");
        var (incident, number) = await lead.OpenAsync("welfare-check");
        await using var desk = await Desk.OpenAsync(chromium, centre, "dispatcher", "/dispatch");
        var first = Guid.CreateVersion7();
        await lead.GiveAsync($"messages/{first}/send-message", new { to = new { role = "dispatcher" }, words = "The bridge on Mill Street is closed.", incident });
        await Assertions.Expect(desk.Page.Locator(".messages-button .chip")).ToHaveTextAsync("1");
        await desk.PressAsync("Alt+m");
        await desk.SeesAsync($"[data-message='{first}'][data-unread] a:has-text('{number}')");
        await Assertions.Expect(desk.Page.Locator($"[data-message='{first}'] .first")).ToBeFocusedAsync();
        await desk.PressAsync("Enter");
        await desk.SeesAsync($"[data-message='{first}']:not([data-unread]) .good");
        await desk.SeesNoAsync(".messages-button .chip");
        Assert.NotEmpty((await FindAsync(lead, "The bridge on Mill Street is closed.")).GetProperty("acknowledged").EnumerateArray());

        await desk.Page.Locator($"[data-message='{first}'] button").PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("#message-words")).ToBeFocusedAsync();
        await desk.TypeAsync("Seen. They go round by the quay.");
        await desk.PressAsync("Enter");
        await desk.SeesAsync(".message:has-text('by the quay')");
        await Assertions.Expect(desk.Page.Locator("#message-words")).ToHaveValueAsync("");
        var answer = await FindAsync(lead, "Seen. They go round by the quay.");
        Assert.Equal("supervisor-desk", answer.GetProperty("to").GetProperty("desk").GetString());
        Assert.Equal(incident, answer.GetProperty("incident").GetGuid());
        await desk.PressAsync("Escape");
        await desk.SeesNoAsync(".messages");
    }

    [Fact]
    public async Task What_is_no_address_and_no_incident_is_said_and_not_sent()
    {
        var centre = await chromium.CentreAsync();
        using var lead = await Seat.TakeAsync(centre, "supervisor");
        await using var desk = await Desk.OpenAsync(chromium, centre, "director", "/calls");
        await desk.PressAsync("Alt+m");
        await Assertions.Expect(desk.Page.Locator("#message-to")).ToBeFocusedAsync();
        await desk.TypeAsync("nobody at all");
        await desk.PressAsync("Tab", "Tab");
        await desk.TypeAsync("This goes nowhere.");
        await desk.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator(".message-form .bad")).ToContainTextAsync("nobody at all");
        await desk.Page.FillAsync("#message-to", "supervisor");
        await desk.Page.FillAsync("#message-about", "999999");
        await desk.Page.PressAsync("#message-about", "Enter");
        await Assertions.Expect(desk.Page.Locator(".message-form .bad")).ToContainTextAsync("999999");
        Assert.DoesNotContain((await lead.ReadAsync("messages")).EnumerateArray(), m => m.GetProperty("words").GetString() == "This goes nowhere.");
        await desk.Page.FillAsync("#message-about", "");
        await desk.Page.PressAsync("#message-about", "Enter");
        await desk.SeesAsync(".message:has-text('This goes nowhere.')");
        await desk.SeesNoAsync(".message-form .bad");
    }

    [Theory, InlineData("dark", "en"), InlineData("light", "es")]
    public async Task Axe_finds_nothing_in_them(string theme, string language)
    {
        var centre = await chromium.CentreAsync();
        using var lead = await Seat.TakeAsync(centre, "supervisor");
        await lead.GiveAsync($"messages/{Guid.CreateVersion7()}/send-message", new { to = new { role = "call-taker" }, words = "Storm from four o'clock on." });
        await using var desk = await Desk.OpenAsync(chromium, centre, "call-taker", "/calls", theme: theme, language: language);
        await desk.PressAsync("Alt+m");
        await desk.SeesAsync(".message[data-unread]");
        var found = (await desk.Page.RunAxe()).Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}: {n.Html}"));
        Assert.Empty(found);
    }

    private static async Task<System.Text.Json.JsonElement> FindAsync(Seat seat, string words) =>
        (await seat.ReadAsync("messages")).EnumerateArray().Single(m => m.GetProperty("words").GetString() == words);
}
