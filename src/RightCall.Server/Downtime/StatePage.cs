using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using RightCall.Server.Areas;

namespace RightCall.Server.Downtime;

/// <summary>An area on paper: what a centre goes on with by hand when the system is down. One file of HTML that needs nothing else.</summary>
public static class StatePage
{
    private const string Style = """
        body{font:9pt/1.3 sans-serif;margin:1cm;color:#000;background:#fff}h1{font-size:15pt;margin:0}h2{font-size:12pt;margin:1em 0 .3em}table{border-collapse:collapse;width:100%}
        th,td{border:.5pt solid #000;padding:.2em .4em;vertical-align:top;text-align:left}tr{break-inside:avoid}.p1 td:first-child{font-weight:bold;border-left:4pt solid #000}.note{min-width:5cm}.demo{font-weight:bold}
        """;

    private static readonly LocalDateTimePattern Written = LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm:ss");
    private static readonly LocalDateTimePattern Hour = LocalDateTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Writes the page.</summary>
    /// <param name="area">Which area.</param>
    /// <param name="view">As it is.</param>
    /// <param name="now">When.</param>
    public static string Write(AreaDescription area, AreaView view, Instant now)
    {
        var state = view.State;
        var html = new StringBuilder($"<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>{Text(area.Title)} {Written.Format(Local(area, now))}</title><style>{Style}</style>\n");
        html.Append($"<h1>{Text(area.Title)} at {Written.Format(Local(area, now))}</h1><p>Row {view.Sequence} of the journal. {state.Incidents.Count} open incidents, {state.Calls.Count} calls, {state.Units.Count} units.");
        if (area.IsDemonstration) html.Append(" <span class=\"demo\">A DEMONSTRATION: nobody here exists.</span>");
        html.Append(" Holds personal data: keep it as a call record, and destroy it when the system is back and all is entered.</p>\n");
        Calls(html, area, state.Calls.Select(c => c.Value).Where(c => c.Line != CallLine.Ended || c.Duties != CallDuties.None).OrderBy(c => c.RangAt));
        Incidents(html, area, view, state.Incidents.Select(i => i.Value).OrderBy(i => i.Effective.Priority).ThenBy(i => i.OpenedAt));
        Units(html, area, view);
        return html.Append("</html>\n").ToString();
    }

    private static void Calls(StringBuilder html, AreaDescription area, IEnumerable<CallState> calls)
    {
        html.Append("<h2>Calls that are open or owed something</h2><table><tr><th>Call<th>Rang<th>How<th>Language<th>Where<th>Line<th>Owed<th class=\"note\">By hand</tr>\n");
        foreach (var call in calls)
            html.Append($"<tr><td>{call.Number}<td>{At(area, call.RangAt)}<td>{Word(call.Mode)}, {Word(call.Source)}<td>{Text(call.Language ?? "?")}<td>{Place(call.Places.FirstOrDefault())}<td>{Word(call.Line)}<td>{Word(call.Duties)}<td></tr>\n");
        html.Append("</table>\n");
    }

    private static void Incidents(StringBuilder html, AreaDescription area, AreaView view, IEnumerable<IncidentState> incidents)
    {
        html.Append("<h2>Open incidents, the most urgent first</h2><table><tr><th>Priority<th>Incident<th>Since<th>What<th>Where<th>Needs<th>Units<th>Handed to<th class=\"note\">By hand</tr>\n");
        foreach (var incident in incidents)
        {
            var now = incident.Effective;
            var reason = now.Gravest?.Reason.En;
            var units = incident.Units.Select(u => view.State.Units.Find(u)).OfType<UnitState>().Select(u => $"{u.Id} {Word(u.Status)}{(u.Active is { HoldShort: true } ? " (holds short)" : "")}");
            var flags = string.Join(", ", now.Flags.Names());
            html.Append($"<tr class=\"p{(int)now.Priority}\"><td>{(int)now.Priority}<td>{incident.Number}<td>{At(area, incident.OpenedAt)}<td>{Text(incident.Nature.ToString())}, level {(int)now.Level}")
                .Append($"{(reason is null ? "" : $"<br>{Text(reason)}")}{(flags.Length > 0 ? $"<br><b>{flags}</b>" : "")}<td>{Place(incident.Place)}<td>{string.Join(", ", now.Needs.Select(k => k.Id()))}")
                .Append($"<td>{string.Join("<br>", units.DefaultIfEmpty("NOBODY"))}<td>{string.Join("<br>", incident.HandOffs.Select(h => $"{h.Kind.Id()} {Word(h.Status)}"))}<td></tr>\n");
        }
        html.Append("</table>\n");
    }

    private static void Units(StringBuilder html, AreaDescription area, AreaView view)
    {
        html.Append("<h2>Units</h2><table><tr><th>Unit<th>Serves as<th>Status<th>Since<th>Incident<th>Check-in due<th>Skills, languages<th class=\"note\">By hand</tr>\n");
        foreach (var unit in view.State.Units)
        {
            var incident = unit.Active is { } active && view.State.Incidents.TryGet(active.Incident, out var found) ? found.Number.ToString(CultureInfo.InvariantCulture) : "";
            html.Append($"<tr><td>{unit.Id}<td>{string.Join(", ", unit.Definition.Kinds.Select(k => k.Id()))}<td>{(unit.Panic ? "<b>PANIC</b> " : "")}{Word(unit.Status)}<td>{(unit.Active is { } a ? At(area, a.Since) : "")}<td>{incident}")
                .Append($"<td>{(unit.Active is { } b ? At(area, b.Due) : "")}<td>{Text(string.Join(", ", unit.Definition.Skills.Concat(unit.Definition.Languages)))}<td></tr>\n");
        }
        html.Append("</table>\n");
    }

    private static LocalDateTime Local(AreaDescription area, Instant at) => at.InZone(area.Zone).LocalDateTime;

    private static string At(AreaDescription area, Instant at) => Hour.Format(Local(area, at));

    private static string Place(PlaceCandidate? place) => place is null ? "not known" : Text(string.Create(CultureInfo.InvariantCulture,
        $"{(place.Label is { } label ? label + " " : "")}({place.Point.Latitude:0.00000}, {place.Point.Longitude:0.00000}, within {place.Uncertainty.Metres:0} m){(place.Zone is null ? "" : $", {place.Zone}")}"));

    private static string Word<T>(T value) where T : Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()).Replace(",-", ",", StringComparison.Ordinal);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
