using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Incidents;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Calls;

/// <summary>Decides on calls, from the ring on.</summary>
internal static class CallDecisions
{
    private const int CallBacksOwed = 2;

    public static Refusal? Decide(Draft draft, CallCommand command)
    {
        if (command is Ring ring) return Ring(draft, ring);
        if (!draft.State.Calls.TryGet(command.Call, out var call)) return CallRefusals.NotHere.With($"Call {command.Call} is not in this area.");
        return command switch
        {
            AnswerCall => Answer(draft, call),
            HangUp c => HangUp(draft, call, c),
            Calls.CallBack => BeginCallBack(draft, call),
            CallBackTried c => Tried(draft, call, c),
            Text c => Texts(draft, call, c),
            Relocate c => Relocate(draft, call, c),
            LinkToIncident c => LinkToIncident(draft, call, c),
            DisposeCall c => Dispose(draft, call, c),
            _ => throw new ArgumentException($"No rule decides {command.GetType().Name}.", nameof(command)),
        };
    }

    /// <summary>Whether calling back or texting could harm: any answer tagged cannot speak, afraid or coerced.</summary>
    public static bool IsBarred(AreaState state, CallState call)
    {
        if (call.Incident is not { } id || !state.Incidents.TryGet(id, out var incident)) return false;
        if ((incident.Effective.Flags & (Flags.CallbackBarred | Flags.Fear)) != 0) return true;
        var protocol = incident.Interview.Protocol;
        foreach (var answer in incident.Interview.Answers)
        {
            if (answer.Manner == Manner.YesNo && answer.Question != Interview.CanTalkQuestion) return true;
            if (answer.Question != Interview.CanTalkQuestion) continue;
            var q = protocol.IndexOf(answer.Question);
            if (answer.Value == AnswerCode.RefusedId || (q >= 0 && protocol.Questions[q].CodeOf(answer.Value) is { } code && code.IsAnswer && (protocol.Questions[q].SafeMask & code.Bit) == 0)) return true;
        }
        return false;
    }

    /// <summary>What is still owed, in the order in which it is due; each has two minutes.</summary>
    public static Instant? Due(Draft draft, CallDuties duties) => duties == CallDuties.None ? null : draft.At + Timings.NextDuty;

    private static Refusal? Ring(Draft draft, Ring command)
    {
        if (draft.State.Calls.Contains(command.Call)) return CallRefusals.IdTaken.With($"Call {command.Call} rang already.");
        draft.Emit(new CallRang(draft.At, command.Call, draft.State.CallCount + 1, command.Mode, command.Source, command.Language, command.Places.IsDefault ? [] : command.Places, draft.At + Timings.Answer));
        return null;
    }

    private static Refusal? Answer(Draft draft, CallState call)
    {
        if (call.Line != CallLine.Ringing) return CallRefusals.WrongLine.With($"Call {call.Number} is {call.Line} already.");
        draft.Emit(new CallAnswered(draft.At, call.Id, draft.Actor.Id, draft.At + Timings.Settle));
        return null;
    }

    private static Refusal? HangUp(Draft draft, CallState call, HangUp command)
    {
        if (call.Line == CallLine.Ended) return CallRefusals.WrongLine.With($"The line of call {call.Number} is closed already.");
        if (command.How == CallEnd.Completed && call.Line == CallLine.Ringing) return CallRefusals.WrongLine.With($"Call {call.Number} was not answered: it was abandoned.");
        var duties = call.Incident is null ? CallDuties.Settle : CallDuties.None;
        var contact = command.How == CallEnd.Completed ? CallDuties.None : IsBarred(draft.State, call) ? CallDuties.Locate : CallDuties.CallBack | CallDuties.Text | CallDuties.Locate;
        duties |= contact;
        Instant? due = contact != CallDuties.None ? draft.At + Timings.FirstDuty : duties != CallDuties.None ? draft.At + Timings.Settle : null;
        draft.Emit(new CallHungUp(draft.At, call.Id, command.How, duties, due));
        return null;
    }

    private static Refusal? BeginCallBack(Draft draft, CallState call)
    {
        if (call.Line != CallLine.Ended) return CallRefusals.WrongLine.With($"The line of call {call.Number} is open: talk, do not call back.");
        if (IsBarred(draft.State, call)) return CallRefusals.Barred.With($"Call {call.Number} is not called back: it could harm the caller.");
        draft.Emit(new CallBackBegun(draft.At, call.Id, draft.Actor.Id));
        return null;
    }

    private static Refusal? Tried(Draft draft, CallState call, CallBackTried command)
    {
        if (call.Line != CallLine.Ended) return CallRefusals.WrongLine.With($"The line of call {call.Number} is open.");
        var reached = command.Outcome is CallBackOutcome.Reached or CallBackOutcome.ReachedNotFree;
        var duties = call.Duties;
        if (reached) duties &= CallDuties.Settle;
        else if (command.Outcome == CallBackOutcome.CannotBeCalled || call.Tried + 1 >= CallBacksOwed) duties &= ~CallDuties.CallBack;
        draft.Emit(new CallBackEnded(draft.At, call.Id, command.Outcome, duties, Due(draft, duties)));
        return null;
    }

    private static Refusal? Texts(Draft draft, CallState call, Text command)
    {
        if (IsBarred(draft.State, call)) return CallRefusals.Barred.With($"Call {call.Number} is not texted: it could harm the caller.");
        var duties = call.Duties & ~CallDuties.Text;
        draft.Emit(new CallTexted(draft.At, call.Id, command.Words, duties, duties == call.Duties ? call.Due : Due(draft, duties)));
        return null;
    }

    private static Refusal? Relocate(Draft draft, CallState call, Relocate command)
    {
        var duties = call.Duties & ~CallDuties.Locate;
        draft.Emit(new CallRelocated(draft.At, call.Id, command.Places.IsDefault ? [] : command.Places, duties, duties == call.Duties ? call.Due : Due(draft, duties)));
        return null;
    }

    private static Refusal? LinkToIncident(Draft draft, CallState call, LinkToIncident command)
    {
        if (call.Incident == command.Incident) return CallRefusals.HasIncident.With($"Call {call.Number} reports that incident already.");
        if (!draft.State.Incidents.Contains(command.Incident)) return IncidentRefusals.NotOpen.With($"Incident {command.Incident} is not open.");
        if (call.Incident is { } other && draft.State.Incidents.Contains(other)) return CallRefusals.HasIncident.With($"Call {call.Number} reports another incident that is open: cancel that one as a duplicate first.");
        Linking.Link(draft, call, command.Incident);
        return null;
    }

    private static Refusal? Dispose(Draft draft, CallState call, DisposeCall command)
    {
        if (call.Incident is not null) return CallRefusals.HasIncident.With($"Call {call.Number} reports an incident: that one is closed.");
        if (call.Line != CallLine.Ended) return CallRefusals.WrongLine.With($"The line of call {call.Number} is open: hang up first.");
        if (call.End != CallEnd.Completed && !call.Reached) return CallRefusals.NotSettled.With($"Nobody was reached in call {call.Number}: open an incident for it.");
        draft.Emit(new CallDisposed(draft.At, call.Id, command.As));
        return null;
    }
}

/// <summary>Links a call to an incident.</summary>
internal static class Linking
{
    /// <summary>The call reports the incident from now on; what else is owed to the call stays owed.</summary>
    public static void Link(Draft draft, CallState call, IncidentId incident)
    {
        var duties = call.Duties & ~CallDuties.Settle;
        draft.Emit(new CallLinked(draft.At, call.Id, incident, duties, duties == CallDuties.None ? null : call.Due));
    }
}
