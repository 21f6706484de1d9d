using System.Text.RegularExpressions;
using NodaTime;
using RightCall.Domain.Natures;
using RightCall.Planning.Files;

namespace RightCall.Planning.Logs;

/// <summary>Reads mapping files. Every problem of a file is reported at once.</summary>
public static class MappingFile
{
    /// <summary>Reads a mapping.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="natures">The natures that may be named; a mapping to any other is a problem.</param>
    /// <exception cref="InputException">The file has problems; all of them are in it.</exception>
    public static LogMapping Read(string file, string text, IReadOnlyCollection<NatureId> natures)
    {
        List<InputProblem> problems = [];
        var mapping = YamlPart.Read(file, text, problems) is { } root ? ReadRoot(root, file, natures) : null;
        return problems.Count == 0 && mapping is not null ? mapping : throw new InputException(problems);
    }

    private static LogMapping? ReadRoot(YamlPart root, string file, IReadOnlyCollection<NatureId> natures)
    {
        var id = root.Need("log", "the name of the log, such as seattle-911-2015")?.Text();
        var title = root.TextOf("title") ?? id;
        var source = root.TextOf("source") ?? "";
        var zone = ReadZone(root);
        var time = root.Need("time", "the column of the call's time and its formats") is { } t ? ReadTime(t) : null;
        var columns = root.Need("type", "the columns that the patterns read") is { } c ? Texts(c) : [];
        var place = root.Need("place", "the columns of the coordinates, or of a zone") is { } p ? ReadPlace(p) : null;
        var patterns = root.Need("patterns", "which type is which nature") is { } list ? ReadPatterns(list, columns, natures) : [];
        var score = root.Find("score") is { } s ? ReadScore(s) : null;
        var observed = root.Find("observed") is { } o ? ReadObserved(o) : null;
        var cannot = root.Find("cannot-show") is { } limits ? Texts(limits) : [];
        root.NoOtherKeys();
        if (id is null || zone is null || time is null || columns.Count == 0 || place is null) return null;
        return new(id, title!, source, file, zone, time, columns, place, patterns, score, observed, cannot);
    }

