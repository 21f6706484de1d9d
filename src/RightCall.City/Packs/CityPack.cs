using NetTopologySuite.Geometries;
using RightCall.City.Imports;
using RightCall.City.Places;
using RightCall.City.Zones;
using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.City.Packs;

/// <summary>A city's pack, opened: streets, zones, sites, rules, the fleet's file, and the search for places. Immutable; safe to share between threads.</summary>
public sealed class CityPack
{
    internal const string ManifestFile = "city.json";
    internal const string RoadsFile = "roads.bin";
    internal const string PlacesFile = "places.db";
    internal const string ZonesFile = "zones.geojson";
    internal const string GroundFile = "ground.geojson";
    internal const string SitesFile = "sites.csv";
    internal const string ProblemsFile = "problems.csv";

    /// <summary>The file of the fleet with its shifts.</summary>
    public const string FleetFile = "fleet.yaml";

    private readonly string _folder;
    private readonly Lazy<CityRules?> _rules;
    private readonly Lazy<PlaceIndex> _places;

    private CityPack(string folder, CityManifest manifest, RoadNetwork roads, ZoneMap zones, IReadOnlyList<Site> sites) =>
        (_folder, Manifest, Roads, Zones, Sites, _rules, _places) = (folder, manifest, roads, zones, sites, new(ReadRules), new(() => PlaceIndex.Read(Path.Combine(folder, PlacesFile), manifest.Name)));

    /// <summary>The table of contents.</summary>
    public CityManifest Manifest { get; }

    /// <summary>The streets.</summary>
    public RoadNetwork Roads { get; }

    /// <summary>The zones.</summary>
    public ZoneMap Zones { get; }

    /// <summary>Stations and facilities.</summary>
    public IReadOnlyList<Site> Sites { get; }

    /// <summary>The rules, read when they are first asked for (a second for a hundred natures); null where the pack has none.</summary>
    /// <exception cref="InvalidDataException">A rule file is damaged.</exception>
    public CityRules? Rules => _rules.Value;

    /// <summary>The middle of the streets.</summary>
    public GeoPoint Centre => GeoPoint.FromDegrees(Manifest.Centre[0], Manifest.Centre[1]);

    /// <summary>Whether a folder has a table of contents of a pack.</summary>
    public static bool IsPack(string folder) => File.Exists(Path.Combine(folder, ManifestFile));

    /// <summary>Opens a pack; its streets are mapped, not read.</summary>
    /// <exception cref="InvalidDataException">The folder is no pack, or a file of it is missing or damaged; the message says which and what to do.</exception>
    public static CityPack Open(string folder)
    {
        var manifest = ReadManifest(folder);
        foreach (var (name, file) in manifest.Files)
        {
            var found = new FileInfo(Path.Combine(folder, name));
            if (!found.Exists || found.Length != file.Bytes)
                throw new InvalidDataException($"{found.FullName} {(found.Exists ? $"has {found.Length:N0} bytes and should have {file.Bytes:N0}" : "is missing")}. Build the pack again.");
        }
        RoadNetwork roads;
        try
        {
            var path = Path.Combine(folder, RoadsFile);
            using var file = File.OpenHandle(path, share: FileShare.Read | FileShare.Delete);
            roads = RoadNetwork.Open(file, path);
        }
        catch (RoadFileException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
        return new(folder, manifest, roads, ZoneFile.ReadPack(Path.Combine(folder, ZonesFile)), ReadSites(Path.Combine(folder, SitesFile)));
    }

    /// <summary>Water and parks, for drawing.</summary>
    public IReadOnlyList<(string Kind, Geometry Shape)> ReadGround() => ZoneFile.ReadGround(Path.Combine(_folder, GroundFile));

    /// <summary>The text of a file that stands in the pack as it is, such as <see cref="FleetFile"/>; null where the pack has none of that name.</summary>
    public string? TextOf(string name) => Manifest.Files.ContainsKey(name) ? File.ReadAllText(Path.Combine(_folder, name)) : null;

    /// <summary>Opens the search for places: one for each thread. What they hold in memory they share.</summary>
    public PlaceBook OpenPlaces() => new(Path.Combine(_folder, PlacesFile), Centre, _places.Value);

    /// <summary>Opens the search for places of a pack without the rest of it.</summary>
    /// <exception cref="InvalidDataException">The folder is no pack.</exception>
    public static PlaceBook OpenPlaces(string folder)
    {
        var manifest = ReadManifest(folder);
        var file = Path.Combine(folder, PlacesFile);
        return new(file, GeoPoint.FromDegrees(manifest.Centre[0], manifest.Centre[1]), PlaceIndex.Read(file, manifest.Name));
    }

    /// <summary>The table of contents of a pack, without the rest of it.</summary>
    /// <exception cref="InvalidDataException">The folder is no pack, or its table of contents is damaged.</exception>
    public static CityManifest ReadManifest(string folder)
    {
        var path = Path.Combine(folder, ManifestFile);
        return File.Exists(path) ? CityManifest.Read(path)
            : throw new InvalidDataException($"{Path.GetFullPath(folder)} is no city pack: it has no {ManifestFile}. 'rightcall city build' makes one.");
    }

    private CityRules? ReadRules()
    {
        if (Manifest.Rules is null) return null;
        var problems = new List<CityProblem>();
        return CityRules.Read(Path.Combine(_folder, RuleImport.Folder), problems) is { } rules && rules.Rulebook.Hash == Manifest.Rules.Hash ? rules
            : throw new InvalidDataException($"The rules in {Path.GetFullPath(_folder)} are not those that were written: {problems.FirstOrDefault()?.ToString() ?? "their hash is another"}. Build the pack again.");
    }

    private static List<Site> ReadSites(string path)
    {
        var draft = new CityDraft { Name = "", TimeZone = "", Attribution = "" };
        SiteFile.ReadRows(draft, path, "");
        return draft.Problems.Count == 0 ? [.. draft.Sites.Select(s => s.Site)] : throw new InvalidDataException($"{path} is damaged: {draft.Problems[0].Message} Build the pack again.");
    }
}
