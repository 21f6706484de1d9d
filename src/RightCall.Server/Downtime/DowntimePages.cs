using NodaTime;
using RightCall.Rules.Cards;
using RightCall.Server.Areas;

namespace RightCall.Server.Downtime;

/// <summary>Writes every area to the disk each five minutes, as a page to print; and its rules as paper cards whenever they change. The pages of the last hour are kept.</summary>
/// <param name="areas">The areas.</param>
/// <param name="clock">The clock.</param>
/// <param name="time">Waits.</param>
/// <param name="folder">Where the pages go: best a disk that outlives this machine.</param>
/// <param name="log">Says when a page cannot be written; never what is on it.</param>
internal sealed class DowntimePages(IAreas areas, IClock clock, TimeProvider time, DowntimeFolder folder, ILogger<DowntimePages> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);
    private const int Kept = 12;

    private readonly Dictionary<string, string> _cards = new(StringComparer.Ordinal);

    /// <summary>Writes all pages once.</summary>
    public async Task WriteAsync(CancellationToken stopping)
    {
        Directory.CreateDirectory(folder.Path);
        foreach (var area in areas.All)
        {
            try
            {
                var view = await areas.ReadAsync(area.Id, 0, stopping).ConfigureAwait(false);
                await WritePageAsync(area, view, stopping).ConfigureAwait(false);
                await WriteCardsAsync(area, view, stopping).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or AreaUnavailableException)
            {
                log.LogError("The page of area {Area} for downtime was not written: {Cause}", area.Id, e.Message);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do await WriteAsync(stoppingToken).ConfigureAwait(false);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task WritePageAsync(AreaDescription area, AreaView view, CancellationToken stopping)
    {
        var now = clock.GetCurrentInstant();
        var page = StatePage.Write(area, view, now);
        await ReplaceAsync($"{area.Id}.html", page, stopping).ConfigureAwait(false);
        await ReplaceAsync($"{area.Id}-{now.ToUnixTimeSeconds()}.html", page, stopping).ConfigureAwait(false);
        foreach (var old in Directory.GetFiles(folder.Path, $"{area.Id}-*.html").Where(f => !f.Contains("-cards-", StringComparison.Ordinal)).OrderDescending(StringComparer.Ordinal).Skip(Kept)) File.Delete(old);
    }

    private async Task WriteCardsAsync(AreaDescription area, AreaView view, CancellationToken stopping)
    {
        if (view.State.Rules is not { } rules || _cards.GetValueOrDefault(area.Id.Value) == rules.Hash) return;
        foreach (var language in new[] { "en", "es" }) await ReplaceAsync($"{area.Id}-cards-{language}.html", PaperCards.Write([.. rules.Protocols.Values], language), stopping).ConfigureAwait(false);
        _cards[area.Id.Value] = rules.Hash;
    }

    // Whoever prints it while it is written sees the old page or the new one, never half of one.
    private async Task ReplaceAsync(string name, string text, CancellationToken stopping)
    {
        var (path, fresh) = (Path.Combine(folder.Path, name), Path.Combine(folder.Path, $".{name}.new"));
        await File.WriteAllTextAsync(fresh, text, stopping).ConfigureAwait(false);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        File.Move(fresh, path, overwrite: true);
    }
}

/// <summary>Where the pages for downtime go.</summary>
/// <param name="Path">The folder.</param>
public sealed record DowntimeFolder(string Path);
