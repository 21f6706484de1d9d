using System.CommandLine;
using RightCall.City.Demonstration;
using RightCall.City.Imports;
using RightCall.City.Packs;

namespace RightCall.Cli.City;

/// <summary><c>rightcall city demo</c>: the made-up city as a pack.</summary>
internal static class CityDemoCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var seed = new Option<int>("--seed") { Description = "The seed; the same one makes the same city (default: 1).", DefaultValueFactory = _ => 1 };
        var rules = new Option<string?>("--rules") { Description = "A folder with protocols/ and plans/ (default: the sample rules that ship, here or above)." };
        var output = new Option<string>("--out") { Description = "The pack's folder (default: demo-city).", DefaultValueFactory = _ => "demo-city" };
        var command = new CommandWithExamples("demo", "Makes the demonstration city: a port of about 300,000 people that exists nowhere, with its fleet, sample rules, its rates of calls and a week of calls to replay.",
            "rightcall city demo --out demo-city", "rightcall replay demo-city/calls.csv --map demo-city/map.yaml --city demo-city --policy right-responder") { seed, rules, output };
        command.SetAction(parsed => CityBuildCommand.Run(parsed.InvocationConfiguration.Output, () => Build(parsed.GetValue(seed), parsed.GetValue(rules) ?? Path.Combine(RuleFolders.Find("protocols"), "..")), parsed.GetValue(output)!, null));
        return command;
    }

    private static CityResult Build(int seed, string rules)
    {
        var draft = DemonstrationCity.Make(seed);
        RuleImport.Read(draft, rules);
        return CityBuilder.Build(draft);
    }
}
