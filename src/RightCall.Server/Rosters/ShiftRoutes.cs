using NodaTime;
using RightCall.Contracts;
using RightCall.Contracts.Units;
using RightCall.Domain.Units;
using RightCall.Server.Api;
using RightCall.Server.Areas;

namespace RightCall.Server.Rosters;

/// <summary>Who is on shift when; and what a roster would change, to be read before it is set.</summary>
internal static class ShiftRoutes
{
    private const int MostBytes = 4 * 1024 * 1024;
    private const int MostUnits = 2_000;

    public static void Map(RouteGroupBuilder area)
    {
        // The hour passes without a row, so the answer is no function of one.
        area.Get("/shifts", "Units", "shifts", "Who is on shift in which hour of the week, with skills and languages, and how many of each kind.", http => Api.Api.FromViewAsync(http,
            (id, view) => Api.Api.Json(Of(view, HourNow(http, id)), ContractsJson.Wire), isFunctionOfTheRow: false)).Produces<ShiftsView>();
        area.Post("/roster/preview", "Units", "preview-roster", "What would be different with a roster: units, hours with fewer or no cover, and why it would be refused. Nothing is changed.", PreviewAsync)
            .Accepts<RosterDraft>("application/json").Produces<RosterChange>();
    }

    private static ShiftsView Of(AreaView view, int hour)
    {
        List<UnitState> units = [.. view.State.Units];
        return new(view.Sequence, view.State.RosterSignedBy, hour, [.. units.Select(u => Line(u, hour))], Cover.Of([.. units.Select(u => u.Definition)]));
    }

    private static ShiftLine Line(UnitState unit, int hour)
    {
        var (roster, isOnShift) = (unit.Definition, unit.Definition.Shift.Contains(hour));
        return new(roster.Id, roster.Kinds, roster.Skills, roster.Languages, roster.Provider, roster.Shift, isOnShift, isOnShift && unit.Duty == UnitStatus.Off && unit.Active is null);
    }

    private static int HourNow(HttpContext http, Domain.Areas.AreaId area)
    {
        var zone = http.RequestServices.GetRequiredService<IAreas>().All.First(a => a.Id == area).Zone;
        var local = http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant().InZone(zone);
        return (((int)local.DayOfWeek - 1) * 24) + local.Hour;
    }

    private static async Task<IResult> PreviewAsync(HttpContext http)
    {
        var areas = http.RequestServices.GetRequiredService<IAreas>();
        if (Api.Api.AreaOf(http, areas) is not { } area) return ApiProblems.NotFound("There is no area of this name.");
        var (draft, problem) = await Documents.ReadAsync<RosterDraft>(http, MostBytes);
        if (problem is not null) return problem;
        if (draft!.Units.Count > MostUnits) return ApiProblems.Wrong("units", $"At most {MostUnits} units.");
        if (draft.Units.Any(u => u is null || u.Skills.IsDefault || u.Languages.IsDefault)) return ApiProblems.Wrong("units", "Each unit needs all of its fields.");
        var view = await areas.ReadAsync(area, 0, http.RequestAborted);
        return Api.Api.Json(Cover.Change(view.State, view.Sequence, draft.Units), ContractsJson.Wire);
    }
}
