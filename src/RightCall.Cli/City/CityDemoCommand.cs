using System.CommandLine;
using RightCall.City.Demonstration;
using RightCall.City.Packs;

namespace RightCall.Cli.City;

/// <summary><c>rightcall city demo</c>: the made-up city as a pack.</summary>
internal static class CityDemoCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var seed = new Option<int>("--seed") { Description = "The seed; the same one makes the same city (default: 1).", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--out") { Description = "The pack's folder (default: demo-city).", DefaultValueFactory = _ => "demo-city" };
        var command = new CommandWithExamples("demo", "Makes the demonstration city: a port of about 300,000 people that exists nowhere, with its fleet, its rates of calls and a week of calls to replay.",
            "rightcall city demo --out demo-city", "rightcall replay demo-city/calls.csv --map demo-city/map.yaml --city demo-city --policy right-responder") { seed, output };
        command.SetAction(parsed => CityBuildCommand.Run(parsed.InvocationConfiguration.Output, () => CityBuilder.Build(DemonstrationCity.Make(parsed.GetValue(seed))), parsed.GetValue(output)!, null));
        return command;
    }
}
