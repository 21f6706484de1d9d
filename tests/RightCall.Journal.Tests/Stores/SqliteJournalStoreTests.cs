using Microsoft.Data.Sqlite;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Sqlite;

namespace RightCall.Journal.Tests.Stores;

public sealed class SqliteJournalStoreTests : JournalStoreContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rightcall-journal-").FullName;

    private string File => Path.Combine(_folder, "journal.db");

    protected override string NewerTables => "PRAGMA user_version = 999";

    protected override string OlderTables => "PRAGMA user_version = 2";

    protected override Task<IJournalStore> OpenAsync() => Task.FromResult<IJournalStore>(SqliteJournalStore.Open(File));

    protected override string Changed(string column) => column switch
    {
        "sequence" => "sequence + 100",
        "command_id" or "body" => $"CAST(X'FF' || substr({column}, 2) AS BLOB)",
        _ => $"'z' || substr({column}, 2)",
    };

    protected override async Task TamperAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_file_that_is_no_journal_is_refused_and_left_alone()
    {
        var path = Path.Combine(_folder, "letter.txt");
        System.IO.File.WriteAllText(path, new string('x', 2_000));
        Assert.Contains("no SQLite database", Assert.Throws<JournalStoreException>(() => SqliteJournalStore.Open(path)).Message, StringComparison.Ordinal);
        Assert.Equal(new string('x', 2_000), System.IO.File.ReadAllText(path));
    }
}
