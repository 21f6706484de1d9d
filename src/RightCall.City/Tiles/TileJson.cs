using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RightCall.City.Packs;

namespace RightCall.City.Tiles;

/// <summary>What a map must know of a city's tiles before it asks for one (TileJSON 3.0): where they are, which layers they have, whom to name.</summary>
public static class TileJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    // Layers and their attributes, in the words of TileJSON; docs/guide/city.md says what they mean.
    private static readonly (string Layer, (string Name, string Type)[] Fields)[] Layers =
    [
        ("green", []),
        ("water", []),
        ("zones", [("kind", "String"), ("id", "String"), ("name", "String"), ("population", "Number")]),
        ("zone_names", [("kind", "String"), ("id", "String"), ("name", "String"), ("population", "Number")]),
        ("sites", [("id", "String"), ("name", "String"), ("kind", "String"), ("beds", "Number")]),
        ("streets", [("class", "String"), ("name", "String"), ("one_way", "Number"), ("lights_only", "Boolean")]),
        ("street_names", [("class", "String"), ("name", "String")]),
    ];

    /// <summary>The description as JSON.</summary>
    /// <param name="city">The pack's table of contents.</param>
    /// <param name="firstZoom">The coarsest zoom that there is.</param>
    /// <param name="lastZoom">The finest; a map magnifies beyond it.</param>
    /// <param name="address">Where a tile is, with {z}, {x} and {y}.</param>
    public static string Of(CityManifest city, int firstZoom, int lastZoom, string address) => JsonSerializer.Serialize(new
    {
        tilejson = "3.0.0",
        name = city.Name,
        attribution = city.Attribution,
        tiles = new[] { address },
        minzoom = firstZoom,
        maxzoom = lastZoom,
        bounds = new[] { city.Box[1], city.Box[0], city.Box[3], city.Box[2] },
        center = new[] { city.Centre[1], city.Centre[0], Math.Min(lastZoom, 12) },
        vector_layers = Layers.Select(l => new { id = l.Layer, fields = l.Fields.ToDictionary(f => f.Name, f => f.Type) }),
    }, Options) + "\n";
}
