using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Simulation.Auditing;

internal sealed partial class Auditor
{
    private void TakeIncident(IncidentEvent e, IReadOnlyList<AreaEvent> row)
    {
        if (e is IncidentOpened opened)
        {
            Expect(!_incidents.ContainsKey(e.Incident), 9, e.At, $"{e.Incident} was opened twice");
            var entry = _incidents[e.Incident] = new(opened.At, opened.Protocol.Family) { FirstCall = opened.Call, HasPlace = opened.Place is not null };
            if (opened.Call is { } call && _calls.TryGetValue(call, out var from)) (entry.FromLostCall, entry.Contact) = (IsLost(from), from.Reached);
            Take(opened.At, opened.Determined.Level, opened.Determined.Priority, opened.Determined.Needs, opened.Determined.Flags, opened.Determined.Disqualifiers, entry);
            return;
        }
        var incident = Incident(e.Incident);
        switch (e)
        {
            case Determined d: Determine(d, incident, row); break;
            case NatureChanged n: incident.Family = n.Protocol.Family; break;
            case PlaceMoved: (incident.HasPlace, incident.PrioritySince) = (true, incident.HasPlace ? incident.PrioritySince : e.At); break;
            case IncidentClaimed c: incident.ClaimedUntil = c.Until; break;
            case SceneDeclaredSafe: incident.SceneSafe = true; break;
            case BackupRequested b: incident.Requested.Add(b.Kind); break;
            case TrackOpened t:
                Expect(incident.Tracks.TryAdd(t.Track, (t.Need, [t.Index])), 4, e.At, $"{e.Incident} opened track {t.Track} twice");
                incident.TrackStarted[t.Track] = t.At;
                break;
            case StepTaken s: Step(s, incident); break;
            // Another chain has steps of its own: its numbers begin anew.
            case TrackRerouted r: incident.Tracks[r.Track] = (incident.Tracks[r.Track].Need, [r.Index]); break;
            case HandOffOffered h: incident.HandOffs[h.Number.Value] = HandOffStatus.Offered; break;
            case HandOffAccepted h: incident.HandOffs[h.Number.Value] = HandOffStatus.Accepted; incident.Commit(h.At); break;
            case HandOffJoined h: incident.HandOffs[h.Number.Value] = HandOffStatus.Joined; break;
            case HandOffEnded h: incident.HandOffs.Remove(h.Number.Value); break;
            case HandOffCompleted h:
                Expect(incident.HandOffs.GetValueOrDefault(h.Number.Value) is HandOffStatus.Accepted or HandOffStatus.Joined, 8, e.At, $"{e.Incident}: hand-off {h.Number} was completed and not accepted");
                incident.HandOffs.Remove(h.Number.Value);
                incident.Contact |= h.PersonReached;
                break;
            case IncidentClosed c: Close(c, incident); break;
            case IncidentReopened: incident.BeginAgain(e.At); break;
        }
    }

    // Rules 6 and 7: up is automatic, down is a decision; a change of nature alone lowers nothing.
    private void Determine(Determined d, IncidentEntry incident, IReadOnlyList<AreaEvent> row)
    {
        if (incident.Determined)
        {
            var lowered = d.Level < incident.Level || d.Priority > incident.Priority || !d.Needs.ContainsAll(incident.Needs)
                || (incident.Disqualifiers.Bits & ~d.Disqualifiers.Bits) != 0;
            if (lowered)
            {
                var byPerson = incident.DowngradeConfirmedNow && d.Because == DeterminedBecause.DowngradeConfirmed;
                var beforeSending = d.Because == DeterminedBecause.InterviewWentOn && !incident.SentSinceOpened;
                Expect(byPerson || beforeSending, 7, d.At,
                    $"{d.Incident} was lowered from level {(int)incident.Level} P{(int)incident.Priority} [{incident.Needs}] to level {(int)d.Level} P{(int)d.Priority} [{d.Needs}], because {d.Because}, and no person confirmed it");
            }
            var dangerToAChild = (d.Flags & ~incident.Flags & Flags.EnterAtOnce) != 0;
            if ((d.Disqualifiers.HasPolice && !incident.Disqualifiers.HasPolice) || dangerToAChild) HoldShort(d, incident, row);
        }
        Take(d.At, d.Level, d.Priority, d.Needs, d.Flags, d.Disqualifiers, incident);
    }

    private static void Take(Instant at, Level level, Priority priority, KindSet needs, Flags flags, DisqualifierSet disqualifiers, IncidentEntry incident)
    {
        if (!incident.Determined || priority < incident.Priority) incident.PrioritySince = at;
        (incident.Level, incident.Priority, incident.Needs, incident.Flags, incident.Disqualifiers, incident.Determined) = (level, priority, needs, flags, disqualifiers, true);
        incident.EverInScope |= incident.InScope;
    }

    // A new police disqualifier, or a threat to a child: every crew on its way, or that has it in its stack, is told in the same row, and no scene is safe any more.
    private void HoldShort(Determined d, IncidentEntry incident, IReadOnlyList<AreaEvent> row)
    {
        incident.SceneSafe = false;
        foreach (var id in incident.Units)
        {
            var unit = Unit(id);
            if (unit.Active == d.Incident ? unit.Status.HasArrived() : !unit.Stack.Contains(d.Incident)) continue;
            Expect(row.Any(e => e is UnitHoldsShort h && h.Unit == id), 7, d.At, $"{id} is on its way to {d.Incident}, where there is danger now, and was not told to hold short");
        }
    }

    private void Step(StepTaken s, IncidentEntry incident)
    {
        var (need, steps) = incident.Tracks[s.Track];
        Expect(steps.Add(s.Index), 4, s.At, $"{s.Incident}: step {s.Index} of track {s.Track} ({need.Id()}) was tried twice");
        incident.LastStepEnd[s.Track] = s.End;
    }

    // Rules 1 and 5.
    private void Close(IncidentClosed c, IncidentEntry incident)
    {
        Expect(incident.IsOpen, 8, c.At, $"{c.Incident} was closed while closed");
        incident.IsOpen = false;
        incident.Closings++;
        var busy = incident.Units.Where(u => Unit(u).Active == c.Incident).ToList();
        Expect(busy.Count == 0, 8, c.At, $"{c.Incident} was closed with {string.Join(", ", busy)} assigned");
        Expect(incident.HandOffs.Values.All(h => h == HandOffStatus.Offered) || c.Cancelled is not null, 8, c.At, $"{c.Incident} was closed with a hand-off open");
        if (incident.EverInScope && c.Cancelled is not (CancelReason.Duplicate or CancelReason.Test))
            Expect(c.Funnel is { } end && (end.Outcome is null) != (end.Loss is null), 5, c.At, $"{c.Incident} was in scope and ended with {c.Funnel}: not exactly one outcome or loss");
        if (incident.FromLostCall)
            Expect(incident.Contact || incident.SceneSafe || c.Disposition.PersonReached || incident.SentSinceOpened, 1, c.At, $"{c.Incident} came from a lost call and was closed on no answer alone");
    }
}
