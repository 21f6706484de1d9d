using System.Globalization;
using RightCall.City.Packs;
using RightCall.Planning.Fleets;
using RightCall.Planning.Files;

namespace RightCall.Cli.City;

/// <summary>A city's fleet on its way into a pack, and in it: read by the reader that replays use.</summary>
internal static class FleetSource
{
    /// <summary>Adds a fleet's file to a draft, and every problem of it.</summary>
    public static void Read(CityDraft draft, string file)
    {
        var text = File.ReadAllText(file);
        var problems = Problems(Path.GetFileName(file), text, out var fleet);
        draft.Problems.AddRange(problems);
        if (fleet is null) return;
        draft.Texts[CityPack.FleetFile] = text;
        draft.Homes.AddRange(fleet.Units.Select(u => new DraftHome(u.Definition.Id.ToString(), u.Definition.Home, Path.GetFileName(file))));
    }

    /// <summary>What is wrong with a fleet's file.</summary>
    public static IReadOnlyList<CityProblem> Problems(string file, string text, out Fleet? fleet)
    {
        fleet = null;
        try
        {
            fleet = FleetFile.Read(file, text);
            return [];
        }
        catch (InputException e)
        {
            return [.. e.Problems.Select(p => new CityProblem(true, "CITY-060", p.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{p.File} line {p.Line}") : p.File, $"{(p.Where.Length > 0 ? $"{p.Where}: " : "")}{p.Text}"))];
        }
    }
}
