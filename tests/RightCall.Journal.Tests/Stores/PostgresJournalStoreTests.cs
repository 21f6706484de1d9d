using Npgsql;
using RightCall.Journal.Chains;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Postgres;

namespace RightCall.Journal.Tests.Stores;

[Collection(nameof(PostgresCluster))]
public sealed class PostgresJournalStoreTests(PostgresCluster cluster) : JournalStoreContract
{
    private string _connection = null!;

    protected override string NewerTables => "UPDATE schema_version SET version = 999";

    protected override string OlderTables => "UPDATE schema_version SET version = 2";

    public override async ValueTask InitializeAsync()
    {
        _connection = await cluster.NewDatabaseAsync();
        await base.InitializeAsync();
    }

    protected override async Task<IJournalStore> OpenAsync() => await PostgresJournalStore.OpenAsync(_connection);

    protected override string Changed(string column) => column switch
    {
        "sequence" => "sequence + 100",
        "command_id" => "('f' || substr(command_id::text, 2))::uuid",
        "body" => "set_byte(body, 0, 255)",
        _ => $"'z' || substr({column}, 2)",
    };

    protected override Task TamperAsync(string sql) => cluster.ExecuteAsync(_connection, sql);

    [Fact, Trait("Tier", "slow")]
    public async Task A_server_that_was_restarted_is_written_to_again()
    {
        await using var store = await OpenAsync();
        var rows = StoredRows.After(JournalHead.Empty, 1);
        Assert.Equal(AppendOutcome.Stored, await store.AppendAsync(Journals.Area, JournalHead.Empty, new(rows)));
        await cluster.RestartAsync();
        var next = StoredRows.After(rows.HeadOf(), 1);
        var outcome = await Retried(() => store.AppendAsync(Journals.Area, rows.HeadOf(), new(next)));
        Assert.True(outcome is AppendOutcome.Stored or AppendOutcome.Lost);
        Assert.Equal(next.HeadOf(), await StoreVerifier.VerifyAsync(store, Journals.Area));
    }

    // The first connection out of the pool is one of before the restart.
    private static async Task<AppendOutcome> Retried(Func<Task<AppendOutcome>> append)
    {
        for (var tried = 0; ; tried++)
        {
            try
            {
                return await append();
            }
            catch (JournalStoreException e) when (tried < 5)
            {
                Assert.IsAssignableFrom<NpgsqlException>(e.InnerException);
            }
        }
    }
}
