using Deque.AxeCore.Playwright;

namespace RightCall.Console.Tests.Browser;

/// <summary>Every page, in dark and light, looked at by axe: WCAG 2.2 AA.</summary>
[Collection(nameof(Pages)), Trait("Tier", "slow")]
public sealed class AccessibilityTests(Chromium chromium)
{
    /// <summary>Each page with a role that uses it.</summary>
    public static TheoryData<string, string, string> Pages => new(
        from page in new[] { ("call-taker", "/calls"), ("dispatcher", "/dispatch"), ("clinician", "/desk"), ("supervisor", "/supervise"), ("unit", "/unit") }
        from theme in new[] { "dark", "light" }
        select (page.Item1, page.Item2, theme));

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing(string role, string path, string theme)
    {
        var centre = await chromium.CentreAsync();
        await using var desk = await Desk.OpenAsync(chromium, centre, role, path, unit: role == "unit" ? "CT04" : null, theme: theme, isPhone: role == "unit", language: theme == "light" ? "es" : "en");
        await LooksGoodAsync(desk);
    }

    [Theory, InlineData("dark"), InlineData("light")]
    public async Task Axe_finds_nothing_in_an_interview(string theme)
    {
        var centre = await chromium.CentreAsync();
        using var telephone = await Seat.TakeAsync(centre, "supervisor");
        var call = await telephone.RingAsync(language: "es");
        await telephone.GiveAsync($"calls/{call}/answer-call", new { });
        var incident = Guid.CreateVersion7();
        await telephone.GiveAsync($"incidents/{incident}/open-incident", new { call, nature = "suicidal-person" });
        await using var desk = await Desk.OpenAsync(chromium, centre, "call-taker", $"/calls/{call}", theme: theme);
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
