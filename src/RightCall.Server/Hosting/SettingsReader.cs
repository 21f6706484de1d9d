using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using NodaTime;
using RightCall.City.Packs;
using RightCall.Demonstration;
using RightCall.Domain.Areas;
using RightCall.Domain.Triage;
using RightCall.Server.Areas;
using RightCall.Server.People;

namespace RightCall.Server.Hosting;

/// <summary>Reads what a centre is started with, and finds every problem at once. Docs: docs/guide/server.md.</summary>
/// <param name="configuration">The command line, the environment (<c>RIGHTCALL_…</c>) and appsettings.json, in this order of weight.</param>
public sealed partial class SettingsReader(IConfiguration configuration)
{
    private static readonly string[] Known = ["data", "store", "urls", "heads", "otlp", "demonstration", "speed", "patience", "cluster", "areas", "openid", "seal"];
    private static readonly string[] KnownOfAreas = ["title", "zone", "statute"];
    private static readonly string[] KnownOfOpenId = ["authority", "client", "secret", "claim"];
    private static readonly string[] KnownOfClusters = ["name", "address", "silo-port", "gateway-port"];

    private readonly List<string> _problems = [];

    /// <summary>What is wrong, each with what to do about it.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The settings; null where there are problems.</summary>
    public CentreSettings? Read()
    {
        var data = new DataFolder(Path.GetFullPath(configuration["data"] is { Length: > 0 } folder ? folder : "rightcall-data"));
        var store = configuration["store"] is { Length: > 0 } text ? text : null;
        if (store is not null) CheckStore(store);
        var demonstration = Choice("demonstration", ("false", false), ("true", true));
        var cluster = new ClusterSettings(store, Address(), Port("silo-port"), Port("gateway-port"), configuration["cluster:name"] is { Length: > 0 } name ? name : "rightcall");
        CheckNames("cluster", KnownOfClusters);
        var areas = data.Packs.Concat(configuration.GetSection("areas").GetChildren().Select(a => a.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(a => Area(a, data, demonstration)).OfType<AreaSettings>().ToList();
        if (areas.Count == 0 && _problems.Count == 0)
            _problems.Add($"There is no area: {data.Areas} holds no city pack, and none is named. Put one there ('rightcall city build … --out {Path.Combine(data.Areas, "NAME")}'), or set RIGHTCALL_AREAS__NAME__ZONE.");
        var urls = configuration["urls"] is { Length: > 0 } where ? where : "http://127.0.0.1:8911";
        foreach (var url in urls.Split(';').Where(u => !Uri.TryCreate(u.Replace("*", "any", StringComparison.Ordinal).Replace("+", "any", StringComparison.Ordinal), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")))
            _problems.Add($"--urls: '{url}' is no address to listen at. It looks like http://127.0.0.1:8911.");
        if (urls.Contains("https://", StringComparison.OrdinalIgnoreCase) && configuration["Kestrel:Certificates:Default:Path"] is null)
            _problems.Add("--urls: https needs a certificate. Set RIGHTCALL_KESTREL__CERTIFICATES__DEFAULT__PATH and …__KEYPATH, or listen at http behind a reverse proxy that has it: see docs/guide/server.md.");
        var (collector, openId, seals) = (Collector(), OpenId(), Seals());
        return _problems.Count > 0 ? null : new(data, store, areas, cluster, Path.GetFullPath(configuration["heads"] is { Length: > 0 } heads ? heads : data.Heads), demonstration, urls)
        {
            Collector = collector, OpenId = openId, Seals = seals, Pace = new(Number("speed", 4, Pace.Slowest, Pace.Fastest)), Patience = Duration.FromSeconds(Number("patience", 12, 0, 600)),
        };
    }

    /// <summary>Whether a word of the command line or the environment is one of these settings: a misspelt one must not be passed over.</summary>
    public void CheckKnown(IEnumerable<string> given)
    {
        foreach (var word in given)
            if (!Known.Contains(word.Split(':')[0], StringComparer.OrdinalIgnoreCase)) _problems.Add($"'{word}' is no setting of this program. It knows {string.Join(", ", Known)}: see docs/guide/server.md.");
    }

    private AreaSettings? Area(string id, DataFolder data, bool demonstration)
    {
        var section = $"areas:{id}";
        CheckNames(section, KnownOfAreas);
        if (!AreaName().IsMatch(id)) return Problem($"Area '{id}': an area's name has 1 to 40 of a-z, 0-9 and hyphens, and begins with a letter.");
        var folder = Path.Combine(data.Areas, id);
        var manifest = CityPack.IsPack(folder) ? Manifest(folder) : null;
        var zone = configuration[$"{section}:zone"] ?? manifest?.TimeZone;
        if (zone is null) return Problem($"Area '{id}' has no time zone: set RIGHTCALL_AREAS__{id}__ZONE to a name of the IANA, such as America/Los_Angeles, or put its city pack into {folder}.");
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not { } known) return Problem($"Area '{id}', zone: '{zone}' is no time zone that the IANA knows, such as America/Los_Angeles.");
        var statute = Choice($"{section}:statute", ("none", Statute.None), ("illinois-cessa", Statute.IllinoisCessa));
        return new(new(new AreaId(id), configuration[$"{section}:title"] ?? manifest?.Name ?? id, known, demonstration), statute, manifest is null ? null : folder);
    }

    private CityManifest? Manifest(string folder)
    {
        try
        {
            return CityPack.ReadManifest(folder);
        }
        catch (InvalidDataException e)
        {
            _problems.Add(e.Message);
            return null;
        }
    }

    private void CheckStore(string store)
    {
        try
        {
            if (new Npgsql.NpgsqlConnectionStringBuilder(store).Host is { Length: > 0 }) return;
            _problems.Add("--store names no Host. It is a PostgreSQL connection string, such as \"Host=db;Database=rightcall;Username=rightcall\".");
        }
        catch (ArgumentException e)
        {
            // Never the text itself: it may hold a password.
            _problems.Add($"--store is no PostgreSQL connection string, such as \"Host=db;Database=rightcall;Username=rightcall\": {e.Message}");
        }
    }

    private Uri? Collector()
    {
        if (configuration["otlp"] is not { Length: > 0 } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return uri;
        _problems.Add($"--otlp: '{text}' is no address of an OpenTelemetry collector (OTLP over HTTP). It looks like http://127.0.0.1:4318.");
        return null;
    }

    // The first one encrypts; those after it open what they once encrypted.
    private List<X509Certificate2> Seals()
    {
        List<X509Certificate2> seals = [];
        foreach (var path in (configuration["seal"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                var seal = X509Certificate2.CreateFromPemFile(path);
                if (seal.GetRSAPrivateKey() is not null) seals.Add(seal);
                else _problems.Add($"--seal: {path} has no RSA key. It holds a certificate and its RSA key, both as PEM.");
            }
            catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
            {
                _problems.Add($"--seal: {path} cannot be read as a certificate and its key, both as PEM: {e.Message}");
            }
        }
        return seals;
    }

    private OpenIdSettings? OpenId()
    {
        CheckNames("openid", KnownOfOpenId);
        var given = KnownOfOpenId.Select(k => configuration[$"openid:{k}"] is { Length: > 0 } text ? text : null).ToList();
        if (given is [null, null, null, null]) return null;
        if (given is [{ } authority, { } client, { } secret, var claim])
        {
            if (Uri.TryCreate(authority, UriKind.Absolute, out var uri) && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback)))
                return claim is null ? new(authority, client, secret) : new(authority, client, secret, claim);
            _problems.Add($"openid:authority: '{authority}' is no address of a sign-in. It looks like https://login.city.example, and is not http but on this machine.");
        }
        else
            _problems.Add("openid needs authority, client and secret. Set RIGHTCALL_OPENID__AUTHORITY, RIGHTCALL_OPENID__CLIENT and RIGHTCALL_OPENID__SECRET, or none of them.");
        return null;
    }

    private IPAddress? Address()
    {
        if (configuration["cluster:address"] is not { Length: > 0 } text) return null;
        if (IPAddress.TryParse(text, out var address)) return address;
        _problems.Add($"cluster:address: '{text}' is no IP address of this machine, such as 10.0.0.7.");
        return null;
    }

    private int Port(string name)
    {
        if (configuration[$"cluster:{name}"] is not { Length: > 0 } text) return 0;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65_535) return port;
        _problems.Add($"cluster:{name}: '{text}' is no port (1 to 65535).");
        return 0;
    }

    private T Choice<T>(string name, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        if (configuration[name] is not { Length: > 0 } text) return choices[0].Value;
        foreach (var (word, value) in choices) if (word.Equals(text, StringComparison.OrdinalIgnoreCase)) return value;
        List<string> words = [];
        foreach (var (word, _) in choices) words.Add(word);
        _problems.Add($"{name}: '{text}' is none of {string.Join(", ", words)}.");
        return choices[0].Value;
    }

    private double Number(string name, double usual, double least, double most)
    {
        if (configuration[name] is not { Length: > 0 } text) return usual;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        _problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: '{text}' is no number from {least} to {most}."));
        return usual;
    }

    private void CheckNames(string section, string[] known)
    {
        foreach (var child in configuration.GetSection(section).GetChildren().Where(c => !known.Contains(c.Key, StringComparer.OrdinalIgnoreCase)))
            _problems.Add($"'{section}:{child.Key}' is no setting of this program. In {section} it knows {string.Join(", ", known)}.");
    }

    private AreaSettings? Problem(string text)
    {
        _problems.Add(text);
        return null;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$")]
    private static partial Regex AreaName();
}
