namespace RightCall.Console.Tests.Browser;

/// <summary>Draws the pictures of the README and the guide from the running product. script/console-pictures runs it; otherwise it does nothing.</summary>
[Collection(nameof(Pages)), Trait("Tier", "soak")]
public sealed class ConsolePictures(Chromium chromium)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("RIGHTCALL_PICTURES");

    [Fact]
    public async Task All_pages_are_drawn()
    {
        Assert.SkipWhen(Folder is null, "script/console-pictures says where the pictures go.");
        var centre = await chromium.CentreAsync();
        using var lead = await Seat.TakeAsync(centre, "supervisor");
        string[] natures = ["welfare-check", "noise", "suicidal-person", "intoxicated-person"];
        foreach (var nature in natures)
        {
            var (open, _) = await lead.OpenAsync(nature);
            if ((await lead.ReadAsync($"incidents/{open}/recommendation")).GetProperty("recommendation").GetProperty("picks").GetArrayLength() > 0 && nature != "noise")
                await lead.GiveAsync($"incidents/{open}/send-units", new { units = new[] { await lead.RecommendedAsync(open) } });
        }
        var call = await lead.RingAsync();
        await lead.GiveAsync($"calls/{call}/answer-call", new { });
        var incident = Guid.CreateVersion7();
        await lead.GiveAsync($"incidents/{incident}/open-incident", new { call, nature = "suicidal-person", place = new { point = new[] { 44.2562, -126.3004 }, uncertainty = 20 } });
        var unit = await lead.RecommendedAsync(incident);
        await using (var desk = await Desk.OpenAsync(chromium, centre, "supervisor", $"/calls/{call}"))
        {
            await desk.SeesAsync("[data-ready=true]");
            await DrawAsync(desk, "console-calls");
            await desk.Page.GotoAsync($"/dispatch/{incident}");
            await desk.SeesAsync("[data-ready=true]");
            await DrawAsync(desk, "console-dispatch");
            await desk.Page.Locator("nav a[href='supervise']").ClickAsync();
            await DrawAsync(desk, "console-supervise");
        }
        await lead.GiveAsync($"incidents/{incident}/send-units", new { units = new[] { unit } });
        await using var phone = await Desk.OpenAsync(chromium, centre, "unit", "/unit", unit, isPhone: true);
        await phone.SeesAsync("[data-ready=true]");
        await DrawAsync(phone, "console-unit");
    }

    private static async Task DrawAsync(Desk desk, string name)
    {
        // The map's streets come a moment after the map.
        await Task.Delay(3_000);
        await desk.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, $"{name}.png") });
    }
}
