using System.Diagnostics;
using System.Globalization;
using RightCall.Planning.Replays;

namespace RightCall.Bench.Core;

/// <summary>The figures of the core: a whole replay in calls a CPU second, a command, a recommendation, memory, and twice the calls.</summary>
internal static class CoreSuite
{
    private const int Best = 3;
    private const int Pairs = 5;

    public static int Run()
    {
        var inputs = CoreInputs.Read();
        Console.WriteLine($"{inputs.Log.Mapping.Title}: {inputs.Log.Calls.Count:N0} calls, {inputs.Fleet.Units.Length} units, {Environment.ProcessorCount} cores, .NET {Environment.Version}");
        WholeProcess();
        InProcess(inputs);
        Recommendations.Run(60, targetMicroseconds: 20);
        Recommendations.Run(1_000, targetMicroseconds: 300);
        Twice(inputs);
        return 0;
    }

    // From opening the log to the report, start-up of the run-time left out and compiling left in: what a user's run costs.
    private static void WholeProcess()
    {
        if (CoreInputs.CommandLine() is not { } command)
        {
            Line("whole process", "not measured: rightcall is not built (script/rightcall --help builds it), or the log is made up", "");
            return;
        }
        var best = 0.0;
        for (var i = 0; i < Best; i++)
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true })!;
            var json = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            using var report = System.Text.Json.JsonDocument.Parse(json);
            var timing = report.RootElement.GetProperty("timing");
            best = Math.Max(best, timing.GetProperty("callsPerCpuSecond").GetDouble());
            if (i == Best - 1) Line("memory", $"{timing.GetProperty("peakMegabytes").GetDouble():N0} MB", "target: less than 1,024");
        }
        Line("whole process, one policy, best of three", $"{best:N0} calls a CPU second", "target: 20,000");
    }

    private static void InProcess(ReplayInputs inputs)
    {
        var (seconds, result) = (double.MaxValue, (PolicyResult?)null);
        for (var i = 0; i < Best; i++)
        {
            var (took, made) = Measure(() => Replay.Run(inputs, CoreInputs.RightResponder));
            (seconds, result) = (Math.Min(seconds, took), made);
        }
        Line("in the process, warm, best of three", $"{inputs.Log.Calls.Count / seconds:N0} calls a CPU second", "");
        Line("a command", $"{seconds * 1e6 / result!.Commands:0.00} µs ({result.Commands / (double)inputs.Log.Calls.Count:0.0} for each call; callers and crews included)", "target: 2.5");
    }

    // The same calls, then again behind them: a state that grows with what is closed would show.
    private static void Twice(ReplayInputs inputs)
    {
        var half = CoreInputs.Part(inputs, 20_000);
        var twice = CoreInputs.Doubled(half);
        List<double> ratios = [];
        var (events, looked) = (0.0, 0.0);
        for (var i = 0; i < Pairs; i++)
        {
            var (one, a) = Measure(() => Replay.Run(half, CoreInputs.RightResponder));
            var (two, b) = Measure(() => Replay.Run(twice, CoreInputs.RightResponder));
            ratios.Add(two / one);
            (events, looked) = (b.Events / (double)a.Events, b.UnitsLookedAt / (double)a.UnitsLookedAt);
        }
        ratios.Sort();
        Line($"twice the calls ({half.Log.Calls.Count:N0}), work", $"events {events:0.000} times, units looked at {looked:0.000} times", "target: at most 2.05");
        Line("twice the calls, CPU, median of five pairs", $"{ratios[Pairs / 2]:0.00} times ({ratios[0]:0.00} to {ratios[^1]:0.00})", "target: at most 2.4");
    }

    internal static (double Seconds, T Result) Measure<T>(Func<T> run)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var result = run();
        process.Refresh();
        return ((process.TotalProcessorTime - before).TotalSeconds, result);
    }

    internal static void Line(string what, string figure, string target) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-48} {figure,-70} {target}").TrimEnd());
}
