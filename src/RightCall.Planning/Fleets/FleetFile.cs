using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RightCall.Domain.Geo;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;
using RightCall.Planning.Files;
using RightCall.Rules.Plans;

namespace RightCall.Planning.Fleets;

/// <summary>Reads and writes fleet files. Every problem of a file is reported at once.</summary>
public static class FleetFile
{
    /// <summary>Reads a fleet.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="text">What it holds.</param>
    /// <exception cref="InputException">The file has problems; all of them are in it.</exception>
    public static Fleet Read(string file, string text)
    {
        List<InputProblem> problems = [];
        var fleet = YamlPart.Read(file, text, problems) is { } root ? ReadRoot(root) : null;
        return problems.Count == 0 && fleet is not null ? fleet : throw new InputException(problems);
    }

    /// <summary>Writes a fleet, in the form that <see cref="Read"/> reads.</summary>
    public static string Write(Fleet fleet)
    {
        var text = new StringBuilder();
        foreach (var note in fleet.Notes) text.AppendLine(CultureInfo.InvariantCulture, $"# {note}");
        text.AppendLine(CultureInfo.InvariantCulture, $"fleet: {fleet.Id}");
        text.AppendLine("status: sample");
        if (fleet.Proposed) text.AppendLine("proposed: true");
        text.AppendLine("units:");
        foreach (var unit in fleet.Units)
        {
            var d = unit.Definition;
            var hours = d.Shift == HourSet.All ? "" : $", hours: [{string.Join(", ", HoursOf(d.Shift).Select(h => $"\"{h}\""))}]";
            text.AppendLine(CultureInfo.InvariantCulture,
                $"  - {{id: {d.Id}, kinds: [{string.Join(", ", d.Kinds.Select(k => $"\"{k.Id()}\""))}], crew: {unit.Crew}, minimum-crew: {d.MinimumCrew}, home: [{d.Home.Latitude:0.#####}, {d.Home.Longitude:0.#####}]{hours}, provider: {d.Provider}}}");
        }
        return text.ToString();
    }

    private static Fleet ReadRoot(YamlPart root)
    {
        var id = root.Need("fleet", "the fleet's name")?.Text() ?? "";
        root.TextOf("status");
        var proposed = root.TextOf("proposed") == "true";
        List<FleetUnit> units = [];
        if (root.Need("units", "the units") is { } list) foreach (var item in list.Items()) if (ReadUnit(item) is { } unit) units.Add(unit);
        root.NoOtherKeys();
        foreach (var twice in units.GroupBy(u => u.Definition.Id).Where(g => g.Count() > 1)) root.Problem("units", $"The unit {twice.Key} comes {twice.Count()} times; a radio name is unique.");
        if (units.Count == 0) root.Problem("units", "A fleet needs at least one unit.");
        return new(id, proposed, [.. units.OrderBy(u => u.Definition.Id)], []);
    }

    private static FleetUnit? ReadUnit(YamlPart part)
    {
        var id = part.Need("id", "the radio name, such as M12")?.Text();
        if (id is not null && !UnitId.IsValid(id)) part.Problem("id", $"'{id}' must be 2 to 8 of A-Z and 0-9, like M12.");
        var kinds = part.Need("kinds", "the kinds that it can serve as") is { } k ? ReadKinds(k) : KindSet.None;
        var officer = part.TextOf("officer") == "true" || kinds.Overlaps(ResponderKinds.WithOfficer);
        var minimum = (int)(part.Find("minimum-crew")?.Number(1, 20) ?? 1);
        var crew = (int)(part.Find("crew")?.Number(1, 20) ?? Math.Max(2, minimum));
        if (crew < minimum) part.Problem("crew", $"A crew of {crew} is below the minimum of {minimum}: the unit would never be sent.");
        var home = part.Need("home", "where it starts from: [latitude, longitude]") is { } h ? ReadPoint(h) : null;
        var shift = part.Find("hours") is { } hours ? ReadHours(hours) : HourSet.All;
        var provider = part.TextOf("provider") ?? "city";
        var skills = Texts(part, "skills");
        var languages = Texts(part, "languages");
        part.NoOtherKeys();
        if (id is null || !UnitId.IsValid(id) || home is not { } at || kinds.IsEmpty) return null;
        var unit = new UnitDefinition(new(id), kinds, officer, minimum, skills, languages.IsEmpty ? ["en"] : languages, at, shift, provider);
        if (unit.Problem() is { } problem) part.Problem(problem);
        return new(unit, crew);
    }

    private static KindSet ReadKinds(YamlPart part)
    {
        var kinds = KindSet.None;
        foreach (var item in part.Items())
        {
            if (item.Text() is not { } name) continue;
            if (ResponderKinds.Find(name) is { } kind) kinds |= KindSet.Of(kind);
            else item.Problem($"There is no kind '{name}'. Allowed: {string.Join(", ", ResponderKinds.AllIds)}.");
        }
        return kinds;
    }

    private static GeoPoint? ReadPoint(YamlPart part)
    {
        var numbers = part.Items().ToList();
        if (numbers.Count == 2 && numbers[0].Number(-90, 90) is { } latitude && numbers[1].Number(-180, 180) is { } longitude) return GeoPoint.FromDegrees(latitude, longitude);
        if (numbers.Count != 2) part.Problem("It must be [latitude, longitude].");
        return null;
    }

    private static HourSet ReadHours(YamlPart part)
    {
        var hours = default(HourSet);
        foreach (var item in part.Items())
        {
            if (item.Text() is not { } text) continue;
            if (WeekHours.Find(text) is not { } found) item.Problem($"'{text}' must be hours of the week, such as 'Mon-Fri 08-20' or 'Sat 10-18'.");
            else for (var hour = 0; hour < HourSet.HoursOfWeek; hour++) if (found.Contains(hour)) hours = hours.With(hour);
        }
        return hours;
    }

    private static ImmutableArray<string> Texts(YamlPart part, string key) =>
        part.Find(key) is { } list ? [.. list.Items().Select(i => i.Text()).OfType<string>().Order(StringComparer.Ordinal)] : [];

    // Proposed shifts are the same every day; a shift that differs between days is written day by day.
    private static IEnumerable<string> HoursOf(HourSet shift)
    {
        string[] days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        for (var hour = 0; hour < HourSet.HoursOfWeek; hour++)
        {
            if (!shift.Contains(hour) || shift.Contains((hour + 167) % 168)) continue;
            var length = 1;
            while (length < 24 && shift.Contains((hour + length) % 168)) length++;
            var to = (hour + length) % 24;
            yield return string.Create(CultureInfo.InvariantCulture, $"{days[hour / 24]} {hour % 24:00}-{(to == 0 ? 24 : to):00}");
        }
    }
}
