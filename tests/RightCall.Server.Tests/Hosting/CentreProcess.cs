using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace RightCall.Server.Tests.Hosting;

/// <summary>A centre as it is really run: a process of its own, with a data folder and a port that stay the same when it is started again.</summary>
internal sealed class CentreProcess(string? store = null, string cluster = "rightcall", string? folder = null) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private readonly DirectoryInfo _folder = folder is null ? Directory.CreateTempSubdirectory("rightcall-centre-") : Directory.CreateDirectory(folder);
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public string Journal => Path.Combine(_folder.FullName, "journal.db");

    /// <summary>Whether it was started and ended by itself.</summary>
    public bool HasEnded => _process is { HasExited: true };

    /// <summary>Begins to start it.</summary>
    public void Begin()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } here && Path.GetFileNameWithoutExtension(here) == "dotnet" ? here : "dotnet") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "rightcall-server.dll"), "--data", _folder.FullName, "--urls", Address.ToString(), "--demonstration", "true", "--areas:seattle:zone", "America/Los_Angeles",
            .. store is null ? Array.Empty<string>() : ["--store", store, "--cluster:name", cluster]];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        // Nobody reads what it says, but a full pipe would stop it.
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Starts it, and waits until every area can be read.</summary>
    public async Task StartAsync()
    {
        Begin();
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(10) };
        for (var began = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            if (_process!.HasExited)
            {
                // One of several that is so slow that the others take it for dead ends by itself, and its supervisor starts it again.
                if (store is null || _process.ExitCode != 0 || began.Elapsed > Longest) throw new InvalidOperationException($"The centre ended by itself with {_process.ExitCode}.");
                _process.Dispose();
                Begin();
            }
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not yet.
            }
            if (began.Elapsed > Longest) throw new TimeoutException($"The centre was not ready within {Longest.TotalSeconds:0} s.");
        }
    }

    /// <summary>Ends it as a power cut does: without a word.</summary>
    public void Kill()
    {
        if (_process is null) return;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Lets it sleep, as a machine does that is moved or swaps: it does not know of it.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    public Task ResumeAsync() => SignalAsync("CONT");

    public void Dispose()
    {
        Kill();
        _folder.Delete(recursive: true);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, _process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
