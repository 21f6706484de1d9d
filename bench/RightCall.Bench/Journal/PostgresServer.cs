using System.Diagnostics;

namespace RightCall.Bench.Journal;

/// <summary>A PostgreSQL server for one measurement, with its settings as they come, on a socket in a temporary folder.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _programs;

    private PostgresServer(string folder, string programs) => (_folder, _programs) = (folder, programs);

    /// <summary>The connection string of its database.</summary>
    public string Connection => $"Host={_folder};Username=postgres;Database=postgres";

    /// <summary>Starts one; null where the machine has no PostgreSQL.</summary>
    public static async Task<PostgresServer?> StartAsync(string folder)
    {
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (Directory.Exists("/usr/lib/postgresql")) folders = folders.Concat(Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")));
        if (folders.FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb"))) is not { } programs) return null;
        Directory.CreateDirectory(folder);
        var server = new PostgresServer(folder, programs);
        // The server refuses to run as root.
        if (Environment.UserName == "root") await RunAsync(folder, "chmod 711 '" + Path.GetDirectoryName(folder) + "' && chown postgres '" + folder + "'");
        await server.RunAsPostgresAsync("initdb", $"-D '{folder}/data' -U postgres -A trust -N -E UTF8 --locale=C");
        await server.RunAsPostgresAsync("pg_ctl", $"-D '{folder}/data' -w -s -l '{folder}/log' -o \"-c listen_addresses='' -c unix_socket_directories='{folder}'\" start");
        return server;
    }

    public async ValueTask DisposeAsync() => await RunAsPostgresAsync("pg_ctl", $"-D '{_folder}/data' -w -s -m immediate stop");

    private Task RunAsPostgresAsync(string program, string arguments) =>
        RunAsync(_folder, $"{(Environment.UserName == "root" ? "runuser -u postgres -- " : "")}'{Path.Combine(_programs, program)}' {arguments}");

    // What pg_ctl starts outlives it and would hold a pipe open.
    private static async Task RunAsync(string folder, string command)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = folder, ArgumentList = { "-c", $"{command} >/dev/null 2>&1 </dev/null" } };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"'{command}' ended with {process.ExitCode}.");
    }
}
