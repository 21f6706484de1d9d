using Microsoft.Playwright;

namespace RightCall.Console.Tests.Browser;

/// <summary>A window of the console with somebody signed in. What the page complains of fails the test.</summary>
public sealed class Desk : IAsyncDisposable
{
    private static int s_number;
    private readonly List<string> _complaints = [];

    private Desk(IBrowserContext context, IPage page) => (Context, Page) = (context, page);

    /// <summary>The window.</summary>
    public IPage Page { get; }

    /// <summary>Its browser profile.</summary>
    public IBrowserContext Context { get; }

    /// <summary>Signs in, and opens a page.</summary>
    public static async Task<Desk> OpenAsync(Chromium chromium, RunningCentre centre, string role, string path, string? unit = null, string language = "en", string theme = "dark", bool isPhone = false)
    {
        var context = await (await chromium.BrowserAsync()).NewContextAsync(new()
        {
            BaseURL = centre.Address.ToString(), ViewportSize = isPhone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 },
            HasTouch = isPhone, ReducedMotion = ReducedMotion.Reduce,
        });
        await context.AddInitScriptAsync($"localStorage.setItem('rightcall.language', '{language}'); localStorage.setItem('rightcall.theme', '{theme}'); localStorage.setItem('rightcall.sound', 'off');");
        var name = $"w{Interlocked.Increment(ref s_number)}";
        var answer = await context.APIRequest.PostAsync("/api/v1/demonstration/session", new() { DataObject = new { role, name, desk = unit is null ? $"{name}-desk" : null, unit } });
        Assert.True(answer.Ok, await answer.TextAsync());
        var desk = new Desk(context, await context.NewPageAsync());
        desk.Page.SetDefaultTimeout(60_000);
        desk.Page.PageError += (_, error) => desk._complaints.Add(error);
        desk.Page.Console += (_, message) => { if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal)) desk._complaints.Add(message.Text); };
        await desk.Page.GotoAsync(path);
        await desk.LiveAsync();
        return desk;
    }

    /// <summary>Waits until the picture is live.</summary>
    public Task LiveAsync() => Assertions.Expect(Page.Locator(".health[data-state=live]")).ToBeVisibleAsync(new() { Timeout = 60_000 });

    /// <summary>Presses keys, one after the other.</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys) await Page.Keyboard.PressAsync(key);
    }

    /// <summary>Types.</summary>
    public Task TypeAsync(string text) => Page.Keyboard.TypeAsync(text);

    /// <summary>Something is seen within a while.</summary>
    public Task SeesAsync(string selector, int milliseconds = 60_000) => Assertions.Expect(Page.Locator(selector).First).ToBeVisibleAsync(new() { Timeout = milliseconds });

    /// <summary>Something is not seen, or not any more.</summary>
    public Task SeesNoAsync(string selector) => Assertions.Expect(Page.Locator(selector)).ToHaveCountAsync(0);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed) await Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, $"{TestContext.Current.TestMethod?.MethodName}.png") });
        await Context.CloseAsync();
        Assert.Empty(_complaints);
    }
}
