using Deque.AxeCore.Playwright;

namespace RightCall.Console.Tests.Browser;

/// <summary>Every page, in dark and light, looked at by axe: WCAG 2.2 AA.</summary>
[Collection(nameof(Pages)), Trait("Tier", "slow")]
public sealed class AccessibilityTests(Chromium chromium)
{
    // One window goes through all pages: each new window loads a megabyte of .NET first.
    [Theory, InlineData("dark", "en"), InlineData("light", "es")]
    public async Task Axe_finds_nothing_on_any_page(string theme, string language)
    {
        var centre = await chromium.CentreAsync();
        using var telephone = await Seat.TakeAsync(centre, "supervisor");
        await using var desk = await Desk.OpenAsync(chromium, centre, "supervisor", "/calls", theme: theme, language: language);
        foreach (var page in new[] { "calls", "dispatch", "desk", "supervise" })
        {
            await desk.Page.Locator($"nav a[href='{page}']").ClickAsync();
            await desk.Page.WaitForURLAsync($"**/{page}");
            await LooksGoodAsync(desk);
        }
        var call = await telephone.RingAsync(language: "es");
        await telephone.GiveAsync($"calls/{call}/answer-call", new { });
        await telephone.GiveAsync($"incidents/{Guid.CreateVersion7()}/open-incident", new { call, nature = "suicidal-person" });
        await desk.Page.Locator("nav a[href='calls']").ClickAsync();
        await desk.Page.Locator($"li[data-call='{call}'] button").ClickAsync();
        await desk.SeesAsync(".question");
        await desk.SeesAsync(".who[data-first]");
        await LooksGoodAsync(desk);
        await desk.PressAsync("?");
        await desk.SeesAsync(".dialog");
        await LooksGoodAsync(desk);
    }

    [Theory, InlineData("dark"), InlineData("light")]
    public async Task Axe_finds_nothing_at_an_incident_and_on_the_phone_of_its_crew(string theme)
    {
        var centre = await chromium.CentreAsync();
        using var lead = await Seat.TakeAsync(centre, "supervisor");
        var (incident, _) = await lead.OpenAsync("welfare-check");
        var unit = await lead.RecommendedAsync(incident);
        await lead.GiveAsync($"incidents/{incident}/send-units", new { units = new[] { unit } });
        await using (var desk = await Desk.OpenAsync(chromium, centre, "dispatcher", $"/dispatch/{incident}", theme: theme))
        {
            await desk.SeesAsync($"[data-crew='{unit}']");
            await LooksGoodAsync(desk);
            await desk.Page.GotoAsync($"/incidents/{incident}");
            await desk.SeesAsync(".story .rows li");
            await LooksGoodAsync(desk);
        }
        await using var phone = await Desk.OpenAsync(chromium, centre, "unit", "/unit", unit, theme: theme, isPhone: true);
        await phone.SeesAsync("[data-next]");
        await LooksGoodAsync(phone);
        await lead.GiveAsync($"units/{unit}/recall-unit", new { reason = "mistake" });
    }

    [Fact]
    public async Task Axe_finds_nothing_where_one_signs_in()
    {
        var centre = await chromium.CentreAsync();
        await using var context = await (await chromium.BrowserAsync()).NewContextAsync(new() { BaseURL = centre.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.WaitForSelectorAsync(".door");
        Assert.Empty(Found((await page.RunAxe()).Violations));
    }

    private static async Task LooksGoodAsync(Desk desk) => Assert.Empty(Found((await desk.Page.RunAxe()).Violations));

    private static IEnumerable<string> Found(Deque.AxeCore.Commons.AxeResultItem[] violations) =>
        violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}: {n.Html}"));
}
