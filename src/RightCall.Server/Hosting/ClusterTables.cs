using Npgsql;

namespace RightCall.Server.Hosting;

/// <summary>The tables in which the processes of a centre find each other. Orleans brings the code that uses them, but neither tables nor statements: they are ours.</summary>
internal static class ClusterTables
{
    // Several processes may start at once: CREATE TABLE IF NOT EXISTS alone races.
    private const long Lock = 0x5269_6768_7443_6C73;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS orleansquery (querykey varchar(64) PRIMARY KEY, querytext varchar(8000) NOT NULL);
        CREATE TABLE IF NOT EXISTS orleansmembershipversiontable (deploymentid varchar(150) PRIMARY KEY, timestamp timestamptz(3) NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 0);
        CREATE TABLE IF NOT EXISTS orleansmembershiptable (
          deploymentid varchar(150) NOT NULL REFERENCES orleansmembershipversiontable, address varchar(45) NOT NULL, port integer NOT NULL, generation integer NOT NULL,
          siloname varchar(150) NOT NULL, hostname varchar(150) NOT NULL, status integer NOT NULL, proxyport integer, suspecttimes varchar(8000),
          starttime timestamptz(3) NOT NULL, iamalivetime timestamptz(3) NOT NULL, PRIMARY KEY (deploymentid, address, port, generation));
        """;

    private const string Columns = "v.deploymentid, m.address, m.port, m.generation, m.siloname, m.hostname, m.status, m.proxyport, m.suspecttimes, m.starttime, m.iamalivetime, v.version";
    private const string ThisOne = "deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation";
    // Of two processes that change the table at once the second finds another version, and tries again.
    private const string NextVersion = "UPDATE orleansmembershipversiontable SET timestamp = now(), version = version + 1 WHERE deploymentid = @DeploymentId AND version = @Version RETURNING 1";

    // Keys, parameters and columns are those that Microsoft.Orleans.Clustering.AdoNet 10.4 asks for.
    private static readonly (string Key, string Text)[] Statements =
    [
        ("UpdateIAmAlivetimeKey", $"UPDATE orleansmembershiptable SET iamalivetime = @IAmAliveTime WHERE {ThisOne}"),
        ("InsertMembershipVersionKey", "WITH made AS (INSERT INTO orleansmembershipversiontable (deploymentid) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1) SELECT count(*)::int FROM made"),
        ("InsertMembershipKey", $"""
            WITH next AS ({NextVersion}), made AS (
            INSERT INTO orleansmembershiptable (deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
            SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM next RETURNING 1) SELECT count(*)::int FROM made
            """),
        ("UpdateMembershipKey", $"""
            WITH next AS ({NextVersion}), made AS (
            UPDATE orleansmembershiptable SET status = @Status, suspecttimes = @SuspectTimes, iamalivetime = @IAmAliveTime FROM next WHERE {ThisOne} RETURNING 1) SELECT count(*)::int FROM made
            """),
        ("MembershipReadRowKey", $"""
            SELECT {Columns} FROM orleansmembershipversiontable v LEFT JOIN orleansmembershiptable m
            ON m.deploymentid = v.deploymentid AND m.address = @Address AND m.port = @Port AND m.generation = @Generation WHERE v.deploymentid = @DeploymentId
            """),
        ("MembershipReadAllKey", $"SELECT {Columns} FROM orleansmembershipversiontable v LEFT JOIN orleansmembershiptable m ON m.deploymentid = v.deploymentid WHERE v.deploymentid = @DeploymentId"),
        ("DeleteMembershipTableEntriesKey", "DELETE FROM orleansmembershiptable WHERE deploymentid = @DeploymentId; DELETE FROM orleansmembershipversiontable WHERE deploymentid = @DeploymentId"),
        ("GatewaysQueryKey", "SELECT address, proxyport, generation FROM orleansmembershiptable WHERE deploymentid = @DeploymentId AND status = @Status AND proxyport > 0"),
        ("CleanupDefunctSiloEntriesKey", "DELETE FROM orleansmembershiptable WHERE deploymentid = @DeploymentId AND iamalivetime < @IAmAliveTime AND status <> 3"),
    ];

    /// <summary>Makes them where they are missing, and brings the statements up to date.</summary>
    public static async Task MakeAsync(NpgsqlDataSource database, CancellationToken stopping = default)
    {
        await using var connection = await database.OpenConnectionAsync(stopping);
        await using var transaction = await connection.BeginTransactionAsync(stopping);
        await RunAsync($"SELECT pg_advisory_xact_lock({Lock}); {Tables}");
        foreach (var (key, text) in Statements) await RunAsync("INSERT INTO orleansquery VALUES ($1, $2) ON CONFLICT (querykey) DO UPDATE SET querytext = excluded.querytext", key, text);
        await transaction.CommitAsync(stopping);

        async Task RunAsync(string sql, params string[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync(stopping);
        }
    }
}
