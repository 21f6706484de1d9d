using System.Diagnostics;
using Npgsql;

namespace RightCall.Journal.Tests.Stores;

/// <summary>A PostgreSQL server of the tests' own, in a temporary folder, on a socket in that folder only. Skips the tests where its programs are absent.</summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rightcall-pg-").FullName;
    private readonly string? _programs = FindPrograms();
    private int _databases;

    private string Data => Path.Combine(_folder, "data");

    public async ValueTask InitializeAsync()
    {
        if (_programs is null) return;
        // The server refuses to run as root: then it runs as the user that its package made.
        if (IsRoot) await RunAsync("chown", "postgres", _folder);
        await RunAsPostgresAsync("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-N", "-E", "UTF8", "--locale=C");
        await StartAsync();
    }

    /// <summary>The connection string of a new and empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        Assert.SkipWhen(_programs is null, "PostgreSQL's programs (initdb, pg_ctl) are neither on the path nor under /usr/lib/postgresql: install PostgreSQL to run these tests.");
        var name = $"journal{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync(ConnectionTo("postgres"), $"CREATE DATABASE {name}");
        return ConnectionTo(name);
    }

    public async Task ExecuteAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends the server as a crash does, and starts it again.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_programs is not null) await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string ConnectionTo(string database) => $"Host={_folder};Username=postgres;Database={database}";

    private Task StartAsync() => RunAsPostgresAsync("pg_ctl", "-D", Data, "-w", "-s", "-l", Path.Combine(_folder, "log"), "-o", $"-c listen_addresses='' -c unix_socket_directories='{_folder}' -c max_connections=60", "start");

    private Task StopAsync() => RunAsPostgresAsync("pg_ctl", "-D", Data, "-w", "-s", "-m", "immediate", "stop");

    private static bool IsRoot => Environment.UserName == "root";

    private Task RunAsPostgresAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs!, program);
        return IsRoot ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    // What pg_ctl starts outlives it and would hold a pipe open: its output goes to a file.
    private async Task RunAsync(string program, params string[] arguments)
    {
        var output = Path.Combine(_folder, "output");
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = _folder, ArgumentList = { "-c", $"exec \"$0\" \"$@\" >'{output}' 2>&1 </dev/null", program } };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await File.ReadAllTextAsync(output)}");
    }

    private static string? FindPrograms()
    {
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (Directory.Exists("/usr/lib/postgresql")) folders = folders.Concat(Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")));
        return folders.FirstOrDefault(f => f.Length > 0 && File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "pg_ctl")));
    }
}

/// <summary>One server for all tests that need one.</summary>
[CollectionDefinition(nameof(PostgresCluster))]
public sealed class PostgresClusterTests : ICollectionFixture<PostgresCluster>;
