using RightCall.Contracts;
using RightCall.Contracts.Areas;
using RightCall.Domain.Incidents;
using RightCall.Server.Api.Access;
using RightCall.Server.Areas;
using RightCall.Server.Feed;
using RightCall.Server.People;

namespace RightCall.Server.Api.Reads;

/// <summary>The areas, and all that is open in one.</summary>
internal static class AreaReads
{
    public static void Map(RouteGroupBuilder areas, RouteGroupBuilder area)
    {
        areas.Get("", "Areas", "areas", "The areas of this centre.",
            http => Task.FromResult(Api.Json<IReadOnlyList<AreaSummary>>([.. http.RequestServices.GetRequiredService<IAreas>().All.Select(Summary)], ContractsJson.Wire))).Produces<IReadOnlyList<AreaSummary>>();
        area.Get("", "Areas", "overview", "All that is open: calls with their clocks, incidents by priority and age, units, desks, hand-offs.",
            http => Api.FromViewAsync(http, (_, view) => Api.Json(Overview(view, http.Features.Get<SignedIn>()!), ContractsJson.Wire))).Produces<AreaOverview>();
        area.Get("/changes", "Areas", "changes", "What changed after a row (after): brings an overview up to date.", ChangesAsync).Produces<AreaChanges>()
            .WithMetadata(new QueryParameter("after", "The last row that you have.", IsRequired: true));
        area.Get("/roster", "Units", "roster", "The roster.",
            http => Api.FromViewAsync(http, (_, view) => Api.Json(new RosterView(view.Sequence, view.State.RosterSignedBy, [.. view.State.Units.Select(u => u.Definition)]), ContractsJson.Wire))).Produces<RosterView>();
    }

    private static Task<IResult> ChangesAsync(HttpContext http)
    {
        if (!Api.TryNumber(http, "after", -1, out var after) || after < 0) return Task.FromResult<IResult>(ApiProblems.WrongQuery("after", "It is the number of the last row that you have."));
        return Api.FromViewAsync(http, (area, view) => Api.Json(Changes.After(view, http.RequestServices.GetRequiredService<Feeds>().Of(area), after, http.Features.Get<SignedIn>()!), ContractsJson.Wire), isFunctionOfTheRow: false);
    }

    /// <summary>Incidents as a desk looks at them: the most urgent first, of those the oldest.</summary>
    public static IEnumerable<IncidentState> InOrder(IEnumerable<IncidentState> incidents) => incidents.OrderBy(i => i.Effective.Priority).ThenBy(i => i.OpenedAt).ThenBy(i => i.Number);

    private static AreaSummary Summary(AreaDescription area) => new(area.Id, area.Title, area.Zone.Id, area.IsDemonstration);

    /// <summary>All that is open, and seen by who asks.</summary>
    public static AreaOverview Overview(AreaView view, SignedIn who)
    {
        var (state, sight) = (view.State, new Sight(who));
        var incidents = InOrder(state.Incidents.Select(i => i.Value).Where(i => sight.Sees(state, i))).ToList();
        return new(state.Id, view.Sequence, state.LastAt, state.Rules?.Hash, [.. state.Calls.Select(c => c.Value).Where(c => sight.Sees(state, c)).OrderBy(c => c.Number).Select(c => Views.Of(c, sight))],
            [.. incidents.Select(Views.Line)], [.. state.Units.Where(sight.Sees).Select(Views.Of)], sight.IsWhole ? [.. state.Desks.Values] : [],
            [.. HandOffReads.Of(state, who).OrderBy(h => h.Due)]);
    }
}
