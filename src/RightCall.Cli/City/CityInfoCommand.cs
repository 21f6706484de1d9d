using System.CommandLine;
using System.Globalization;
using RightCall.City.Packs;

namespace RightCall.Cli.City;

/// <summary><c>rightcall city info</c>: what a pack holds.</summary>
internal static class CityInfoCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "The pack's folder." };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of text." };
        var command = new CommandWithExamples("info", "Says what a city pack holds: how much of what, from where, and how many problems its import had.", "rightcall city info columbus") { folder, json };
        command.SetAction(parsed => CityInput.Run(() =>
        {
            var manifest = CityPack.ReadManifest(parsed.GetValue(folder)!);
            if (parsed.GetValue(json)) Json.Write(parsed.InvocationConfiguration.Output, manifest);
            else Write(parsed.InvocationConfiguration.Output, manifest);
            return 0;
        }));
        return command;
    }

    /// <summary>Writes it as text.</summary>
    public static void Write(TextWriter output, CityManifest manifest)
    {
        output.WriteLine($"{manifest.Name} ({manifest.TimeZone})");
        if (manifest.Attribution.Length > 0) output.WriteLine($"  {manifest.Attribution}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {manifest.Box[0]:0.0000} to {manifest.Box[2]:0.0000} north, {manifest.Box[1]:0.0000} to {manifest.Box[3]:0.0000} east"));
        foreach (var (what, count) in manifest.Counts) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count,9:N0} {what}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {manifest.Problems.Values.Sum(),9:N0} problems of the import{(manifest.Problems.Count == 0 ? "" : $": {string.Join(", ", manifest.Problems.Select(p => $"{p.Key} {p.Value}"))}")}"));
        output.WriteLine(manifest.Rules is not { } rules ? "  no rules: '--rules FOLDER' puts protocols and plans into a pack"
            : string.Create(CultureInfo.InvariantCulture, $"  {rules.Natures,9:N0} natures with their protocols, plan {rules.Live}{string.Concat(rules.Baselines.Select(b => $", baseline {b}"))}; {(rules.Sample ? "sample, nobody signed them" : "approved")}; {rules.Hash}"));
        foreach (var (name, file) in manifest.Files.Where(f => !f.Key.Contains('/', StringComparison.Ordinal))) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {file.Bytes / 1e6,9:N1} MB {name}"));
        var rest = manifest.Files.Where(f => f.Key.Contains('/', StringComparison.Ordinal)).ToList();
        if (rest.Count > 0) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {rest.Sum(f => f.Value.Bytes) / 1e6,9:N1} MB in {rest.Count} files of rules"));
    }
}
