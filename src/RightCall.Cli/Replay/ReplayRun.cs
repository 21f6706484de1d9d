using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using RightCall.Domain.Plans;
using RightCall.Planning.Callers;
using RightCall.Planning.Chances;
using RightCall.Planning.Files;
using RightCall.Planning.Fleets;
using RightCall.Planning.Logs;
using RightCall.Planning.Replays;
using RightCall.Planning.Reports;

namespace RightCall.Cli.Replay;

/// <summary>One run of <c>rightcall replay</c>: reads the log, replays it under each policy, writes what was asked for.</summary>
internal sealed class ReplayRun(ReplayOptions options, ReplayFiles files)
{
    private readonly Stopwatch _wall = Stopwatch.StartNew();
    private readonly TimeSpan _cpuBefore = CpuTime();

    /// <summary>Runs; returns the exit code.</summary>
    public int Run()
    {
        var log = ReadLog();
        if (log.Calls.Count == 0) throw new InputException(options.Log, $"None of its {log.Rows.Read} rows is a call that can be replayed ({log.Rows.Outside} outside, {log.Rows.Unmapped} unmapped, {log.Rows.Bad} bad). Is it the right mapping?");
        var readSeconds = (CpuTime() - _cpuBefore).TotalSeconds;
        var fleet = ReadFleet() ?? Propose(log);
        var inputs = new ReplayInputs(log, files.Protocols, files.Truths, files.Answers, files.Times, fleet, options.Seed, options.Variant);
        List<PolicyResult> results = [];
        SortedDictionary<string, double> seconds = new(StringComparer.Ordinal);
        foreach (var policy in files.Policies)
        {
            var before = CpuTime();
            results.Add(Replay(inputs, policy));
            seconds[policy.Id] = (CpuTime() - before).TotalSeconds;
        }
        var rules = files.RulesUnder(files.Policies[0]);
        var shares = Variants.All.Select(v => EligibleShare.Of(log, rules, files.Truths, files.Answers, v, options.Seed)).ToList();
        var timing = new ReplayTiming(readSeconds, seconds, (CpuTime() - _cpuBefore).TotalSeconds, _wall.Elapsed.TotalSeconds, Environment.WorkingSet / 1_048_576.0);
        var report = new ReplayReport(log, fleet, options.Seed, options.Variant, HashOfProtocols(), results, shares,
            [.. files.Truths.Bases, .. files.Answers.Bases, .. files.Times.Bases], [], timing);
        using var output = Console.OpenStandardOutput();
        ReportJson.Write(output, report);
        return 0;
    }

    private PolicyResult Replay(ReplayInputs inputs, Policy policy) => Planning.Replays.Replay.Run(inputs, policy);

    private CallLog ReadLog()
    {
        using var bytes = File.OpenRead(options.Log);
        return LogReader.Read(options.Log, bytes, files.Mapping, options.Partial);
    }

    private Fleet? ReadFleet()
    {
        var file = options.Fleet ?? (options.City is { } city && File.Exists(Path.Combine(city, "fleet.yaml")) ? Path.Combine(city, "fleet.yaml") : null);
        return file is null ? null : FleetFile.Read(file, File.ReadAllText(file));
    }

    private Fleet Propose(CallLog log) => FleetProposal.For(log, files.Protocols, files.Policies,
        new CallerModel(files.RulesUnder(files.Policies[0]), files.Truths, files.Answers, options.Variant, new Chance(options.Seed)), files.Times);

    private string HashOfProtocols() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(files.Protocols.Values.Select(p => p.Hash)))));

    private static TimeSpan CpuTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
