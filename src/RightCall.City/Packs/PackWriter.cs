using RightCall.City.Imports;
using RightCall.City.Places;
using RightCall.Domain.Geo;

namespace RightCall.City.Packs;

/// <summary>Writes a city as a folder. The same city makes the same bytes.</summary>
public static class PackWriter
{
    /// <summary>Writes the pack: beside its place first, then moved there as a whole, so that a half-written pack is never seen.</summary>
    /// <param name="result">A sound city, and the problems of its import.</param>
    /// <param name="folder">Where; an older pack there is replaced.</param>
    /// <exception cref="IOException">The folder holds something that is no pack, or cannot be written.</exception>
    public static CityManifest Write(CityResult result, string folder)
    {
        if (result.City is null) throw new ArgumentException("A city with errors is not written.", nameof(result));
        folder = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(Path.Combine(folder, CityPack.ManifestFile)))
            throw new IOException($"{folder} holds other things than a pack. Nothing was written; name another folder.");
        var (making, old) = (folder + ".new", folder + ".old");
        foreach (var left in (ReadOnlySpan<string>)[making, old]) if (Directory.Exists(left)) Directory.Delete(left, recursive: true);
        CityManifest manifest;
        try
        {
            manifest = Make(result, making);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What was begun is of no use to anybody; the disk may be full of it.
            if (Directory.Exists(making)) Directory.Delete(making, recursive: true);
            throw new IOException($"{e.Message.TrimEnd('.')}. No pack was written{(Directory.Exists(folder) ? "; the one that was there is as it was" : "")}.", e);
        }
        if (Directory.Exists(folder)) Directory.Move(folder, old);
        Directory.Move(making, folder);
        if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
        return manifest;
    }

    private static CityManifest Make(CityResult result, string making)
    {
        var city = result.City!;
        Directory.CreateDirectory(making);
        using (var roads = File.Create(Path.Combine(making, CityPack.RoadsFile))) city.Roads.Save(roads);
        PlaceFile.Write(Path.Combine(making, CityPack.PlacesFile), city.Places);
        File.WriteAllText(Path.Combine(making, CityPack.ZonesFile), ZoneFile.Write(city.Draft.Zones));
        File.WriteAllText(Path.Combine(making, CityPack.GroundFile), ZoneFile.WriteGround(city.Draft.Water, city.Draft.Green));
        File.WriteAllText(Path.Combine(making, CityPack.SitesFile), SiteFile.Write(city.Sites));
        File.WriteAllText(Path.Combine(making, CityPack.ProblemsFile), CityProblem.ToCsv(result.Problems));
        foreach (var (name, text) in city.Draft.Texts)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(making, name))!);
            File.WriteAllText(Path.Combine(making, name), text);
        }
        var manifest = ManifestOf(result, making);
        File.WriteAllText(Path.Combine(making, CityPack.ManifestFile), manifest.ToJson());
        return manifest;
    }

    private static CityManifest ManifestOf(CityResult result, string folder)
    {
        var (draft, graph) = (result.City!.Draft, result.City.Roads.Graph);
        var (low, high) = RoadParts.Corners(graph);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal)
        {
            ["nodes"] = graph.NodeCount,
            ["streets"] = graph.StreetCount,
            ["turn restrictions"] = draft.Turns.Count,
            ["street names"] = graph.NameCount - 1,
            ["houses"] = result.City.Places.Houses.Length,
            ["landmarks"] = result.City.Places.Landmarks.Length,
        };
        foreach (var kind in draft.Zones.GroupBy(z => z.Zone.Kind)) counts[$"zones: {kind.Key}"] = kind.Count();
        foreach (var kind in result.City.Sites.GroupBy(s => s.Kind)) counts[$"sites: {kind.Key}"] = kind.Count();
        var files = new SortedDictionary<string, PackFile>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) files[Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')] = PackFile.Of(file);
        var centre = new GeoPoint((int)(((long)low.LatitudeE7 + high.LatitudeE7) / 2), (int)(((long)low.LongitudeE7 + high.LongitudeE7) / 2));
        return new()
        {
            Format = CityManifest.CurrentFormat,
            Name = draft.Name,
            TimeZone = draft.TimeZone,
            Attribution = draft.Attribution,
            Centre = [centre.Latitude, centre.Longitude],
            Box = [low.Latitude, low.Longitude, high.Latitude, high.Longitude],
            Counts = counts,
            Problems = new(result.Problems.GroupBy(p => p.Code).ToDictionary(g => g.Key, g => g.Count()), StringComparer.Ordinal),
            Rules = draft.Rules is null ? null : PackRules.Of(draft.Rules),
            Files = files,
        };
    }
}
