using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Natures;
using RightCall.Domain.Units;

namespace RightCall.Domain.Areas;

/// <summary>Does all that is due, in order of its time. Timers do not sleep: whatever is done leaves a later time behind it.</summary>
internal static class Ticking
{
    private static readonly string[] NaturesOfLostCalls = ["silent-call", "abandoned-call", "unknown-trouble"];

    private const int MostAtOnce = 200;

    public static Refusal? Run(Draft draft)
    {
        // Several needs of one incident may be due at one time, and a step may end at once: but not without end.
        var (last, again) = (default(DueKey), 0);
        while (draft.State.NextTimer is { } key && key.At <= draft.At)
        {
            (last, again) = key == last ? (key, again + 1) : (key, 0);
            if (again > MostAtOnce) throw new InvalidOperationException($"The timer {key} does not move: nothing may wait for ever.");
            switch (key.Kind)
            {
                case DueKind.Incident: IncidentTimer.Run(draft, key.Incident!.Value); break;
                case DueKind.Unit: Unit(draft, key.Unit!.Value); break;
                case DueKind.Scheduled: Scheduling.Open(draft, key.Incident!.Value); break;
                case DueKind.Call: Call(draft, key.Call!.Value); break;
                default: draft.Emit(new IncidentArchived(draft.At, key.Incident!.Value)); break;
            }
        }
        return null;
    }

    private static void Unit(Draft draft, UnitId id)
    {
        var unit = draft.State.Units.Find(id)!;
        if (unit.Active!.Status == UnitStatus.Dispatched && !unit.Active.HoldShort) Clearing.Release(draft, unit, ClearReason.NotAcknowledged, null, null);
        else CrewProtection.Missed(draft, unit);
    }

    // What is owed to a call is raised, one role higher each time. When even the supervisor's time has run, the call gets an incident, so that somebody goes.
    private static void Call(Draft draft, CallId id)
    {
        draft.State.Calls.TryGet(id, out var call);
        var duties = call!.Duties;
        if (CallDecisions.IsBarred(draft.State, call)) duties &= ~(CallDuties.CallBack | CallDuties.Text);
        if (duties != call.Duties)
        {
            draft.Emit(new CallDutiesChanged(draft.At, id, duties, CallDecisions.Due(draft, duties)));
            return;
        }
        if (call is { Incident: null, RaisedTo: >= Role.Supervisor } && draft.State.Rules is { } rules)
        {
            foreach (var name in NaturesOfLostCalls)
            {
                if (!rules.Protocols.ContainsKey(new(name)) || Opening.Open(draft, IncidentId.For(id), call, new NatureId(name), null, [], null, true) is not null) continue;
                draft.State.Calls.TryGet(id, out call);
                if (call!.Due is not { } due || due > draft.At) return;
                break;
            }
        }
        var to = Raising.Above(call.RaisedTo);
        draft.Emit(new CallRaised(draft.At, id, call.Duties, to, draft.At + (call.RaisedTo == Role.Director ? Timings.DirectorAgain : Timings.NextDuty)));
    }
}
