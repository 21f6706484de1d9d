using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using RightCall.City.Demonstration;
using RightCall.City.Imports;
using RightCall.City.Packs;

namespace RightCall.Console.Tests.Browser;

/// <summary>A demonstration centre as a process of its own, with data and a port that stay when it is killed and started again. Its made-up people leave everything to the test.</summary>
public sealed class RunningCentre : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly Lazy<string> City = new(MakeCity);
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("rightcall-console-");
    private Process? _process;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Starts one, and waits until a crew is on duty.</summary>
    public static async Task<RunningCentre> StartAsync()
    {
        var centre = new RunningCentre();
        var area = Path.Combine(centre._data.FullName, "areas", "port-brannock");
        CopyFolder(City.Value, area);
        centre.Begin();
        await centre.ReadyAsync();
        return centre;
    }

    /// <summary>Starts its process.</summary>
    public void Begin()
    {
        var dll = RepositoryRoot.File("src", "RightCall.Server", "bin", "Release", "net10.0", "rightcall-server.dll");
        string[] words = [dll, "--data", _data.FullName, "--demonstration", "true", "--urls", Address.ToString(), "--speed", "0.1", "--patience", "600"];
        _process = new() { StartInfo = new("dotnet", words) { RedirectStandardOutput = true, RedirectStandardError = true } };
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Ends it as a power cut does.</summary>
    public void Kill()
    {
        _process!.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <summary>Waits until it answers and crews are on duty.</summary>
    public async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(200))
        {
            Assert.False(_process!.HasExited, "The centre ended by itself.");
            try
            {
                using var signedIn = await http.PostAsJsonAsync("/api/v1/demonstration/session", new { role = "dispatcher", name = "waits" });
                if (!signedIn.IsSuccessStatusCode) continue;
                var units = await http.GetFromJsonAsync<JsonElement>("/api/v1/areas/port-brannock/units");
                if (units.EnumerateArray().Any(u => u.GetProperty("isFree").GetBoolean() && u.GetProperty("kinds")[0].GetString() == "crisis-team")) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
        Assert.Fail("No crew came on duty.");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) Kill();
        _process?.Dispose();
        _data.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string MakeCity()
    {
        var folder = Directory.CreateTempSubdirectory("rightcall-city-").FullName;
        var draft = DemonstrationCity.Make(1);
        RuleImport.Read(draft, RepositoryRoot.Path);
        PackWriter.Write(CityBuilder.Build(draft), Path.Combine(folder, "pack"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return Path.Combine(folder, "pack");
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static int FreePort()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return ((IPEndPoint)taken.LocalEndpoint).Port;
    }
}
