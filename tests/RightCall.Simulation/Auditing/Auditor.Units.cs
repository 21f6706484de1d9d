using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Simulation.Auditing;

internal sealed partial class Auditor
{
    private void TakeUnit(Command command, UnitEvent e, IReadOnlyList<AreaEvent> row)
    {
        var unit = Unit(e.Unit);
        switch (e)
        {
            case UnitLoggedOn l: (unit.OnDuty, unit.Crew, unit.OfficerAboard, unit.OutOfService) = (true, l.Crew, l.OfficerAboard, false); break;
            case UnitLoggedOff:
                Expect(unit.Active is null, 8, e.At, $"{e.Unit} logged off with an assignment");
                unit.OnDuty = false;
                break;
            case UnitWentOutOfService: unit.OutOfService = true; break;
            case UnitReturnedToService: unit.OutOfService = false; break;
            case UnitAssigned a: Assign(a, unit); break;
            case HeldAssignmentBegan h:
                Expect(unit.Active is null, 2, e.At, $"{e.Unit} began {h.Incident} while {unit.Active} is active");
                Expect(unit.Stack.Count > 0 && unit.Stack[0] == h.Incident, 2, e.At, $"{e.Unit} began {h.Incident}, which is not the oldest that it holds");
                unit.Stack.Remove(h.Incident);
                // A danger that was told meanwhile waits for its acknowledgement still.
                (unit.Active, unit.Status, unit.HoldsShort) = (h.Incident, UnitStatus.Dispatched, unit.ToldWhileHeld.Remove(h.Incident));
                break;
            case UnitStatusChanged s: ChangeStatus(command, s, unit); break;
            case UnitCleared c: Clear(c, unit); break;
            case UnitHoldsShort h:
                if (unit.Active == h.Incident) unit.HoldsShort = true; else unit.ToldWhileHeld.Add(h.Incident);
                NobodyStagesWhereAChildIsInDanger(h.Incident, h.Unit, h.Stage, h.At);
                break;
            case DangerAcknowledged: unit.HoldsShort = false; break;
            case UnitCheckedIn: unit.Missed = 0; break;
            case CheckInMissed m:
                unit.Missed = m.Missed;
                if (m.Missed == 2) Expect(row.Any(x => x is CrewProtectionBegan p && p.Unit == e.Unit), 10, e.At, $"{e.Unit} missed two check-ins and is not protected");
                break;
            case CrewProtectionBegan p: Protect(p, unit, row); break;
            case PanicCancelled p:
                Named(p.By, p.At, "a panic's end");
                Expect(command.Body is CancelPanic && command.Actor.Role != Role.Crew, 10, e.At, $"{e.Unit}: a panic was cancelled by {command.Body.GetType().Name} of {command.Actor.Role}");
                unit.Panic = false;
                break;
        }
    }

    private void Assign(UnitAssigned a, UnitEntry unit)
    {
        var incident = Incident(a.Incident);
        Expect(incident.IsOpen, 8, a.At, $"{a.Unit} was assigned to {a.Incident}, which is closed");
        Expect(unit.OnDuty && !unit.OutOfService, 8, a.At, $"{a.Unit} was assigned and is not on duty");
        Expect(unit.Crew >= unit.Definition.MinimumCrew || a.Override is not null, 10, a.At, $"{a.Unit} was assigned with a crew of {unit.Crew}, the minimum is {unit.Definition.MinimumCrew}");
        Expect(a.OfficerInCrew == unit.HasOfficer, 3, a.At, $"{a.Unit}: the event says officer in crew {a.OfficerInCrew}, the crew says {unit.HasOfficer}");
        if (unit.HasOfficer && incident.InScope) Ground(a, incident);
        NobodyStagesWhereAChildIsInDanger(a.Incident, a.Unit, a.Stage, a.At);
        if (a.Status == UnitStatus.Held) unit.Stack.Add(a.Incident);
        else
        {
            Expect(unit.Active is null, 2, a.At, $"{a.Unit} was sent to {a.Incident} while {unit.Active} is active");
            (unit.Active, unit.Status, unit.Staging, unit.HoldsShort) = (a.Incident, a.Status, a.Stage, false);
            // Sent means that the incident's determination is acted on: from now on only a person lowers it.
            incident.SentSinceOpened = true;
        }
        incident.Units.Add(a.Unit);
    }

    // A threat in progress to a child: the nearest units enter, none stages.
    private void NobodyStagesWhereAChildIsInDanger(IncidentId incident, UnitId unit, bool stage, Instant at)
    {
        if ((Incident(incident).Flags & Flags.EnterAtOnce) == 0) return;
        Look("enter at once");
        Expect(!stage, 7, at, $"{unit} was told to stage at {incident}, where the nearest units enter at once");
    }

