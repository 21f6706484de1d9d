using System.Collections.Immutable;
using System.Text;
using NodaTime;
using RightCall.Domain.Canonical;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Triage;
using RightCall.Planning.Callers;
using RightCall.Planning.Chances;
using RightCall.Planning.Fleets;
using RightCall.Planning.Logs;
using RightCall.Planning.Replays;
using RightCall.Planning.Times;
using RightCall.Rules;

namespace RightCall.Bench.Core;

/// <summary>The log and the rules that the core is measured with: Seattle's where it is on this machine, else the made-up day, repeated.</summary>
internal static class CoreInputs
{
    private const string SeattleFile = "seattle-911-2015/seattle_911_2015.csv.gz";
    private const int DaysWhereAbsent = 80;

    private static readonly string Root = FindRoot();
    private static readonly ImmutableSortedDictionary<NatureId, Protocol> Protocols = RuleFiles.ReadProtocols(In("protocols")).ValueOrThrow();

    public static Policy RightResponder { get; } = RuleFiles.ReadPolicy(In("plans", "right-responder.yaml")).ValueOrThrow();

    public static ReplayInputs Read()
    {
        var log = Seattle() is { } seattle ? ReadLog(seattle, In("mappings", "seattle-911-2015.yaml")) : Repeated(ReadLog(In("samples", "day", "day.csv"), In("samples", "day", "map.yaml")), DaysWhereAbsent);
        return With(log, (callers, times) => FleetProposal.For(log, Protocols, [RightResponder], callers, times));
    }

    /// <summary>A log, its mapping and a fleet that a city pack holds as texts.</summary>
    public static ReplayInputs Of(string calls, string map, string fleet)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(calls));
        var log = LogReader.Read("calls.csv", bytes, MappingFile.Read("map.yaml", map, [.. Protocols.Keys]));
        return With(log, (_, _) => FleetFile.Read("fleet.yaml", fleet));
    }

    private static ReplayInputs With(CallLog log, Func<CallerModel, TimeModel, Fleet> fleet)
    {
        var rules = Rulebooks.Create(Protocols, RightResponder);
        var truths = TruthFile.Read("truths.yaml", File.ReadAllText(In("protocols", "truths.yaml")), rules);
        var answers = AnswerFile.Read("answers.yaml", File.ReadAllText(In("protocols", "answers.yaml")), rules);
        var times = TimeFile.Read("times.yaml", File.ReadAllText(In("protocols", "times.yaml")));
        return new(log, Protocols, truths, answers, times, fleet(new(rules, truths, answers, Variant.Middle, new(1)), times), 1, Variant.Middle);
    }

    /// <summary>What runs the same replay in a process of its own; null where that cannot be measured.</summary>
    public static string? CommandLine()
    {
        var program = In("src", "RightCall.Cli", "bin", "Release", "net10.0", "rightcall.dll");
        return Seattle() is { } log && File.Exists(program)
            ? $"\"{program}\" replay \"{log}\" --map \"{In("mappings", "seattle-911-2015.yaml")}\" --policy right-responder --json --protocols \"{In("protocols")}\" --plans \"{In("plans")}\"" : null;
    }

    /// <summary>The first calls.</summary>
    public static ReplayInputs Part(ReplayInputs inputs, int calls) => inputs with { Log = inputs.Log with { Calls = [.. inputs.Log.Calls.Take(calls)] } };

    /// <summary>The same calls, and all of them again behind the last.</summary>
    public static ReplayInputs Doubled(ReplayInputs inputs) => inputs with { Log = Repeated(inputs.Log, 2) };

    private static CallLog Repeated(CallLog log, int times)
    {
        var days = (long)Math.Ceiling((log.Calls[^1].At - log.Calls[0].At).TotalDays);
        // Whole weeks, so that an hour of the week stays what it was.
        var span = Duration.FromDays(days <= 1 ? 1 : (days + 6) / 7 * 7);
        var rows = log.Calls.Max(c => c.Row);
        return log with { Calls = [.. Enumerable.Range(0, times).SelectMany(i => log.Calls.Select(c => c with { Row = c.Row + (i * rows), At = c.At + (span * i) })).OrderBy(c => c.At)] };
    }

    private static CallLog ReadLog(string file, string map)
    {
        using var bytes = File.OpenRead(file);
        return LogReader.Read(file, bytes, MappingFile.Read(map, File.ReadAllText(map), [.. Protocols.Keys]));
    }

    private static string? Seattle()
    {
        if (Environment.GetEnvironmentVariable("RIGHTCALL_SHARED") is { Length: > 0 } named) return Path.Combine(named, "data", SeattleFile);
        for (var folder = Directory.GetParent(Root); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", SeattleFile) is var file && File.Exists(file)) return file;
        return null;
    }

    private static string In(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "RightCall.slnx"))) return folder.FullName;
        throw new InvalidOperationException("Run the bench from a checkout: no folder above it holds RightCall.slnx.");
    }
}
