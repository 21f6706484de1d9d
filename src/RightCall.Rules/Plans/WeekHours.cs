using System.Globalization;
using System.Text.RegularExpressions;
using RightCall.Domain.Plans;

namespace RightCall.Rules.Plans;

/// <summary>Times of the week as plans write them: <c>Mon-Fri 08-20</c>, <c>Sat 10-18</c>, <c>Sun 22-06</c> (into the next day).</summary>
public static partial class WeekHours
{
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>The hours, or nothing where the text is none. An hour range is half-open: 08-20 ends at 20:00.</summary>
    public static HourSet? Find(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success) return null;
        var first = Array.IndexOf(Days, match.Groups[1].Value);
        var last = match.Groups[2].Success ? Array.IndexOf(Days, match.Groups[2].Value) : first;
        var from = int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture);
        var to = int.Parse(match.Groups[4].Value, CultureInfo.InvariantCulture);
        if (from > 23 || to is 0 or > 24 || from == to) return null;
        var hours = default(HourSet);
        for (var day = first; ; day = (day + 1) % 7)
        {
            for (var hour = from; hour != (to > from ? to : to + 24); hour++) hours = hours.With((day * 24 + hour) % HourSet.HoursOfWeek);
            if (day == last) return hours;
        }
    }

    /// <summary>One hour of the week, such as <c>Tue 03</c>; nothing where the text is none.</summary>
    public static int? FindHour(string text)
    {
        var day = text.Length == 6 && text[3] == ' ' ? Array.IndexOf(Days, text[..3]) : -1;
        return day >= 0 && int.TryParse(text[4..], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24 ? day * 24 + hour : null;
    }

    /// <summary>An hour of the week in words, such as <c>Tue 03:00</c>.</summary>
    public static string Name(int hourOfWeek) => string.Create(CultureInfo.InvariantCulture, $"{Days[hourOfWeek / 24]} {hourOfWeek % 24:00}:00");

    [GeneratedRegex("^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:-(Mon|Tue|Wed|Thu|Fri|Sat|Sun))? ([0-9]{2})-([0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