    // Rule 3: one of the five grounds, and it is true; or a person's recorded override.
    private void Ground(UnitAssigned a, IncidentEntry incident)
    {
        Look($"ground {a.Ground}");
        var holds = a.Ground switch
        {
            OfficerGround.Disqualifier => incident.Disqualifiers.HasPolice,
            OfficerGround.RequestFromScene => incident.Requested.Overlaps(ResponderKinds.WithOfficer),
            OfficerGround.CrewProtection => incident.CrewProtected,
            OfficerGround.Search => (incident.Flags & Flags.Search) != 0,
            OfficerGround.ExhaustedStep => Exhausted(a, incident),
            OfficerGround.Override => a.Override is not null && incident.OverriddenNow && a.Person is { } person && person != Actor.Clock.Id,
            OfficerGround.Baseline => policy.Use == PolicyUse.Baseline,
            _ => false,
        };
        Expect(holds, 3, a.At, $"{a.Unit}, with an officer, was sent to {a.Incident} ({incident.Family.Id()}) on the ground {a.Ground}, which does not hold");
    }

    private bool Exhausted(UnitAssigned a, IncidentEntry incident)
    {
        // Where nobody is in danger a quality-of-life incident never falls through to police.
        var nobodyInDanger = incident.Disqualifiers.IsEmpty && (int)incident.Level <= 2 && (incident.Flags & (Flags.Fear | Flags.MinorAlone)) == 0;
        if (incident.Family == Family.QualityOfLife && nobodyInDanger) return false;
        foreach (var (track, end) in incident.LastStepEnd)
        {
            if ((a.Tracks & (1u << track)) == 0) continue;
            if (end is StepEnd.AllDeclined or StepEnd.NoneOnShift) return true;
            if (a.At - incident.TrackStarted[track] >= policy.MaximumResponseFor(incident.Priority)) return true;
        }
        return false;
    }

    private void ChangeStatus(Command command, UnitStatusChanged s, UnitEntry unit)
    {
        Expect(unit.Active == s.Incident && unit.Status == s.From, 8, s.At, $"{s.Unit} changed from {s.From} at {s.Incident}, and was {unit.Status} at {unit.Active}");
        Expect(StatusTable.Allows(s.From, s.To) || s.Forced is not null, 8, s.At, $"{s.Unit} changed from {s.From} to {s.To}");
        if (s.From == UnitStatus.Staged && s.To >= UnitStatus.OnScene && s.Forced is null)
            Expect(command.Body is Enter || Incident(s.Incident).SceneSafe, 10, s.At, $"{s.Unit} left staging by {command.Body.GetType().Name}, on nobody's word");
        if (s.To >= UnitStatus.OnScene && s.To != UnitStatus.Clear && s.Forced is null)
            Expect(!unit.HoldsShort, 7, s.At, $"{s.Unit} went in to {s.Incident} and has not acknowledged the danger");
        unit.Status = s.To;
        // Whoever is there, by a supervisor's hand too, holds short no more.
        unit.HoldsShort &= s.To < UnitStatus.OnScene;
        if (s.To is >= UnitStatus.Acknowledged and < UnitStatus.Clear) Incident(s.Incident).Commit(s.At);
        if (s.To == UnitStatus.PersonReached) Incident(s.Incident).Contact = true;
    }

    private void Clear(UnitCleared c, UnitEntry unit)
    {
        if (unit.Active == c.Incident)
        {
            Expect(unit.Status == c.From, 8, c.At, $"{c.Unit} cleared from {c.From} and was {unit.Status}");
            Expect(StatusTable.ClearAllowed(c.From, c.Reason), 8, c.At, $"{c.Unit} cleared from {c.From} as {c.Reason}");
            (unit.Active, unit.Status, unit.HoldsShort, unit.Missed) = (null, UnitStatus.Available, false, 0);
        }
        else
        {
            Expect(unit.Stack.Remove(c.Incident), 8, c.At, $"{c.Unit} cleared {c.Incident}, which it did not have");
            unit.ToldWhileHeld.Remove(c.Incident);
        }
        if (unit.Active != c.Incident && !unit.Stack.Contains(c.Incident)) Incident(c.Incident).Units.Remove(c.Unit);
    }

    // Rule 10: the nearest police and EMS go in the same row, where any are free.
    private void Protect(CrewProtectionBegan p, UnitEntry unit, IReadOnlyList<AreaEvent> row)
    {
        unit.Panic |= p.Cause == ProtectionCause.Panic;
        Incident(p.Incident).CrewProtected = true;
        foreach (var kinds in new[] { KindSet.Of(ResponderKind.Police), ResponderKinds.Ems })
        {
            var free = _units.Values.Any(u => u.OnDuty && !u.OutOfService && u.Active is null && !u.Panic && u.Crew >= u.Definition.MinimumCrew && u.Definition.Kinds.Overlaps(kinds));
            var there = _units.Values.Any(u => u.Active == p.Incident && u.Definition.Kinds.Overlaps(kinds));
            if (!free || there) continue;
            Expect(row.Any(e => e is UnitAssigned a && a.Incident == p.Incident && Unit(a.Unit).Definition.Kinds.Overlaps(kinds)), 10, p.At,
                $"{p.Unit} is in danger at {p.Incident}; {kinds} is free, and nobody of it was sent");
        }
    }
}
