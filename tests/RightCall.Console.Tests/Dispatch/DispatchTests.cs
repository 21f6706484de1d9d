using Microsoft.Playwright;
using RightCall.Console.Tests.Browser;

namespace RightCall.Console.Tests.Dispatch;

/// <summary>The dispatcher's desk and the crew's phone, in a real browser against a real centre.</summary>
[Collection(nameof(Pages)), Trait("Tier", "slow")]
public sealed class DispatchTests(Chromium chromium)
{
    [Fact]
    public async Task From_the_waiting_list_to_the_disposition_by_keyboard_alone()
    {
        var centre = await chromium.CentreAsync();
        using var lead = await Seat.TakeAsync(centre, "supervisor");
        await using var desk = await Desk.OpenAsync(chromium, centre, "dispatcher", "/dispatch");
        var (incident, number) = await lead.OpenAsync("welfare-check");
        await desk.SeesAsync($"[data-incident='{number}']");
        await LineAsync(desk, $"/open {number}");
        await desk.SeesAsync($".who-panel header b:text-is('{number}')");
        await desk.SeesAsync("button.first:has-text('Send')");
        var unit = await lead.RecommendedAsync(incident);
        await LineAsync(desk, $"D {unit} {number}");
        await desk.SeesAsync($"[data-crew='{unit}'] .status[data-status=dispatched]");
        foreach (var (code, status) in new[] { ("AK", "acknowledged"), ("ER", "en-route"), ("OS", "on-scene"), ("PR", "person-reached") })
        {
            await LineAsync(desk, $"{unit} {code}");
            await desk.SeesAsync($"[data-crew='{unit}'] .status[data-status={status}]");
        }
        await LineAsync(desk, $"CL {unit}");
        await desk.SeesNoAsync($"[data-crew='{unit}']");
        await LineAsync(desk, $"/log {number} He is fine, and has company.");
        await LineAsync(desk, $"/close {number} resolved-on-scene");
        await desk.SeesNoAsync($"[data-incident='{number}']");
        var end = (await lead.ReadAsync($"incidents/{incident}")).GetProperty("end");
        Assert.Equal("resolved-on-scene", end.GetProperty("disposition").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Of_two_dispatchers_who_send_the_same_unit_one_is_told_why_not()
    {
        var centre = await chromium.CentreAsync();
        using var lead = await Seat.TakeAsync(centre, "supervisor");
        var (first, one) = await lead.OpenAsync("welfare-check");
        var (second, two) = await lead.OpenAsync("welfare-check");
        await using var left = await Desk.OpenAsync(chromium, centre, "dispatcher", "/dispatch");
        await using var right = await Desk.OpenAsync(chromium, centre, "dispatcher", "/dispatch");
        var unit = await lead.RecommendedAsync(first);
        await left.SeesAsync($"[data-incident='{one}']");
        await right.SeesAsync($"[data-incident='{two}']");
        await TypeAsync(left, $"D {unit} {one}");
        await TypeAsync(right, $"D {unit} {two}");
        await Task.WhenAll(left.PressAsync("Enter"), right.PressAsync("Enter"));
        await Assertions.Expect(left.Page.Locator($"[data-incident='{one}'] .chip.good, [data-incident='{two}'] .chip.good").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        async Task<int> RefusedAsync() => await left.Page.Locator("[data-refused]").CountAsync() + await right.Page.Locator("[data-refused]").CountAsync();
        for (var waited = 0; waited < 50 && await RefusedAsync() == 0; waited++) await Task.Delay(200);
        Assert.Equal(1, await RefusedAsync());
        var crews = (await lead.ReadAsync($"incidents/{first}")).GetProperty("crews").GetArrayLength() + (await lead.ReadAsync($"incidents/{second}")).GetProperty("crews").GetArrayLength();
        Assert.Equal(1, crews);
        await lead.GiveAsync($"units/{unit}/recall-unit", new { reason = "mistake" });
    }

    [Fact]
    public async Task A_phone_in_a_dead_spot_keeps_what_the_crew_reports_and_sends_it_with_its_true_time()
    {
        var centre = await chromium.CentreAsync();
        using var lead = await Seat.TakeAsync(centre, "supervisor");
        var (incident, _) = await lead.OpenAsync("welfare-check");
        var unit = await lead.RecommendedAsync(incident);
        await lead.GiveAsync($"incidents/{incident}/send-units", new { units = new[] { unit } });
        await using var phone = await Desk.OpenAsync(chromium, centre, "unit", "/unit", unit, isPhone: true);
        await phone.Page.Locator("[data-next=dispatched]").TapAsync();
        await phone.SeesAsync("[data-next=acknowledged]");
        await phone.SeesNoAsync(".phone-head .chip.warn");
        await phone.Context.SetOfflineAsync(true);
        await phone.SeesAsync(".health[data-state=stale]", 60_000);
        var driven = DateTimeOffset.UtcNow;
        await phone.Page.Locator("[data-next=acknowledged]").TapAsync();
        await phone.SeesAsync("[data-next=en-route]");
        // What is known stays readable, and the page says that nothing was sent yet.
        await phone.SeesAsync(".phone-head .chip.warn");
        await phone.SeesAsync(".who-panel .who");
        await Task.Delay(TimeSpan.FromSeconds(Tier.Count(3, 15, 300)));
        Assert.Equal("acknowledged", (await lead.ReadAsync($"units/{unit}")).GetProperty("status").GetString());
        await phone.Context.SetOfflineAsync(false);
        await phone.LiveAsync();
        await Assertions.Expect(phone.Page.Locator(".phone-head .chip.warn")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        Assert.Equal("en-route", (await lead.ReadAsync($"units/{unit}")).GetProperty("status").GetString());
        var said = (await lead.ReadAsync($"incidents/{incident}/timeline")).GetProperty("rows").EnumerateArray().SelectMany(r => r.GetProperty("events").EnumerateArray())
            .First(e => e.GetProperty("type").GetString() == "unit-status-changed" && e.GetProperty("to").GetString() == "en-route");
        Assert.InRange(said.GetProperty("observedAt").GetDateTimeOffset(), driven.AddSeconds(-2), driven.AddSeconds(10));
        await lead.GiveAsync($"units/{unit}/recall-unit", new { reason = "mistake" });
    }

    [Fact]
    public async Task A_panic_takes_two_presses_and_cannot_be_overlooked_at_any_desk()
    {
        var centre = await chromium.CentreAsync();
        using var lead = await Seat.TakeAsync(centre, "supervisor");
        var (incident, _) = await lead.OpenAsync("welfare-check");
        var unit = await lead.RecommendedAsync(incident);
        await lead.GiveAsync($"incidents/{incident}/send-units", new { units = new[] { unit } });
        await lead.GiveAsync($"units/{unit}/report-status", new { to = "on-scene" });
        await using var desk = await Desk.OpenAsync(chromium, centre, "call-taker", "/calls");
        await using var phone = await Desk.OpenAsync(chromium, centre, "unit", "/unit", unit, isPhone: true);
        await phone.Page.Locator(".panic").TapAsync();
        await phone.SeesAsync(".panic.armed");
        Assert.Equal(0, await desk.Page.Locator(".alert").CountAsync());
        await phone.Page.Locator(".panic").TapAsync();
        await desk.SeesAsync(".alert[data-kind=panic]");
        await Assertions.Expect(desk.Page.Locator(".alert[data-kind=panic]")).ToContainTextAsync(unit);
        var kinds = (await lead.ReadAsync($"incidents/{incident}")).GetProperty("needs").EnumerateArray().Select(n => n.GetProperty("need").GetString());
        Assert.Contains("police", kinds);
    }

    [Fact]
    public async Task A_hand_off_to_988_is_accepted_and_returned_and_both_sides_see_it()
    {
        var centre = await chromium.CentreAsync();
        using var lead = await Seat.TakeAsync(centre, "supervisor");
        var (incident, number) = await lead.OpenAsync("suicidal-person");
        await using var dispatcher = await Desk.OpenAsync(chromium, centre, "dispatcher", $"/dispatch/{incident}");
        await using var counsellor = await Desk.OpenAsync(chromium, centre, "counsellor988", "/desk");
        await LineAsync(dispatcher, $"HO {number} 988 caller");
        await counsellor.SeesAsync($"[data-hand-off='{number}']");
        await counsellor.Page.Locator($"[data-hand-off='{number}'] button").ClickAsync();
        await counsellor.SeesAsync("button.first:has-text('Accept')");
        await counsellor.PressAsync("a");
        await Assertions.Expect(dispatcher.Page.Locator(".who-panel")).ToContainTextAsync("they have the duty", new() { Timeout = 60_000 });
        await counsellor.Page.Locator("summary:has-text('Give it back')").ClickAsync();
        await counsellor.Page.Locator("button:has-text('Too dangerous')").ClickAsync();
        await counsellor.SeesNoAsync($"[data-hand-off='{number}']");
        await Assertions.Expect(dispatcher.Page.Locator(".who-panel")).Not.ToContainTextAsync("they have the duty", new() { Timeout = 60_000 });
        Assert.True((await lead.ReadAsync($"incidents/{incident}")).GetProperty("line").GetProperty("isOpen").GetBoolean());
    }

    private static async Task TypeAsync(Desk desk, string line)
    {
        await desk.Page.Locator("h1").First.FocusAsync();
        await desk.PressAsync("/");
        await Assertions.Expect(desk.Page.Locator("#command")).ToBeFocusedAsync();
        await desk.TypeAsync(line);
    }

    private static async Task LineAsync(Desk desk, string line)
    {
        await TypeAsync(desk, line);
        await desk.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("#command")).ToHaveValueAsync("");
    }
}
