using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using RightCall.City.Demonstration;
using RightCall.City.Imports;
using RightCall.City.Packs;

namespace RightCall.Server.Tests.Api;

/// <summary>A demonstration centre as a process of its own, on a free port, with its crews on duty: what <c>script/server</c> starts.</summary>
internal sealed class DemonstrationProcess : IAsyncDisposable
{
    // A busy machine takes its time; a centre that cannot start ends by itself.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("rightcall-demonstration-");
    private readonly StringBuilder _output = new();
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public static async Task<DemonstrationProcess> StartAsync(params string[] more)
    {
        var demonstration = new DemonstrationProcess();
        try
        {
            await demonstration.RunAsync(more);
            return demonstration;
        }
        catch
        {
            await demonstration.DisposeAsync();
            throw;
        }
    }

    private async Task RunAsync(string[] more)
    {
        var draft = DemonstrationCity.Make(1);
        RuleImport.Read(draft, RepositoryRoot.Path);
        PackWriter.Write(CityBuilder.Build(draft), Path.Combine(_data.FullName, "areas", "port-brannock"));
        // Its made-up desks and crews leave everything to those who ask.
        string[] words = [Path.Combine(AppContext.BaseDirectory, "rightcall-server.dll"), "--data", _data.FullName, "--demonstration", "true", "--urls", Address.ToString(), "--speed", "0.1", "--patience", "600", .. more];
        _process = new() { StartInfo = new("dotnet", words) { RedirectStandardOutput = true, RedirectStandardError = true } };
        // A collector that listens is told at once.
        (_process.StartInfo.Environment["OTEL_METRIC_EXPORT_INTERVAL"], _process.StartInfo.Environment["OTEL_BSP_SCHEDULE_DELAY"]) = ("500", "200");
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ReadyAsync();
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(200))
        {
            Assert.False(_process!.HasExited, Output());
            try
            {
                using var signedIn = await http.PostAsJsonAsync("/api/v1/demonstration/session", new { role = "dispatcher", name = "waits" });
                if (!signedIn.IsSuccessStatusCode) continue;
                var units = await http.GetFromJsonAsync<JsonElement>("/api/v1/areas/port-brannock/units");
                if (units.EnumerateArray().Any(u => u.GetProperty("isFree").GetBoolean() && u.GetProperty("kinds")[0].GetString() == "community-responder")) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
        Assert.Fail($"No crew came on duty.\n{Output()}");
    }

    public string Output()
    {
        lock (_output) return _output.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process?.Dispose();
        _data.Delete(recursive: true);
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output) _output.AppendLine(line.Data);
    }

    private static int FreePort()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return ((IPEndPoint)taken.LocalEndpoint).Port;
    }
}
