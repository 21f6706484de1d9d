using RightCall.Contracts;
using RightCall.Contracts.HandOffs;
using RightCall.Domain.Areas;
using RightCall.Domain.Responders;
using RightCall.Server.Api.Access;
using RightCall.Server.People;

namespace RightCall.Server.Api.Reads;

/// <summary>The queues of hand-offs, by kind of desk. A partner sees its own queue only.</summary>
internal static class HandOffReads
{
    public static void Map(RouteGroupBuilder area) => area.Get("/hand-offs", "Hand-offs", "hand-offs", "Hand-offs that are not over, by their due time, as both sides see them.",
            http => Api.FromViewAsync(http, (_, view) =>
        {
            ResponderKind? desk = null;
            if (http.Request.Query["desk"].ToString() is { Length: > 0 } text && (desk = ResponderKinds.Find(text)) is null)
                return ApiProblems.WrongQuery("desk", $"It is one of {string.Join(", ", ResponderKinds.AtDesk.Select(k => k.Id()))}.");
            return Api.Json<IReadOnlyList<HandOffView>>([.. Of(view.State, http.Features.Get<SignedIn>()!).Where(h => desk is null || h.Kind == desk).OrderBy(h => h.Due)], ContractsJson.Wire);
        })).Produces<IReadOnlyList<HandOffView>>()
        .WithMetadata(new QueryParameter("desk", "Only those to this kind of desk, such as clinician-on-phone, 988 or 311-agency."));

    /// <summary>The hand-offs that somebody sees.</summary>
    public static IEnumerable<HandOffView> Of(AreaState state, SignedIn who)
    {
        var sight = new Sight(who);
        foreach (var (_, incident) in state.Incidents)
        {
            if (!sight.Sees(state, incident)) continue;
            foreach (var handOff in incident.HandOffs)
                if (sight.IsWhole || handOff.Kind == Sight.DeskOf(who.Role)) yield return Views.Of(incident, handOff);
        }
    }
}
