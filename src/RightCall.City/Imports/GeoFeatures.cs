using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.IO.Converters;
using RightCall.City.Packs;

namespace RightCall.City.Imports;

/// <summary>Reads a GeoJSON FeatureCollection feature by feature, so that every one that is wrong is named, and not only the first.</summary>
internal static class GeoFeatures
{
    /// <summary>How GeoJSON is read and written here.</summary>
    public static readonly JsonSerializerOptions Options = new() { Converters = { new GeoJsonConverterFactory() } };

    private static readonly string[] Shapes = ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

    /// <summary>The features that can be read, each with its place; what is wrong with the others, or with the file, is added to the draft's problems.</summary>
    public static List<(string Place, IFeature Feature)> Read(CityDraft draft, string path)
    {
        var file = Path.GetFileName(path);
        void Error(string place, string message) => draft.Problems.Add(new(true, "CITY-024", place, message));
        var read = new List<(string, IFeature)>();
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
            {
                Error(file, $"It is no GeoJSON: {(root.ValueKind == JsonValueKind.Object ? "it has no type" : $"it holds {Kind(root)}")}; a file of zones is a FeatureCollection of polygons. No zone of it was read.");
                return [];
            }
            if (type.GetString() != "FeatureCollection" || !root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
            {
                Error(file, $"It is {(type.GetString() == "FeatureCollection" ? "a FeatureCollection without a list of features" : $"of the type '{type.GetString()}'")}; a file of zones is a FeatureCollection of polygons. No zone of it was read.");
                return [];
            }
            if (features.GetArrayLength() == 0) Error(file, "It holds no features; a file of zones is a FeatureCollection of polygons.");
            var number = 0;
            foreach (var element in features.EnumerateArray())
            {
                var place = $"{file} feature {++number}";
                if (Wrong(element) is { } wrong) Error(place, wrong);
                else if (One(element, out var message) is { } feature) read.Add((place, feature));
                else Error(place, message);
            }
        }
        catch (JsonException e)
        {
            Error(file, $"It is no JSON, or cut off, at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}. No zone of it was read.");
            return [];
        }
        return read;
    }

    private static string? Wrong(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) return $"It is {Kind(element)} and no Feature.";
        if (!element.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "Feature") return "Its type is not 'Feature'.";
        if (!element.TryGetProperty("geometry", out var shape) || shape.ValueKind == JsonValueKind.Null) return "It has no shape; a zone is a Polygon or MultiPolygon.";
        if (shape.ValueKind != JsonValueKind.Object || !shape.TryGetProperty("type", out var kind) || kind.ValueKind != JsonValueKind.String) return "Its geometry has no type; a zone is a Polygon or MultiPolygon.";
        return Shapes.Contains(kind.GetString()) ? null : $"'{kind.GetString()}' is no type of shape; a zone is a Polygon or MultiPolygon.";
    }

    private static IFeature? One(JsonElement element, out string message)
    {
        message = "";
        try
        {
            return element.Deserialize<IFeature>(Options);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException or InvalidOperationException or NotSupportedException or InvalidCastException or IndexOutOfRangeException)
        {
            message = $"Its coordinates cannot be read: {e.Message.Split(" Path:")[0].TrimEnd('.')}.";
            return null;
        }
    }

    private static string Kind(JsonElement element) => element.ValueKind switch { JsonValueKind.Array => "a list", JsonValueKind.String => "a text", JsonValueKind.Number => "a number", JsonValueKind.Null => "nothing", _ => "true or false" };
}
