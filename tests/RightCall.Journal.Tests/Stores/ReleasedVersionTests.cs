using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using RightCall.Journal.Chains;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Postgres;
using RightCall.Journal.Stores.Sqlite;

namespace RightCall.Journal.Tests.Stores;

/// <summary>A store of every version that was ever released is opened, brought up to date, and holds what it held.</summary>
[Collection(nameof(PostgresCluster))]
public sealed partial class ReleasedVersionTests(PostgresCluster cluster)
{
    private static readonly string Folder = RepositoryRoot.File("tests", "RightCall.Journal.Tests", "Stores", "Released");

    public static TheoryData<string> Released => [.. Directory.GetFiles(Folder, "*.sql").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Released))]
    public async Task A_store_of_a_released_version_is_opened(string file)
    {
        var sql = await File.ReadAllTextAsync(Path.Combine(Folder, file));
        if (file.StartsWith("postgres", StringComparison.Ordinal))
        {
            var connection = await cluster.NewDatabaseAsync();
            await cluster.ExecuteAsync(connection, sql);
            await using var store = await PostgresJournalStore.OpenAsync(connection);
            await CheckAsync(store);
            return;
        }
        var folder = Directory.CreateTempSubdirectory("rightcall-released-").FullName;
        try
        {
            var path = Path.Combine(folder, "journal.db");
            await using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
            {
                await connection.OpenAsync();
                await using var command = connection.CreateCommand();
                command.CommandText = sql;
                await command.ExecuteNonQueryAsync();
            }
            await using var store = SqliteJournalStore.Open(path);
            await CheckAsync(store);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory, InlineData("Sqlite"), InlineData("Postgres")]
    public void Every_version_of_the_tables_has_a_store_that_was_released_with_it(string store)
    {
        var scripts = Directory.GetFiles(RepositoryRoot.File("src", "RightCall.Journal", "Stores", store, "Schema"), "*.sql");
        var versions = scripts.Select(s => Number().Match(Path.GetFileName(s)).Value.TrimStart('0'));
        Assert.Equal(versions.Select(v => $"{store.ToLowerInvariant()}-{v}.sql").Order(StringComparer.Ordinal),
            Released.Select(r => r.Data).Where(f => f.StartsWith(store, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal));
    }

    private static async Task CheckAsync(IJournalStore store)
    {
        var head = await StoreVerifier.VerifyAsync(store, Journals.Area);
        Assert.Equal(2, head.Sequence);
        Assert.Equal("call:1", (await store.KeysAsync(Journals.Area, ["0011223344556677"])).Single().Value.Subject.Value);
        Assert.Equal([new("call:1")], await store.HoldsAsync(Journals.Area));
        var next = StoredRows.After(head, 2);
        Assert.Equal(AppendOutcome.Stored, await store.AppendAsync(Journals.Area, head, new(next)));
        Assert.Equal(next.HeadOf(), await StoreVerifier.VerifyAsync(store, Journals.Area, next.HeadOf()));
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
