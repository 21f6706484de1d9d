using RightCall.Contracts;
using RightCall.Contracts.Calls;
using RightCall.Contracts.Units;
using RightCall.Domain.Units;
using RightCall.Server.Api.Access;
using RightCall.Server.People;

namespace RightCall.Server.Api.Reads;

/// <summary>One call, one unit, all units.</summary>
internal static class CallReads
{
    public static void Map(RouteGroupBuilder area)
    {
        area.Get("/calls/{call}", "Calls", "call", "One call, with its conversation by text.",
            http => Api.FromViewAsync(http, (_, view) => Guid.TryParse((string?)http.Request.RouteValues["call"], out var id) && view.State.Calls.TryGet(new(id), out var call)
                ? Api.Json(Views.Of(call, new(http.Features.Get<SignedIn>()!), withTexts: true), ContractsJson.Wire) : ApiProblems.NotFound("No such call is in the area: it never rang here, or it is settled."))).Produces<CallView>();
        area.Get("/units", "Units", "units", "All units.",
            http => Api.FromViewAsync(http, (_, view) => Api.Json<IReadOnlyList<UnitView>>([.. view.State.Units.Where(new Sight(http.Features.Get<SignedIn>()!).Sees).Select(Views.Of)], ContractsJson.Wire))).Produces<IReadOnlyList<UnitView>>();
        area.Get("/units/{unit}", "Units", "unit", "One unit.",
            http => Api.FromViewAsync(http, (_, view) => http.Request.RouteValues["unit"] is string name && UnitId.IsValid(name) && view.State.Units.Find(new(name)) is { } unit
                ? Api.Json(Views.Of(unit), ContractsJson.Wire) : ApiProblems.NotFound("The roster has no such unit."))).Produces<UnitView>();
    }
}
