using System.Globalization;
using Sylvan.Data.Csv;

namespace RightCall.Planning.Logs;

/// <summary>Reads where a call is: its coordinate, or else the middle of its zone.</summary>
internal sealed class PlaceReader
{
    private readonly PlaceColumns _columns;
    private readonly int _latitude, _longitude, _zone;

    public PlaceReader(PlaceColumns columns, ColumnFinder finder)
    {
        _columns = columns;
        (_latitude, _longitude, _zone) = (finder.FindOptional(columns.Latitude), finder.FindOptional(columns.Longitude), finder.FindOptional(columns.Zone));
    }

    /// <summary>The place of the row that the reader stands on; or what is wrong with it.</summary>
    public string? Problem(CsvDataReader csv, out LogPlace place, out string? zone, out string text)
    {
        (place, text) = (default, "");
        zone = _zone >= 0 && !csv.GetFieldSpan(_zone).IsWhiteSpace() ? csv.GetString(_zone).Trim() : null;
        var latitude = _latitude >= 0 ? csv.GetFieldSpan(_latitude).Trim() : default;
        var longitude = _longitude >= 0 ? csv.GetFieldSpan(_longitude).Trim() : default;
        if (latitude.IsEmpty && longitude.IsEmpty)
        {
            if (zone is not null && _columns.Centroids.TryGetValue(zone, out place)) return null;
            text = _zone < 0 ? $"{_columns.Latitude} and {_columns.Longitude} are empty." : $"There is no coordinate, and the zone '{zone ?? ""}' is not among the mapping's centroids.";
            return BadRow.NoPlace;
        }
        if (!Parse(latitude, out var north) || !Parse(longitude, out var east))
        {
            text = $"'{latitude}', '{longitude}' is no pair of degrees such as 47.61, -122.33.";
            return BadRow.NoPlace;
        }
        place = new(north, east);
        if (_columns.Box.Contains(place)) return null;
        var box = _columns.Box;
        text = string.Create(CultureInfo.InvariantCulture,
            $"{latitude}, {longitude} lies outside the city (latitude {box.South} to {box.North}, longitude {box.West} to {box.East}). Did the decimal point move, or the columns change places?");
        return BadRow.OutsideCity;
    }

    private static bool Parse(ReadOnlySpan<char> text, out double degrees) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out degrees) && double.IsFinite(degrees);
}
