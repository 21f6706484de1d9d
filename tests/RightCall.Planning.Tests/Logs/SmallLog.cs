using System.IO.Compression;
using System.Text;
using RightCall.Domain.Natures;
using RightCall.Planning.Logs;

namespace RightCall.Planning.Tests.Logs;

/// <summary>Small made-up logs, and a mapping for them.</summary>
internal static class SmallLog
{
    public const string Header = "when,kind,lat,lon,ended";

    public const string MappingText = """
        log: small
        zone: America/Los_Angeles
        time: {column: when, formats: ["M/d/yy H:mm", "uuuu-MM-ddTHH:mm:ss"], means: received}
        type: [kind]
        place: {latitude: lat, longitude: lon, box: {south: 47, north: 48, west: -123, east: -122}}
        score: {columns: [ended], behavioural-health: ["CRISIS*"]}
        patterns:
          - {type: "OFFICER*", outside: officer-initiated, reason: An officer began it.}
          - {type: "NOISE*", nature: noise}
          - {type: "CRISIS*", nature: mental-health-crisis}
          - {type: "UNKNOWN", nature: unknown-trouble, catch-all: true}
        """;

    public static readonly NatureId[] Natures = [new("noise"), new("mental-health-crisis"), new("unknown-trouble")];

    public static readonly LogMapping Mapping = MappingFile.Read("small.yaml", MappingText, Natures);

    public const string Good = "7/4/15 12:00,NOISE,47.6,-122.3,NOISE";

    public static string Text(params string[] rows) => Header + "\n" + string.Join("\n", rows) + "\n";

    public static CallLog Read(params string[] rows) => Read(Encoding.UTF8.GetBytes(Text(rows)));

    public static CallLog Read(byte[] bytes, string name = "small.csv", bool partial = false) => LogReader.Read(name, new MemoryStream(bytes), Mapping, partial);

    public static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
