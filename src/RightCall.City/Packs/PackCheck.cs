using RightCall.City.Imports;
using RightCall.City.Zones;

namespace RightCall.City.Packs;

/// <summary>Looks at a pack as it lies on the disk: whether its files are those that were written, and whether what they hold fits together.</summary>
public static class PackCheck
{
    /// <summary>Everything that is wrong; empty for a sound pack.</summary>
    public static IReadOnlyList<CityProblem> Of(string folder)
    {
        var problems = new List<CityProblem>();
        try
        {
            var manifest = CityPack.ReadManifest(folder);
            foreach (var (name, file) in manifest.Files) CheckFile(Path.Combine(folder, name), name, file, problems);
            if (problems.Count > 0) return problems;
            var pack = CityPack.Open(folder);
            RoadParts.Check(pack.Roads.Graph, problems);
            CheckZones(pack.Zones, problems);
            CheckSites(pack, problems);
            if (pack.Rules is not null) CityRules.Prove(Path.Combine(folder, RuleImport.Folder), problems);
            using var places = pack.OpenPlaces();
            if (places.Damage() is { } damage) problems.Add(new(true, "PACK-003", CityPack.PlacesFile, $"SQLite says: {damage}. Build the pack again."));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            problems.Add(new(true, "PACK-001", folder, e.Message));
        }
        return problems;
    }

    private static void CheckFile(string path, string name, PackFile wanted, List<CityProblem> problems)
    {
        if (!File.Exists(path)) problems.Add(new(true, "PACK-002", name, "It is missing. Build the pack again."));
        else if (PackFile.Of(path) is var found && found.Bytes != wanted.Bytes) problems.Add(new(true, "PACK-002", name, $"It has {found.Bytes:N0} bytes and should have {wanted.Bytes:N0}: it was cut off or written over. Build the pack again."));
        else if (found.Sha256 != wanted.Sha256) problems.Add(new(true, "PACK-002", name, "Its contents are not those that were written (SHA-256). Build the pack again."));
    }

    private static void CheckZones(ZoneMap zones, List<CityProblem> problems)
    {
        foreach (var (zone, shape) in zones.Shapes)
            if (!shape.IsValid) problems.Add(new(true, "CITY-022", $"{CityPack.ZonesFile} {zone.Kind} {zone.Id}", "Its outline crosses itself."));
    }

    private static void CheckSites(CityPack pack, List<CityProblem> problems)
    {
        foreach (var site in pack.Sites)
            if (DraftCheck.NearestStreet(pack.Roads.Graph, pack.Roads.Streets, site.At, DraftCheck.FarthestFromStreet) is null)
                problems.Add(new(true, "CITY-031", $"{CityPack.SitesFile} {site.Id}", $"{site.Name} is more than {DraftCheck.FarthestFromStreet.Metres:0} m from every street that can be driven on."));
    }
}
