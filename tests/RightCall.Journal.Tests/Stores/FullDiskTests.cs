using System.Diagnostics;
using RightCall.Journal.Chains;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Sqlite;

namespace RightCall.Journal.Tests.Stores;

/// <summary>A disk that fills up takes nothing that was said, and the same process writes on once there is room.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private readonly string _disk = Directory.CreateTempSubdirectory("rightcall-disk-").FullName;
    private bool _mounted;

    public async ValueTask InitializeAsync() => _mounted = OperatingSystem.IsLinux() && await RunAsync("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", _disk);

    public async ValueTask DisposeAsync()
    {
        if (_mounted) await RunAsync("umount", _disk);
        Directory.Delete(_disk, recursive: true);
    }

    [Fact]
    public async Task A_full_disk_refuses_clearly_and_writing_goes_on_when_there_is_room()
    {
        Assert.SkipUnless(_mounted, "A disk of 3 MB could not be mounted here: that needs Linux and root.");
        await using var store = SqliteJournalStore.Open(Path.Combine(_disk, "journal.db"));
        var (head, full) = (JournalHead.Empty, (JournalStoreException?)null);
        for (var group = 0; group < 2_000 && full is null; group++)
        {
            var rows = StoredRows.After(head, 8);
            try
            {
                Assert.Equal(AppendOutcome.Stored, await store.AppendAsync(Journals.Area, head, new(rows)));
                head = rows.HeadOf();
            }
            catch (JournalStoreException e)
            {
                full = e;
            }
        }
        Assert.Contains("the disk is full", full?.Message ?? "It never became full.", StringComparison.Ordinal);
        Assert.False(full!.MayHaveLanded);
        Assert.Equal(head, await StoreVerifier.VerifyAsync(store, Journals.Area, head));

        Assert.True(await RunAsync("mount", "-o", "remount,size=20m", _disk));
        var next = StoredRows.After(head, 8);
        Assert.Equal(AppendOutcome.Stored, await store.AppendAsync(Journals.Area, head, new(next)));
        Assert.Equal(next.HeadOf(), await StoreVerifier.VerifyAsync(store, Journals.Area, next.HeadOf()));
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