    private static DateTimeZone? ReadZone(YamlPart root)
    {
        if (root.Need("zone", "the time zone of the log's times, such as America/Los_Angeles")?.Text() is not { } id) return null;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);
        if (zone is null) root.Problem("zone", $"'{id}' is not a time zone of the IANA database, such as America/Los_Angeles.");
        return zone;
    }

    private static TimeColumn? ReadTime(YamlPart part)
    {
        var column = part.Need("column", "the column of the call's time")?.Text();
        var formats = part.Need("formats", "how the time is written, such as M/d/yy H:mm") is { } f ? Texts(f) : [];
        foreach (var format in formats) if (TimeFormat.Problem(format) is { } problem) part.Problem("formats", problem);
        var means = part.TextOf("means") ?? "received";
        part.NoOtherKeys();
        return column is null ? null : new(column, formats, means);
    }

    private static PlaceColumns? ReadPlace(YamlPart part)
    {
        var latitude = part.TextOf("latitude");
        var longitude = part.TextOf("longitude");
        if (latitude is null != longitude is null) part.Problem("'latitude' and 'longitude' come together.");
        var zone = part.TextOf("zone");
        if (latitude is null && zone is null) part.Problem("Name 'latitude' and 'longitude', or a 'zone' with its 'centroids'.");
        SortedDictionary<string, LogPlace> centroids = new(StringComparer.OrdinalIgnoreCase);
        if (part.Find("centroids") is { } list) foreach (var (name, at) in list.Entries()) if (ReadPoint(at) is { } point) centroids[name] = point;
        if (zone is not null && centroids.Count == 0) part.Problem("centroids", "A 'zone' needs the middle of each zone: 'centroids: {NAME: [latitude, longitude]}'.");
        var box = part.Need("box", "what the city spans: {south, north, west, east}") is { } b ? ReadBox(b) : null;
        part.NoOtherKeys();
        return box is null ? null : new(latitude, longitude, zone, centroids, box);
    }

    private static LogPlace? ReadPoint(YamlPart part)
    {
        var numbers = part.Items().ToList();
        if (numbers.Count == 2 && numbers[0].Number(-90, 90) is { } latitude && numbers[1].Number(-180, 180) is { } longitude) return new(latitude, longitude);
        if (numbers.Count != 2) part.Problem("It must be [latitude, longitude].");
        return null;
    }

    private static CityBox? ReadBox(YamlPart part)
    {
        var south = part.Need("south", "the lowest latitude")?.Number(-90, 90);
        var north = part.Need("north", "the highest latitude")?.Number(-90, 90);
        var west = part.Need("west", "the lowest longitude")?.Number(-180, 180);
        var east = part.Need("east", "the highest longitude")?.Number(-180, 180);
        part.NoOtherKeys();
        if (south is null || north is null || west is null || east is null) return null;
        if (south >= north || west >= east) part.Problem("'south' must be less than 'north', and 'west' less than 'east'.");
        return new(south.Value, north.Value, west.Value, east.Value);
    }

    private static List<TypePattern> ReadPatterns(YamlPart list, IReadOnlyList<string> columns, IReadOnlyCollection<NatureId> natures)
    {
        List<TypePattern> patterns = [];
        foreach (var item in list.Items())
        {
            var match = item.Need("type", "a pattern, such as 'CRISIS*'") is { } type ? ReadMatch(type, columns) : null;
            var nature = ReadNature(item, natures);
            var outside = item.TextOf("outside");
            var reason = item.TextOf("reason") ?? "";
            var catchAll = item.TextOf("catch-all") is "true";
            item.NoOtherKeys();
            if (nature is null == outside is null && item.Find("nature") is null == outside is null) item.Problem("It needs either 'nature' or 'outside'.");
            if (outside is not null && reason.Length == 0) item.Problem("reason", "'outside' needs a 'reason' in plain words, for the report.");
            if (match is not null) patterns.Add(new(match, nature, outside, reason, catchAll, item.Line));
        }
        return patterns;
    }

    private static NatureId? ReadNature(YamlPart item, IReadOnlyCollection<NatureId> natures)
    {
        if (item.TextOf("nature") is not { } text) return null;
        if (NatureId.IsValid(text) && natures.Contains(new NatureId(text))) return new NatureId(text);
        var near = natures.Select(n => n.ToString()).Where(n => n.Split('-').Intersect(text.Split('-')).Any()).Take(6).ToList();
        item.Problem("nature", $"There is no nature '{text}'. {(near.Count > 0 ? $"Did you mean {string.Join(", ", near)}?" : "See 'rightcall protocol list'.")}");
        return null;
    }

    /// <summary>A text is a glob over the first column; a mapping is one glob or list of globs, or {regex: …}, for each column that it names.</summary>
    private static TypeMatch? ReadMatch(YamlPart part, IReadOnlyList<string> columns)
    {
        if (!part.IsMap) return new([new(0, Texts(part), null)]);
        List<ColumnMatch> parts = [];
        foreach (var (name, value) in part.Entries())
        {
            if (name == "regex")
            {
                parts.Add(new(0, [], ReadRegex(value)));
                continue;
            }
            var column = columns.ToList().IndexOf(name);
            if (column < 0) value.Problem($"The column '{name}' is not among 'type': {string.Join(", ", columns)}.");
            else if (value.IsMap) parts.Add(new(column, [], value.Need("regex", "a regular expression") is { } regex ? ReadRegex(regex) : null));
            else parts.Add(new(column, Texts(value), null));
        }
        return parts.Count == 0 ? null : new(parts);
    }

    private static Regex? ReadRegex(YamlPart part)
    {
        if (part.Text() is not { } text) return null;
        try
        {
            return new(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            part.Problem($"'{text}' is not a regular expression that can be used here: {e.Message}");
            return null;
        }
    }

    private static ScoreColumns? ReadScore(YamlPart part)
    {
        var columns = part.Need("columns", "the columns that say how a call ended") is { } c ? Texts(c) : [];
        var match = part.Need("behavioural-health", "the texts that mean behavioural health") is { } b ? ReadMatch(b, columns) : null;
        part.NoOtherKeys();
        return match is null ? null : new(columns, match);
    }

    private static ObservedColumns? ReadObserved(YamlPart part)
    {
        var arrived = part.Need("arrived", "the column of the first arrival")?.Text();
        var cleared = part.TextOf("cleared");
        var formats = part.Need("formats", "how the times are written") is { } f ? Texts(f) : [];
        foreach (var format in formats) if (TimeFormat.Problem(format) is { } problem) part.Problem("formats", problem);
        part.NoOtherKeys();
        return arrived is null ? null : new(arrived, cleared, formats);
    }

    private static List<string> Texts(YamlPart part) => [.. part.Items().Select(i => i.Text()).OfType<string>()];
}
