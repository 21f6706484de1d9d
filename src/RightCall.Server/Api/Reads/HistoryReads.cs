using System.Globalization;
using System.Text.RegularExpressions;
using RightCall.Contracts;
using RightCall.Contracts.Incidents;
using RightCall.Domain.Incidents;
using RightCall.Server.Api.History;
using RightCall.Server.Areas;

namespace RightCall.Server.Api.Reads;

/// <summary>What happened: one incident's rows and story, and the search over all incidents that ever were.</summary>
internal static partial class HistoryReads
{
    private const int MostRows = 200;
    // More rows than any incident ever had; a story is told whole.
    private const int MostOfAStory = 20_000;
    private const int PageOfSearch = 50;

    public static void Map(RouteGroupBuilder area)
    {
        area.Get("/incidents/{incident}/timeline", "Incidents", "timeline", "The journal's rows about one incident and its calls, oldest first.",
            TimelineAsync).Produces<Timeline>().WithMetadata(new QueryParameter("after", "Only rows after this number."));
        area.Get("/incidents/{incident}/explain", "Incidents", "explain", "The whole story: who said what, each determination with its reasons, each recommendation as it stood, what was done.",
            ExplainAsync).Produces<Explanation>();
        area.Get("/search", "Incidents", "search", "Incidents that ever were, the newest first.",
            SearchAsync).Produces<PastIncidents>()
            .WithMetadata(new QueryParameter("q", "Words of nature, place, units, end, date or number; all have to fit, a word's beginning is enough."), new QueryParameter("before", "Where the page before ended."));
    }

    private static async Task<IResult> TimelineAsync(HttpContext http)
    {
        if (!Api.TryNumber(http, "after", 0, out var after)) return ApiProblems.WrongQuery("after", "It is the number of a row.");
        return await WithRowsAsync(http, after, MostRows + 1, (incident, rows, view) =>
        {
            if (rows.Count == 0 && after == 0) return ApiProblems.NotFound("No row of the journal tells of this incident.");
            var calls = IncidentHistory.CallsOf(rows, incident);
            if (view.State.Incidents.TryGet(incident, out var open)) calls = calls.Concat(open.Calls.Select(c => c.Value)).ToHashSet();
            var shown = rows.Take(MostRows).ToList();
            var next = rows.Count > MostRows ? string.Create(CultureInfo.InvariantCulture, $"{http.Request.Path}?after={shown[^1].Sequence}") : null;
            return Api.Json(new Timeline(view.Sequence, [.. shown.Select(r => IncidentHistory.Show(r, incident, calls))], next), ContractsJson.Wire);
        });
    }

    private static Task<IResult> ExplainAsync(HttpContext http) => WithRowsAsync(http, 0, MostOfAStory, (incident, rows, _) => IncidentHistory.Explain(rows, incident) is { } story
        ? Api.Json(story, ContractsJson.Wire) : ApiProblems.NotFound("No row of the journal tells of this incident."));

    private static async Task<IResult> WithRowsAsync(HttpContext http, long after, int most, Func<IncidentId, IReadOnlyList<Domain.Areas.Row>, AreaView, IResult> answer)
    {
        var areas = http.RequestServices.GetRequiredService<IAreas>();
        if (Api.AreaOf(http, areas) is not { } area) return ApiProblems.NotFound("There is no area of this name.");
        if (!Guid.TryParse((string?)http.Request.RouteValues["incident"], out var id)) return ApiProblems.NotFound("The id of an incident is a UUID.");
        var (view, problem) = await Api.ViewAsync(http, areas, area);
        if (view is null) return problem!;
        var rows = await http.RequestServices.GetRequiredService<IncidentHistory>().RowsAsync(area, new(id), after, most, view.Sequence, http.RequestAborted);
        return answer(new(id), rows, view);
    }

    private static async Task<IResult> SearchAsync(HttpContext http)
    {
        var areas = http.RequestServices.GetRequiredService<IAreas>();
        if (Api.AreaOf(http, areas) is not { } area) return ApiProblems.NotFound("There is no area of this name.");
        if (!Api.TryNumber(http, "before", long.MaxValue, out var before)) return ApiProblems.WrongQuery("before", "It is what 'next' of the page before says.");
        var typed = http.Request.Query["q"].ToString();
        if (typed.Length > 200) return ApiProblems.WrongQuery("q", "At most 200 characters are searched for.");
        var view = await areas.ReadAsync(area, 0, http.RequestAborted);
        await http.RequestServices.GetRequiredService<HistoryFollower>().CaughtUpAsync(area, view.Sequence, http.RequestAborted);
        // Each word is quoted, so that nothing that is typed is an operator of the search.
        var words = Word().Matches(typed).Select(m => $"\"{m.Value}\"*").ToList();
        if (words.Count == 0 && typed.Trim().Length > 0) return Api.Json(new PastIncidents([], null), ContractsJson.Wire);
        var found = http.RequestServices.GetRequiredService<HistoryStore>().Find(area, words.Count == 0 ? null : string.Join(' ', words), before, PageOfSearch + 1);
        var page = found.Take(PageOfSearch).ToList();
        var next = found.Count > PageOfSearch ? string.Create(CultureInfo.InvariantCulture, $"{http.Request.Path}?q={Uri.EscapeDataString(typed)}&before={page[^1].Key}") : null;
        return Api.Json(new PastIncidents([.. page.Select(f => f.View)], next), ContractsJson.Wire);
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
