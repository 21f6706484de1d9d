using NodaTime;
using RightCall.City.Imports;
using RightCall.City.OpenStreetMap;
using RightCall.City.Packs;

namespace RightCall.Cli.City;

/// <summary>The files that a city is built from, as the user named them.</summary>
/// <param name="Osm">An OpenStreetMap extract, or null.</param>
/// <param name="Nodes">A table of nodes, or null.</param>
/// <param name="Arcs">A table of arcs, or null.</param>
/// <param name="Zones">Files of zones, each with its kind.</param>
/// <param name="Stations">A table of stations, or null.</param>
/// <param name="Hospitals">A table of hospitals, or null.</param>
/// <param name="Rules">A folder with protocols and plans, or null.</param>
/// <param name="Fleet">The fleet's file, or null.</param>
/// <param name="Name">The city's name.</param>
/// <param name="TimeZone">Its time zone; null where nobody said.</param>
/// <param name="Attribution">Where the data come from, for sources that do not say it themselves.</param>
internal sealed record CitySources(string? Osm, string? Nodes, string? Arcs, IReadOnlyList<(string Kind, string File)> Zones, string? Stations, string? Hospitals, string? Rules, string? Fleet, string Name, string? TimeZone, string Attribution)
{
    /// <summary>Reads all of them; a file that cannot be read is a problem among the others.</summary>
    public CityResult Build()
    {
        var draft = Streets();
        if (TimeZone is null) draft.Problems.Add(new(false, "CITY-007", "--time-zone", "No time zone was named: hours of the week are counted in UTC."));
        else if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) is null) draft.Problems.Add(new(true, "CITY-007", "--time-zone", $"'{TimeZone}' is no time zone of the IANA, such as America/New_York."));
        foreach (var (kind, file) in Zones) Try(draft, file, () => ZoneFile.Read(draft, file, kind));
        if (Stations is not null) Try(draft, Stations, () => SiteFile.Read(draft, Stations, "ems"));
        if (Hospitals is not null) Try(draft, Hospitals, () => SiteFile.Read(draft, Hospitals, "hospital"));
        if (Rules is not null) Try(draft, Rules, () => RuleImport.Read(draft, Rules));
        if (Fleet is not null) Try(draft, Fleet, () => FleetSource.Read(draft, Fleet));
        // Without streets there is nothing to check the rest against: what was found in the other files is said all the same.
        return draft.Streets.Count > 0 || !draft.Problems.Exists(p => p.IsError) ? CityBuilder.Build(draft) : new(null, [.. draft.Problems.OrderByDescending(p => p.IsError)]);
    }

    private CityDraft Streets()
    {
        var empty = new CityDraft { Name = Name, TimeZone = TimeZone ?? "UTC", Attribution = Attribution };
        CityDraft? read = null;
        if (Osm is not null) Try(empty, Osm, () => read = OsmImport.Read(Osm, Name, TimeZone ?? "UTC"));
        else Try(empty, $"{Nodes} and {Arcs}", () => read = NodesAndArcs.Read(Nodes!, Arcs!, Name, TimeZone ?? "UTC", Attribution));
        return read ?? empty;
    }

    private static string? Missing(string file) => File.Exists(file) ? null : Directory.Exists(file) ? "It is a folder, and a file is wanted." : file.Contains(" and ", StringComparison.Ordinal) ? null : "There is no such file.";

    private static void Try(CityDraft draft, string file, Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            if (Missing(file) is { } missing)
            {
                draft.Problems.Add(new(true, "CITY-006", file, missing));
                return;
            }
            // Some messages begin with the file's name, which stands before it already.
            draft.Problems.Add(new(true, "CITY-006", file, e.Message.StartsWith(file + ": ", StringComparison.Ordinal) ? e.Message[(file.Length + 2)..] : e.Message));
        }
    }
}
