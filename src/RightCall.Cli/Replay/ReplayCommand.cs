using System.CommandLine;
using RightCall.Planning.Callers;
using RightCall.Planning.Files;

namespace RightCall.Cli.Replay;

/// <summary><c>rightcall replay</c>: a city's call log through triage and dispatch, under one or several policies side by side.</summary>
internal static class ReplayCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var log = new Argument<string>("log") { Description = "The call log: a CSV file, plain or packed with gzip." };
        var map = new Option<string>("--map") { Description = "The mapping file that says how the log is read.", Required = true };
        var policies = new Option<string[]>("--policy") { Description = "A policy's name or file; give it again to compare several.", Required = true };
        var fleet = new Option<string?>("--fleet") { Description = "The fleet file; without one a fleet is proposed, the same for every policy." };
        var city = new Option<string?>("--city") { Description = "A folder of the city: crews drive on its streets, if it has a pack, and its fleet.yaml is used where --fleet is not given." };
        var seed = new Option<ulong>("--seed") { Description = "The seed of chance (default: 1).", DefaultValueFactory = _ => 1 };
        var variant = new Option<string>("--variant") { Description = "Which value of uncertain figures: low, middle or high danger (default: middle).", DefaultValueFactory = _ => "middle" };
        variant.AcceptOnlyFromAmong("low", "middle", "high");
        var output = new Option<string?>("--out") { Description = "A folder for the journal, the report, every row's fate and the fleet." };
        var audit = new Option<bool>("--audit") { Description = "Compute every determination again with an independent evaluator, and check every disqualifier." };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of text." };
        var partial = new Option<bool>("--partial") { Description = "Replay what can be read of a file that is cut off." };
        var (protocols, plans) = (RuleFolders.ProtocolsOption(), RuleFolders.PlansOption());
        var command = new CommandWithExamples("replay", "Sends a city's call log through the same triage and dispatch that serve live callers, and reports who goes first, why, and what it takes.",
            "rightcall replay samples/day/day.csv --map samples/day/map.yaml --policy police-first --policy right-responder",
            "rightcall replay calls.csv.gz --map mappings/seattle-911-2015.yaml --policy right-responder --audit --out run",
            "rightcall replay calls.csv --map map.yaml --policy right-responder --city manhattan") { log, map, policies, fleet, city, seed, variant, output, audit, json, partial, protocols, plans };
        command.SetAction(parsed => Run(new(parsed.GetValue(log)!, parsed.GetValue(map)!, parsed.GetValue(policies)!, parsed.GetValue(fleet), parsed.GetValue(city), parsed.GetValue(seed),
            Variants.All.First(v => v.Id() == parsed.GetValue(variant)), parsed.GetValue(output), parsed.GetValue(audit), parsed.GetValue(json), parsed.GetValue(partial),
            parsed.GetValue(protocols)!, parsed.GetValue(plans)!)));
        return command;
    }

    private static int Run(ReplayOptions options)
    {
        if (ReplayFiles.Read(options.Protocols, options.Plans, options.Map, options.Policies) is not { } files) return CommandLine.WrongInput;
        var names = files.Policies.Select(p => p.Id).ToList();
        if (names.Distinct().Count() < names.Count)
        {
            Console.Error.WriteLine($"rightcall: --policy names one policy twice ({string.Join(", ", names)}): name each once.");
            return CommandLine.WrongInput;
        }
        try
        {
            return new ReplayRun(options, files).Run();
        }
        catch (InputException e)
        {
            foreach (var problem in e.Problems) Console.Error.WriteLine(problem);
            return CommandLine.WrongInput;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"rightcall: {e.Message}");
            return CommandLine.WrongInput;
        }
    }
}
