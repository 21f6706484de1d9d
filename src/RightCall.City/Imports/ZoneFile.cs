using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using RightCall.City.Packs;
using RightCall.City.Zones;

namespace RightCall.City.Imports;

/// <summary>Reads and writes zones as GeoJSON: a FeatureCollection of polygons, coordinates in degrees.</summary>
public static class ZoneFile
{
    private static readonly JsonSerializerOptions Options = GeoFeatures.Options;
    private static readonly string[] IdWords = ["id", "code", "beat", "precinct", "district", "zone", "area", "number", "geoid"];
    private static readonly string[] NameWords = ["name", "label", "title", "neighborhood", "neighbourhood"];
    private static readonly string[] PopulationWords = ["population", "pop", "people", "residents"];

    /// <summary>Adds the zones of a file to a draft, and every problem of it.</summary>
    /// <param name="draft">Takes zones and problems.</param>
    /// <param name="path">The file.</param>
    /// <param name="kind">What sort of zone they are.</param>
    public static void Read(CityDraft draft, string path, string kind)
    {
        var file = Path.GetFileName(path);
        var read = GeoFeatures.Read(draft, path);
        if (read.Count == 0) return;
        var features = read.ConvertAll(r => r.Feature);
        var (id, name, population) = (IdOf(features), PropertyOf(features[0], NameWords), PropertyOf(features[0], PopulationWords));
        if (id is null) draft.Problems.Add(new(false, "CITY-025", file, $"No property tells the zones apart; they have {Properties(features[0])}. They are numbered in the file's order."));
        for (var i = 0; i < features.Count; i++)
        {
            var (place, feature) = read[i];
            var zone = new Zone(kind, id is null ? (i + 1).ToString(CultureInfo.InvariantCulture) : Text(feature, id), "", null);
            zone = zone with { Name = name is not null && Text(feature, name) is { Length: > 0 } text ? text : zone.Id, Population = People(draft, feature, population, place) };
            if (!InDegrees(feature.Geometry)) draft.Problems.Add(new(true, "CITY-023", place, $"{kind} '{zone.Id}' has coordinates beyond -180 to 180 and -90 to 90, such as {feature.Geometry.Coordinate}: GeoJSON is in degrees (WGS 84). Convert it."));
            else draft.Zones.Add(new(zone, feature.Geometry, place));
        }
    }

    /// <summary>Zones as GeoJSON, by kind and id.</summary>
    public static string Write(IEnumerable<DraftZone> zones)
    {
        var features = new FeatureCollection();
        foreach (var (zone, shape, _) in zones.OrderBy(z => z.Zone.Kind, StringComparer.Ordinal).ThenBy(z => z.Zone.Id, StringComparer.Ordinal))
        {
            var attributes = new AttributesTable { { "kind", zone.Kind }, { "id", zone.Id }, { "name", zone.Name } };
            if (zone.Population is { } people) attributes.Add("population", people);
            features.Add(new Feature(shape, attributes));
        }
        return JsonSerializer.Serialize(features, Options);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    internal static ZoneMap ReadPack(string path)
    {
        return new(Collection(path).Select(f => (new Zone(Text(f, "kind"), Text(f, "id"), Text(f, "name"), int.TryParse(Text(f, "population"), CultureInfo.InvariantCulture, out var people) ? people : null), f.Geometry)));
    }

    /// <summary>Water and parks for drawing, as GeoJSON.</summary>
    internal static string WriteGround(IEnumerable<Geometry> water, IEnumerable<Geometry> green)
    {
        var features = new FeatureCollection();
        foreach (var w in water) features.Add(new Feature(w, new AttributesTable { { "kind", "water" } }));
        foreach (var g in green) features.Add(new Feature(g, new AttributesTable { { "kind", "green" } }));
        return JsonSerializer.Serialize(features, Options);
    }

    /// <summary>Reads what <see cref="WriteGround"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    internal static IReadOnlyList<(string Kind, Geometry Shape)> ReadGround(string path) => [.. Collection(path).Select(f => (Text(f, "kind"), f.Geometry))];

    private static FeatureCollection Collection(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<FeatureCollection>(File.ReadAllText(path), Options) ?? [];
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException or InvalidCastException)
        {
            throw new InvalidDataException($"{path} is damaged: {e.Message} Build the pack again.", e);
        }
    }

    // What calls itself the id is it, so that two of one id are found; else the first property by name that has a value of its own in every feature, or any such property.
    private static string? IdOf(List<IFeature> features)
    {
        var stated = (features[0].Attributes?.GetNames() ?? []).FirstOrDefault(n => n.Equals("id", StringComparison.OrdinalIgnoreCase));
        if (stated is not null && features.TrueForAll(f => Text(f, stated).Length > 0)) return stated;
        bool Unique(string property) => features.Select(f => Text(f, property)).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Count() == features.Count;
        var names = features[0].Attributes?.GetNames() ?? [];
        return names.OrderBy(n => Array.IndexOf(IdWords, n.ToLowerInvariant()) is >= 0 and var rank ? rank : int.MaxValue).FirstOrDefault(Unique);
    }

    private static string? PropertyOf(IFeature feature, string[] words) =>
        (feature.Attributes?.GetNames() ?? []).Where(n => words.Contains(n, StringComparer.OrdinalIgnoreCase)).MinBy(n => Array.IndexOf(words, n.ToLowerInvariant()));

    private static string Properties(IFeature feature) => feature.Attributes?.GetNames() is { Length: > 0 } names ? string.Join(", ", names) : "no properties";

    private static string Text(IFeature feature, string property) =>
        feature.Attributes?.Exists(property) == true ? Convert.ToString(feature.Attributes[property], CultureInfo.InvariantCulture) ?? "" : "";

    private static int? People(CityDraft draft, IFeature feature, string? property, string place)
    {
        if (property is null || Text(feature, property) is not { Length: > 0 } text) return null;
        if (double.TryParse(text, CultureInfo.InvariantCulture, out var people) && people is >= 0 and < 1e8) return (int)Math.Round(people);
        draft.Problems.Add(new(false, "CITY-026", place, $"'{text}' ({property}) is not a number of people; the zone has none."));
        return null;
    }

    private static bool InDegrees(Geometry shape) => shape.EnvelopeInternal is { MinX: >= -180, MaxX: <= 180, MinY: >= -90, MaxY: <= 90 };
}
