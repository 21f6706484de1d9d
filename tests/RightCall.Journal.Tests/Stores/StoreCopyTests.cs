using Microsoft.Data.Sqlite;
using RightCall.Journal.Chains;
using RightCall.Journal.Erasing;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Postgres;
using RightCall.Journal.Stores.Sqlite;

namespace RightCall.Journal.Tests.Stores;

/// <summary>A backup that is restored equals what it was made of, from and to any kind of store.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class StoreCopyTests(PostgresCluster cluster) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rightcall-copy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_backup_that_is_restored_equals_the_original()
    {
        await using var original = Open("original.db");
        await FillAsync(original);
        await using var backup = Open("backup.db");
        await StoreCopy.CopyAsync(original, backup);
        await using var restored = await PostgresJournalStore.OpenAsync(await cluster.NewDatabaseAsync());
        await StoreCopy.CopyAsync(backup, restored);

        Assert.Equal(await original.AreasAsync(), await restored.AreasAsync());
        foreach (var area in await original.AreasAsync())
        {
            var (one, two) = (await original.ReadAsync(area, 0, 10_000), await restored.ReadAsync(area, 0, 10_000));
            Assert.Equal(one.Select(Text), two.Select(Text));
            Assert.Equal(await StoreVerifier.VerifyAsync(original, area), await StoreVerifier.VerifyAsync(restored, area));
            Assert.Equal(await original.HoldsAsync(area), await restored.HoldsAsync(area));
            Assert.Equal(await original.AdoptionsAsync(area), await restored.AdoptionsAsync(area));
            Assert.Empty(await BesideCheck.ProblemsAsync(restored, area));
        }
    }

    [Fact]
    public async Task Nothing_is_copied_onto_journals_that_are_there()
    {
        await using var original = Open("original.db");
        await FillAsync(original);
        await using var other = Open("other.db");
        await FillAsync(other);
        Assert.Contains("empty", (await Assert.ThrowsAsync<JournalStoreException>(() => StoreCopy.CopyAsync(original, other))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_row_is_not_copied()
    {
        await using var original = Open("original.db");
        await FillAsync(original);
        await TamperAsync("original.db", "UPDATE journal SET body = CAST(replace(body, 'dispatcher-1', 'dispatcher-2') AS BLOB) WHERE sequence = 700");
        await using var backup = Open("backup.db");
        Assert.Equal(700, (await Assert.ThrowsAsync<JournalException>(() => StoreCopy.CopyAsync(original, backup))).Line);
    }

    [Theory]
    [InlineData("DELETE FROM keys", "keys are gone")]
    [InlineData("DELETE FROM holds", "other holds")]
    [InlineData("INSERT INTO holds VALUES ('test:right-responder', 'call:9')", "other holds")]
    [InlineData("INSERT INTO adoptions VALUES ('test:right-responder', 1, 'r')", "other rules")]
    public async Task What_lies_beside_the_rows_is_checked_against_them(string sql, string problem)
    {
        await using var store = Open("original.db");
        await FillAsync(store);
        Assert.Empty(await BesideCheck.ProblemsAsync(store, Journals.Area));
        await TamperAsync("original.db", sql);
        Assert.Contains(problem, Assert.Single(await BesideCheck.ProblemsAsync(store, Journals.Area)), StringComparison.Ordinal);
        Assert.Equal(1201, (await StoreVerifier.VerifyAsync(store, Journals.Area)).Sequence);
    }

    private SqliteJournalStore Open(string name) => SqliteJournalStore.Open(Path.Combine(_folder, name));

    private async Task TamperAsync(string name, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, name)};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(await command.ExecuteNonQueryAsync() > 0);
    }

    // Two areas, one of several pages, words that are sealed, and a hold.
    private static async Task FillAsync(SqliteJournalStore store)
    {
        var journal = await AreaJournal.OpenAsync(store, Journals.Area);
        for (var group = 0; group < 12; group++)
            Assert.Equal(AppendOutcome.Stored, await journal.AppendAsync([.. Enumerable.Range((group * 100) + 1, 100).Select(i => Journals.Row(i, new Domain.Calls.Text(new(new Guid(i / 9, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8])), "Are you safe?")))]));
        var hold = Journals.Row(1201, new PlaceHold("call:1", "case 12"));
        Assert.Equal(AppendOutcome.Stored, await journal.AppendAsync([hold with { Events = [new HoldPlaced(hold.Command.At, ["call:1"], "case 12")] }]));
        var elsewhere = new Domain.Areas.AreaId("elsewhere");
        await store.AppendAsync(elsewhere, JournalHead.Empty, new(StoredRows.After(JournalHead.Empty, 3, elsewhere)));
    }

    private static string Text(StoredRow row) => $"{row.Sequence} {row.Command} {row.Hash} {Convert.ToHexString(row.Body.Span)}";
}
