using Microsoft.Playwright;

namespace RightCall.Console.Tests.Browser;

/// <summary>A browser and a centre for all tests that look at pages, begun when the first asks. Where no Chromium is installed these tests are skipped, and say so.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // As root, and without a graphics card.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly string[] Candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private readonly SemaphoreSlim _one = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private RunningCentre? _centre;

    /// <summary>The browser.</summary>
    public async Task<IBrowser> BrowserAsync()
    {
        await _one.WaitAsync();
        try
        {
            var path = Candidates.FirstOrDefault(File.Exists);
            Assert.SkipWhen(path is null, "No Chromium is installed: 'apt-get install chromium' brings it.");
            // A busy machine is slow, and that is no failure.
            Assertions.SetDefaultExpectTimeout(60_000);
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The centre that tests share which do not kill it.</summary>
    public async Task<RunningCentre> CentreAsync()
    {
        await BrowserAsync();
        return _centre ??= await RunningCentre.StartAsync();
    }

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
        if (_centre is not null) await _centre.DisposeAsync();
        _one.Dispose();
    }
}

/// <summary>One after the other: they share a centre, and two cores.</summary>
[CollectionDefinition(nameof(Pages))]
public sealed class Pages : ICollectionFixture<Chromium>;
