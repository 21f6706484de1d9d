using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using RightCall.Domain.Geo;
using RightCall.Journal;
using RightCall.Planning.Audits;
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
    // Monday at five in the afternoon: a fleet that is in time then is in time.
    private const int BusyHour = 17;

    private readonly Stopwatch _wall = Stopwatch.StartNew();
    private readonly TimeSpan _cpuBefore = CpuTime();

    /// <summary>Runs; returns the exit code.</summary>
    public int Run()
    {
        var log = ReadLog();
        if (log.Calls.Count == 0) throw new InputException(options.Log, $"None of its {log.Rows.Read} rows is a call that can be replayed ({log.Rows.Outside} outside, {log.Rows.Unmapped} unmapped, {log.Rows.Bad} bad). Is it the right mapping?");
        var readSeconds = (CpuTime() - _cpuBefore).TotalSeconds;
        var streets = options.City is { } city ? ReplayStreets.Open(city, log, new StraightLine(files.Times.Detour, files.Times.WithLights, files.Times.Plain)) : null;
        var fleet = ReadFleet() ?? Propose(log, streets?.TravelAt(BusyHour));
        var inputs = new ReplayInputs(log, files.Protocols, files.Truths, files.Answers, files.Times, fleet, options.Seed, options.Variant) { Streets = streets?.TravelAt };
        if (options.City is not null && streets is null && options.Fleet is null && !File.Exists(FleetOf(options.City)))
            throw new InputException(options.City, "It has neither a pack of streets ('rightcall city build' makes one) nor a fleet.yaml.");
        using var folder = options.Out is { } name ? new RunFolder(name, files.Policies.Count > 1) : null;
        List<PolicyResult> results = [];
        List<AuditResult> audits = [];
        SortedDictionary<string, double> seconds = new(StringComparer.Ordinal);
        foreach (var policy in files.Policies)
        {
            var before = CpuTime();
            var sink = folder?.For(new(RunFolder.AreaOf(inputs, policy.Id)), policy.Id);
            var auditor = options.Audit ? new Auditor(policy.Id, files.Protocols, sink) : null;
            results.Add(ReplayProgress.Show(policy.Id, log.Calls.Count, progress => Planning.Replays.Replay.Run(inputs, policy, auditor ?? sink, progress)));
            if (auditor is not null) audits.Add(auditor.Result());
            seconds[policy.Id] = (CpuTime() - before).TotalSeconds;
        }
        var report = Report(inputs, streets?.Name ?? inputs.TravelAt(0).Metric, results, audits, seconds, readSeconds);
        var sections = ReportSections.Of(report);
        folder?.Write(inputs, files, options, report, sections);
        if (options.Json)
        {
            using var output = Console.OpenStandardOutput();
            ReportJson.Write(output, report);
            output.WriteByte((byte)'\n');
        }
        else ReportConsole.Show(sections);
        if (options.Out is { } written && !options.Json) Console.Out.WriteLine($"\nWritten to {written}: {RunFolder.Journal}, report.md, report.json, {RunFolder.Rows}, {CallIndex.Name}, fleet.yaml.");
        return audits.TrueForAll(a => a.Passes) ? 0 : 1;
    }

    private ReplayReport Report(ReplayInputs inputs, string travel, IReadOnlyList<PolicyResult> results, IReadOnlyList<AuditResult> audits, SortedDictionary<string, double> seconds, double readSeconds)
    {
        var rules = files.RulesUnder(files.Policies[0]);
        var shares = Variants.All.Select(v => EligibleShare.Of(inputs.Log, rules, files.Truths, files.Answers, v, options.Seed)).ToList();
        var timing = new ReplayTiming(readSeconds, seconds, (CpuTime() - _cpuBefore).TotalSeconds, _wall.Elapsed.TotalSeconds, Environment.WorkingSet / 1_048_576.0);
        return new(inputs.Log, inputs.Fleet, travel, options.Seed, options.Variant, HashOfProtocols(), results, shares, [.. files.Truths.Bases, .. files.Answers.Bases, .. files.Times.Bases], audits, timing);
    }

    private CallLog ReadLog()
    {
        using var bytes = File.OpenRead(options.Log);
        return LogReader.Read(options.Log, bytes, files.Mapping, options.Partial);
    }

    private Fleet? ReadFleet()
    {
        var file = options.Fleet ?? (options.City is { } city && File.Exists(FleetOf(city)) ? FleetOf(city) : null);
        return file is null ? null : FleetFile.Read(file, File.ReadAllText(file));
    }

    private static string FleetOf(string city) => Path.Combine(city, "fleet.yaml");

    private Fleet Propose(CallLog log, ITravelTimes? streets) => FleetProposal.For(log, files.Protocols, files.Policies,
        new CallerModel(files.RulesUnder(files.Policies[0]), files.Truths, files.Answers, options.Variant, new Chance(options.Seed)), files.Times, streets);

    private string HashOfProtocols() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(files.Protocols.Values.Select(p => p.Hash)))));

    private static TimeSpan CpuTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
