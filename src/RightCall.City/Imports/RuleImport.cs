using RightCall.City.Packs;

namespace RightCall.City.Imports;

/// <summary>Takes a city's rules into its pack: natures with their protocols, plans, and the figures that a replay draws from, as the files that they are.</summary>
public static class RuleImport
{
    /// <summary>Where the rules stand in a pack.</summary>
    internal const string Folder = "rules";

    // Written cases and schemas are for those who write rules, and stay where they are written.
    private static readonly string[] Folders = [CityRules.ProtocolsFolder, $"{CityRules.ProtocolsFolder}/natures", $"{CityRules.ProtocolsFolder}/shared", CityRules.PlansFolder];

    /// <summary>Reads, checks and proves the rules of a folder; every problem is added to the draft, and so are the files where there is no error.</summary>
    /// <param name="draft">Takes files, rules and problems.</param>
    /// <param name="folder">A folder with <c>protocols/</c> and <c>plans/</c>.</param>
    public static void Read(CityDraft draft, string folder)
    {
        foreach (var part in (ReadOnlySpan<string>)[CityRules.ProtocolsFolder, CityRules.PlansFolder])
        {
            if (Directory.Exists(Path.Combine(folder, part))) continue;
            draft.Problems.Add(new(true, "CITY-050", folder, $"It has no folder {part}/; a folder of rules has {CityRules.ProtocolsFolder}/ and {CityRules.PlansFolder}/."));
            return;
        }
        if (CityRules.Read(folder, draft.Problems) is not { } rules) return;
        CityRules.Prove(folder, draft.Problems);
        draft.Rules = rules;
        foreach (var part in Folders.Where(p => Directory.Exists(Path.Combine(folder, p))))
            foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, part)).Where(f => Path.GetExtension(f) is ".yaml" or ".yml"))
                draft.Texts[$"{Folder}/{part}/{Path.GetFileName(file)}"] = File.ReadAllText(file);
    }
}
