using System.Globalization;
using System.Text;
using RightCall.Domain.Geo;

namespace RightCall.City.Demonstration;

/// <summary>The demonstration city's 60 units, their homes and shifts: fleet.yaml. Sizes are assumptions, of the order that American cities of 300,000 have.</summary>
internal static class DemonstrationFleet
{
    private static readonly (string Letters, string Kinds, string Home, int Count, int Crew, int Minimum, string? Hours, string Provider)[] Rows =
    [
        ("CT", "crisis-team", "crisis", 4, 2, 2, null, "county"),
        ("CD", "crisis-team", "crisis", 3, 2, 2, "Mon-Sun 10-22", "county"),
        ("CR", "community-responder", "community", 4, 2, 2, null, "city"),
        ("CE", "community-responder", "community", 3, 2, 2, "Mon-Sun 08-20", "city"),
        ("A", "ems-als", "ems", 7, 2, 2, null, "city"),
        ("B", "ems-bls", "ems", 4, 2, 2, "Mon-Sun 07-23", "city"),
        ("F", "fire", "fire", 12, 4, 3, null, "city"),
        ("P", "police", "police", 15, 1, 1, null, "city"),
        ("PD", "police", "police", 8, 1, 1, "Mon-Sun 12-24", "city"),
    ];

    /// <summary>How many units there are.</summary>
    public static int Count => Rows.Sum(r => r.Count);

    /// <summary>The file, in the form of a replay's fleet.</summary>
    public static string Write(IReadOnlyList<Station> stations, Func<Station, GeoPoint> at)
    {
        var text = new StringBuilder("# The demonstration city's units. Made up: their number and shifts are assumptions.\nfleet: demonstration\nstatus: sample\nunits:\n");
        foreach (var (letters, kinds, home, count, crew, minimum, hours, provider) in Rows)
        {
            var homes = stations.Where(s => s.Kind == home).ToList();
            for (var i = 0; i < count; i++)
            {
                var point = at(homes[i % homes.Count]);
                var shift = hours is null ? "" : $", hours: [\"{hours}\"]";
                text.Append(CultureInfo.InvariantCulture, $"  - {{id: {letters}{i + 1:00}, kinds: [{kinds}], crew: {crew}, minimum-crew: {minimum}, home: [{point.Latitude:0.00000}, {point.Longitude:0.00000}]{shift}, provider: {provider}}}\n");
            }
        }
        return text.ToString();
    }
}
