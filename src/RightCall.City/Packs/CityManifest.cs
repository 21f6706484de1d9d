using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using RightCall.Domain.Geo;

namespace RightCall.City.Packs;

/// <summary>A file of a pack.</summary>
/// <param name="Bytes">How long it is.</param>
/// <param name="Sha256">Its hash, in lower-case hexadecimal digits.</param>
public sealed record PackFile(long Bytes, string Sha256)
{
    internal static PackFile Of(string path)
    {
        using var file = File.OpenRead(path);
        return new(file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }
}

/// <summary>What a pack's rules are.</summary>
/// <param name="Hash">The rulebook's: of all protocols and the plan for live use.</param>
/// <param name="Sample">Whether any of it is a sample, which no live centre may use.</param>
/// <param name="Natures">How many natures.</param>
/// <param name="Live">The plan for live use.</param>
/// <param name="Baselines">Plans for replay only.</param>
public sealed record PackRules(string Hash, bool Sample, int Natures, string Live, string[] Baselines)
{
    internal static PackRules Of(CityRules rules) => new(rules.Rulebook.Hash, rules.IsSample, rules.Protocols.Count, rules.Rulebook.Policy.Id, [.. rules.Policies.Where(p => p.Id != rules.Rulebook.Policy.Id).Select(p => p.Id)]);
}

/// <summary>A pack's table of contents: city.json.</summary>
public sealed record CityManifest
{
    /// <summary>The format that this program writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The format; 1 is the only one yet.</summary>
    public required int Format { get; init; }
    /// <summary>The city's name.</summary>
    public required string Name { get; init; }
    /// <summary>Its time zone, as the IANA names it.</summary>
    public required string TimeZone { get; init; }
    /// <summary>Where the data come from and under which licence.</summary>
    public required string Attribution { get; init; }
    /// <summary>The middle of its streets: latitude and longitude.</summary>
    public required double[] Centre { get; init; }
    /// <summary>The box of its streets: south, west, north, east.</summary>
    public required double[] Box { get; init; }
    /// <summary>How many of what it holds: nodes, streets, turns, zones by kind, sites by kind, places.</summary>
    public required SortedDictionary<string, int> Counts { get; init; }
    /// <summary>How many problems of each code the import had; problems.csv lists every one.</summary>
    public required SortedDictionary<string, int> Problems { get; init; }
    /// <summary>Its rules; null where it has none.</summary>
    public PackRules? Rules { get; init; }
    /// <summary>The pack's files, each with its folder inside the pack.</summary>
    public required SortedDictionary<string, PackFile> Files { get; init; }

    /// <summary>Whether a point lies in the box of the streets.</summary>
    public bool Holds(GeoPoint at) => at.Latitude >= Box[0] && at.Longitude >= Box[1] && at.Latitude <= Box[2] && at.Longitude <= Box[3];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <exception cref="InvalidDataException">It is damaged, or of another format.</exception>
    internal static CityManifest Read(string path)
    {
        CityManifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<CityManifest>(File.ReadAllText(path), Options) ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is damaged: {e.Message} Build the pack again.", e);
        }
        return manifest.Format == CurrentFormat ? manifest : throw new InvalidDataException($"{path} has format {manifest.Format}, and this program reads format {CurrentFormat}. Build the pack again.");
    }
}
