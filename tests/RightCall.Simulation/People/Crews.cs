using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using RightCall.Simulation.World;

namespace RightCall.Simulation.People;

/// <summary>Crews acknowledge, drive, stage, enter, check in, ask for backup; some decline, withdraw, fall silent or cry for help.</summary>
internal sealed class Crews(City city)
{
    public void Begin()
    {
        var units = Roster.Make(city.Chance);
        city.Submit(new(new("admin"), Role.Administrator), new SetRoster(units, "provider"));
        foreach (var unit in units)
        {
            if (Roster.IsTeam(unit) && !city.Scenario.TeamsOnShift) continue;
            var crew = unit.MinimumCrew + (city.Often(.2) ? 1 : 0) - (city.Scenario.Faults && city.Often(.05) ? 1 : 0);
            if (crew > 0) city.Submit(Crew(unit.Id), new LogOn(unit.Id, crew, unit.OfficerInCrew, $"code-{unit.Id}"));
        }
    }

    public void See(AreaEvent e)
    {
        switch (e)
        {
            case UnitAssigned { Status: UnitStatus.Dispatched } a: Told(a.Unit, a.Incident); break;
            case HeldAssignmentBegan h: Told(h.Unit, h.Incident); break;
            case UnitHoldsShort h: city.In(city.Seconds(5, 60), () => While(h.Unit, h.Incident, _ => Say(h.Unit, new AcknowledgeDanger(h.Unit)))); break;
            case SceneDeclaredSafe s: foreach (var u in UnitsAt(s.Incident)) city.In(city.Seconds(5, 30), () => Enter(u, s.Incident)); break;
            case CrewProtectionBegan { Cause: ProtectionCause.Panic } p: city.In(city.Seconds(300, 900), () => EndPanic(p.Unit)); break;
        }
    }

    private static Actor Crew(UnitId unit) => new(new($"crew-{unit}"), Role.Crew);

    private Reply Say(UnitId unit, CommandBody body) => city.Submit(Crew(unit), body);

    private IEnumerable<UnitId> UnitsAt(IncidentId incident) => city.State.Incidents.TryGet(incident, out var i) ? [.. i.Units] : [];

    // Acts only while the unit is still on that incident: much may have happened meanwhile.
    private void While(UnitId unit, IncidentId incident, Action<Assignment> act)
    {
        if (city.State.Units.Find(unit) is { Active: { } active } && active.Incident == incident) act(active);
    }

    private void Told(UnitId unit, IncidentId incident)
    {
        if (city.Scenario.Faults && city.Often(.04)) return; // Nobody hears the radio.
        if (city.Scenario.Faults && city.Often(.05))
        {
            city.In(city.Seconds(5, 40), () => While(unit, incident, _ => Say(unit, new Decline(unit, DeclineReason.Safety))));
            return;
        }
        city.In(city.Seconds(5, 35), () => While(unit, incident, _ =>
        {
            Say(unit, new ReportStatus(unit, UnitStatus.Acknowledged));
            city.In(city.Seconds(10, 60), () => Drive(unit, incident));
        }));
    }

    private void Drive(UnitId unit, IncidentId incident) => While(unit, incident, _ =>
    {
        Say(unit, new ReportStatus(unit, UnitStatus.EnRoute));
        CheckInLater(unit, incident);
        city.In(city.Seconds(120, 900), () => Arrive(unit, incident));
        if (city.Scenario.Faults && city.Often(.03)) city.In(city.Seconds(30, 300), () => While(unit, incident, _ => Say(unit, new Withdraw(unit, DeclineReason.Safety))));
    });

    private void Arrive(UnitId unit, IncidentId incident) => While(unit, incident, active =>
    {
        if (city.State.Incidents.TryGet(incident, out var state) && state.Place is { } place) city.Ground.Move(unit, place.Point, city.Now);
        if (active.HoldShort) { city.In(city.Seconds(30, 90), () => Arrive(unit, incident)); return; }
        if (active.Stage && active.Status < UnitStatus.Staged)
        {
            Say(unit, new ReportStatus(unit, UnitStatus.Staged));
            city.In(city.Seconds(60, 400), () => Enter(unit, incident));
            return;
        }
        Say(unit, new ReportStatus(unit, UnitStatus.OnScene));
        city.In(city.Seconds(30, 180), () => Work(unit, incident));
    });

    private void Enter(UnitId unit, IncidentId incident) => While(unit, incident, active =>
    {
        if (active.Status != UnitStatus.Staged) return;
        if (active.HoldShort) { city.In(city.Seconds(20, 60), () => Enter(unit, incident)); return; }
        Say(unit, new Enter(unit));
        city.In(city.Seconds(30, 180), () => Work(unit, incident));
    });

    private void Work(UnitId unit, IncidentId incident) => While(unit, incident, active =>
    {
        if (!active.Status.HasArrived()) return;
        if (city.Often(.8)) Say(unit, new ReportStatus(unit, UnitStatus.PersonReached));
        if (city.Scenario.Faults && city.Often(.02)) Say(unit, new RaisePanic(unit, incident));
        if (city.Often(.06)) Say(unit, new RequestBackup(unit, city.Often(.5) ? ResponderKind.Police : ResponderKind.EmsAls, BackupCause.Violence));
        if (city.Often(.3)) Report(unit, incident);
        if (city.Often(.2)) Say(unit, new RecordSceneSafe(incident));
        if (city.Often(.15)) city.In(city.Seconds(120, 600), () => While(unit, incident, _ => Say(unit, new ReportStatus(unit, UnitStatus.Transporting))));
        city.In(city.Seconds(400, 2_400), () => Finish(unit, incident));
    });

    // A responder's word settles what callers said: up or down.
    private void Report(UnitId unit, IncidentId incident)
    {
        if (!city.State.Incidents.TryGet(incident, out var state)) return;
        if (Interviewing.Again(city, state.Interview, new(GiverKind.Responder, unit.ToString()), .2) is { } answer)
            Say(unit, new RecordAnswers(incident, [answer]));
    }

    private void Finish(UnitId unit, IncidentId incident)
    {
        While(unit, incident, _ => Say(unit, new ClearUnit(unit, city.Often(.9) ? ClearReason.Done : ClearReason.NotFound)));
        foreach (var backup in city.State.Incidents.TryGet(incident, out var i) ? i.Backups : [])
            Say(unit, new SettleBackup(incident, backup.Number, BackupOutcome.Needed));
    }

    private void CheckInLater(UnitId unit, IncidentId incident) => city.In(city.Seconds(200, 500), () => While(unit, incident, _ =>
    {
        if (city.Scenario.Faults && city.Often(.05)) { city.In(city.Seconds(1_500, 2_500), () => CheckInLater(unit, incident)); return; } // The radio is dead for a while.
        Say(unit, new CheckIn(unit));
        CheckInLater(unit, incident);
    }));

    private void EndPanic(UnitId unit)
    {
        Say(unit, new CancelPanic(unit, $"code-{unit}"));             // Refused: not by the crew alone.
        city.Desks.Dispatcher(new CancelPanic(unit, "wrong code"));    // Refused: not without the code.
        city.Desks.Dispatcher(new CancelPanic(unit, $"code-{unit}"));
    }
}
