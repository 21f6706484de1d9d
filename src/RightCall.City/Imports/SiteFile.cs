using System.Globalization;
using System.Text;
using RightCall.City.Packs;
using RightCall.Domain.Geo;

namespace RightCall.City.Imports;

/// <summary>Reads and writes stations and hospitals as CSV: id, name, kind, latitude, longitude, beds. Only the point must be there; x and y count as longitude and latitude.</summary>
public static class SiteFile
{
    /// <summary>Adds the sites of a file to a draft, and every problem of it.</summary>
    /// <param name="draft">Takes sites and problems.</param>
    /// <param name="path">The file, plain or gzipped.</param>
    /// <param name="kind">The kind of sites that state none.</param>
    /// <exception cref="InvalidDataException">The file is cut off or damaged.</exception>
    public static void Read(CityDraft draft, string path, string kind)
    {
        if (ReadRows(draft, path, kind) == 0) draft.Problems.Add(new(true, "CITY-005", Path.GetFileName(path), "It has a header and no rows: it names no site. Leave it out, or is it cut off?"));
    }

    /// <summary>The same, of a pack's own sites, of which there may be none: how many rows it has; null where it is no such file.</summary>
    internal static int? ReadRows(CityDraft draft, string path, string kind)
    {
        var file = Path.GetFileName(path);
        if (TableFile.Read(path) is not [var table, ..])
        {
            draft.Problems.Add(new(true, "CITY-005", file, "It is empty; a file of sites has a header (id, name, kind, latitude, longitude, beds) and rows."));
            return null;
        }
        var (lat, lon) = (table.ColumnOf("latitude", "lat", "y"), table.ColumnOf("longitude", "lon", "lng", "long", "x"));
        if (lat < 0 || lon < 0)
        {
            draft.Problems.Add(new(true, "CITY-005", file, $"It has no columns latitude and longitude; it has {string.Join(", ", table.Columns)}."));
            return null;
        }
        var rows = 0;
        var (id, name, kindColumn, beds) = (table.ColumnOf("id", "index"), table.ColumnOf("name"), table.ColumnOf("kind", "type"), table.ColumnOf("beds"));
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            if (Array.TrueForAll(row, c => c.Trim().Length == 0)) continue;
            rows++;
            var place = $"{file} line {table.FirstLine + i}";
            if (Point(row, lat, lon) is not { } at)
            {
                draft.Problems.Add(new(true, "CITY-005", place, $"'{Cell(row, lat)}', '{Cell(row, lon)}' is not a latitude (-90 to 90) and a longitude (-180 to 180). Did the decimal point move?"));
                continue;
            }
            var own = Cell(row, kindColumn) is { Length: > 0 } stated ? stated.ToLowerInvariant() : kind;
            var key = Cell(row, id) is { Length: > 0 } given ? given : (i + 1).ToString(CultureInfo.InvariantCulture);
            if (int.TryParse(key, CultureInfo.InvariantCulture, out _)) key = $"{own}-{key}";
            var title = Cell(row, name) is { Length: > 0 } said ? said : key;
            draft.Sites.Add(new(new(key, title, own, at, int.TryParse(Cell(row, beds), CultureInfo.InvariantCulture, out var b) && b > 0 ? b : 0), place, FromMap: false));
        }
        return rows;
    }

    /// <summary>Sites as CSV, in their order.</summary>
    public static string Write(IEnumerable<Site> sites)
    {
        var text = new StringBuilder("id,name,kind,latitude,longitude,beds\n");
        foreach (var s in sites)
            text.Append(CultureInfo.InvariantCulture, $"{CityProblem.Cell(s.Id)},{CityProblem.Cell(s.Name)},{CityProblem.Cell(s.Kind)},{s.At.Latitude:0.0000000},{s.At.Longitude:0.0000000},{s.Beds}\n");
        return text.ToString();
    }

    private static GeoPoint? Point(string[] row, int lat, int lon) =>
        double.TryParse(Cell(row, lat), CultureInfo.InvariantCulture, out var y) && double.TryParse(Cell(row, lon), CultureInfo.InvariantCulture, out var x)
            && y is >= -90 and <= 90 && x is >= -180 and <= 180 ? GeoPoint.FromDegrees(y, x) : null;

    private static string Cell(string[] row, int column) => column >= 0 && column < row.Length ? row[column].Trim() : "";
}
