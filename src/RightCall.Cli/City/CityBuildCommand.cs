using System.CommandLine;
using System.Diagnostics;
using RightCall.City.Packs;

namespace RightCall.Cli.City;

/// <summary><c>rightcall city build</c>: a city pack from open data.</summary>
internal static class CityBuildCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var osm = new Option<string?>("--osm") { Description = "An OpenStreetMap extract (.osm.pbf)." };
        var nodes = new Option<string?>("--nodes") { Description = "A table of nodes (index, x, y), CSV or .csv.gz; with --arcs, instead of --osm." };
        var arcs = new Option<string?>("--arcs") { Description = "A table of arcs (fromNode, toNode, mode_1 with lights, mode_2 without: days)." };
        var zones = new Option<string[]>("--zones") { Description = "Zones as GeoJSON, as KIND=FILE or FILE (then the kind is the file's name); give it again for more kinds." };
        var stations = new Option<string?>("--stations") { Description = "Stations as CSV: latitude, longitude, and where known id, name, kind." };
        var hospitals = new Option<string?>("--hospitals") { Description = "Hospitals as CSV, like --stations." };
        var rules = new Option<string?>("--rules") { Description = "A folder with protocols/ and plans/: they are checked, proved and copied into the pack." };
        var fleet = new Option<string?>("--fleet") { Description = "The fleet with its shifts, as replays read it (YAML)." };
        var name = new Option<string?>("--name") { Description = "The city's name (default: that of the extract, or of the tables' folder)." };
        var zone = new Option<string?>("--time-zone") { Description = "Its time zone, such as America/New_York." };
        var attribution = new Option<string?>("--attribution") { Description = "Where the data come from; OpenStreetMap's stands by itself." };
        var output = new Option<string?>("--out") { Description = "The pack's folder (default: the city's name, in the folder where you are)." };
        var list = new Option<string?>("--problems") { Description = "A CSV file for every problem; a pack holds the same list." };
        var command = new CommandWithExamples("build", "Builds a city pack: streets, places, zones, sites, and where they are named the fleet and the rules. Every problem is listed with its place and counted; a pack is written only when it is sound.",
            "rightcall city build --osm columbus.osm.pbf --zones district=districts.geojson --stations stations.csv --fleet fleet.yaml --rules . --time-zone America/New_York --out columbus",
            "rightcall city build --nodes nodes.csv.gz --arcs arcs.csv.gz --name Auckland") { osm, nodes, arcs, zones, stations, hospitals, rules, fleet, name, zone, attribution, output, list };
        command.Validators.Add(parsed =>
        {
            var tables = (parsed.GetValue(nodes) is null ? 0 : 1) + (parsed.GetValue(arcs) is null ? 0 : 1);
            if ((parsed.GetValue(osm) is null ? 0 : 2) + tables != 2 || (parsed.GetValue(osm) is not null && tables > 0)) parsed.AddError("The streets come from --osm, or from --nodes and --arcs together.");
        });
        command.SetAction(parsed =>
        {
            var title = parsed.GetValue(name) ?? (parsed.GetValue(osm) is { } extract ? Stem(extract) : Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(parsed.GetValue(arcs)!))!));
            var sources = new CitySources(parsed.GetValue(osm), parsed.GetValue(nodes), parsed.GetValue(arcs), [.. parsed.GetValue(zones)!.Select(KindAndFile)], parsed.GetValue(stations), parsed.GetValue(hospitals),
                parsed.GetValue(rules), parsed.GetValue(fleet), title, parsed.GetValue(zone), parsed.GetValue(attribution) ?? "");
            return Run(parsed.InvocationConfiguration.Output, sources.Build, parsed.GetValue(output) ?? title.ToLowerInvariant().Replace(' ', '-'), parsed.GetValue(list));
        });
        return command;
    }

    /// <summary>Builds, lists the problems, and writes the pack if there is no error.</summary>
    public static int Run(TextWriter output, Func<CityResult> build, string folder, string? list)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var result = build();
            if (list is not null) File.WriteAllText(list, CityProblem.ToCsv(result.Problems));
            CityReport.Write(Console.Error, result.Problems);
            if (result.City is null)
            {
                Console.Error.WriteLine("rightcall: no pack was made; mend the errors and build again.");
                return CommandLine.WrongInput;
            }
            var manifest = PackWriter.Write(result, folder);
            CityInfoCommand.Write(output, manifest);
            output.WriteLine($"{folder}: written in {clock.Elapsed.TotalSeconds:0.0} s.");
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"rightcall: {e.Message}");
            return CommandLine.WrongInput;
        }
    }

    private static (string Kind, string File) KindAndFile(string value)
    {
        var at = value.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? (value[..at], value[(at + 1)..]) : (Stem(value), value);
    }

    private static string Stem(string file)
    {
        var name = Path.GetFileName(file);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? name[..dot] : name;
    }
}
