using NodaTime;
using RightCall.Domain.Plans;
using RightCall.Domain.Units;

namespace RightCall.Planning.Replays;

/// <summary>Crews begin and end their duty by the hours of their shift; one that is on an assignment ends it first.</summary>
internal sealed class Shifts(World world)
{
    private static readonly Duration Later = Duration.FromMinutes(10);
    private readonly LocalHours _hours = new(world.Inputs.Log.Mapping.Zone);

    public void Begin()
    {
        for (var i = 0; i < world.Inputs.Fleet.Units.Length; i++)
        {
            var shift = world.Inputs.Fleet.Units[i].Definition.Shift;
            if (shift.Contains(_hours.HourOfWeek(world.Now))) LogOn(i);
            if (shift != HourSet.All) PlanNext(i);
        }
    }

    public void Change(int unit)
    {
        var definition = world.Inputs.Fleet.Units[unit].Definition;
        if (world.State.Units.Find(definition.Id) is not { } state) return;
        var onShift = definition.Shift.Contains(_hours.HourOfWeek(world.Now));
        var onDuty = state.Duty != UnitStatus.Off;
        if (onShift && !onDuty) LogOn(unit);
        if (!onShift && onDuty && (state.Active is not null || !state.Held.IsEmpty || !world.ByCrew(definition.Id, new LogOff(definition.Id))))
            world.Agenda.Add(world.Now + Later, Deed.ChangeShift, unit);
        else PlanNext(unit);
    }

    // The next hour at which the shift changes; looked for once, not each hour.
    private void PlanNext(int unit)
    {
        var shift = world.Inputs.Fleet.Units[unit].Definition.Shift;
        var at = NextHour(world.Now);
        var now = shift.Contains(_hours.HourOfWeek(world.Now));
        for (var i = 0; i < HourSet.HoursOfWeek && shift.Contains(_hours.HourOfWeek(at)) == now; i++) at += Duration.FromHours(1);
        if (at <= world.LastCall + Duration.FromHours(12)) world.Agenda.Add(at, Deed.ChangeShift, unit);
    }

    private void LogOn(int unit)
    {
        var crew = world.Inputs.Fleet.Units[unit];
        if (world.ByCrew(crew.Definition.Id, new LogOn(crew.Definition.Id, crew.Crew, crew.Definition.OfficerInCrew, "replay"))) world.Desk.UnitIsFree();
    }

    private static Instant NextHour(Instant at) => Instant.FromUnixTimeSeconds(((at.ToUnixTimeSeconds() / 3_600) + 1) * 3_600);
}
