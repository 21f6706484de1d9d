using System.Diagnostics;
using RightCall.Journal.Stores.Sqlite;
using RightCall.Journal.Tests.Stores;

namespace RightCall.Server.Tests.Hosting;

/// <summary>A centre's disk fills up while people work.</summary>
// Not beside other tests that keep the machine busy.
[Collection(nameof(PostgresCluster))]
public sealed class FullDiskTests : IAsyncLifetime
{
    private const string Room = "size=6m";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly string _disk = Directory.CreateTempSubdirectory("rightcall-full-").FullName;
    private bool _mounted;

    public async ValueTask InitializeAsync() => _mounted = OperatingSystem.IsLinux() && await RunAsync("mount", "-t", "tmpfs", "-o", Room, "tmpfs", _disk);

    public async ValueTask DisposeAsync()
    {
        if (_mounted) await RunAsync("umount", _disk);
        Directory.Delete(_disk, recursive: true);
    }

    [Fact, Trait("Tier", "slow")]
    public async Task A_centre_on_a_full_disk_says_so_loses_nothing_and_goes_on_once_there_is_room()
    {
        Assert.SkipUnless(_mounted, "A disk of 6 MB could not be mounted here: that needs Linux and root.");
        using var centre = new CentreProcess(folder: Path.Combine(_disk, "centre"));
        await using (var store = SqliteJournalStore.Open(centre.Journal)) await Ledger.PrepareAsync(store);
        await centre.StartAsync();
        var ledger = await Load.WhileAsync(centre, async working =>
        {
            await UntilAsync(() => working.Unavailable > 20, "The disk never became full.");
            // It answers nothing but that, and answers fast.
            var before = working.Acknowledged;
            await Task.Delay(TimeSpan.FromSeconds(2));
            Assert.Equal(before, working.Acknowledged);
            Assert.Contains("the disk is full", working.LastUnavailable, StringComparison.Ordinal);
            Assert.Contains("API-010", working.LastUnavailable, StringComparison.Ordinal);
            Assert.True(await RunAsync("mount", "-o", "remount,size=200m", _disk));
            await UntilAsync(() => working.Acknowledged > before + 50, "It did not go on once there was room.");
        });
        Assert.False(centre.HasEnded, "The process ended by itself.");
        centre.Kill();
        await using var after = SqliteJournalStore.Open(centre.Journal);
        await ledger.CheckAsync(after);
    }

    private static async Task UntilAsync(Func<bool> isSo, string otherwise)
    {
        for (var began = Stopwatch.StartNew(); !isSo(); await Task.Delay(20)) Assert.True(began.Elapsed < Longest, otherwise);
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
