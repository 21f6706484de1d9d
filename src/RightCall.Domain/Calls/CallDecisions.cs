using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Calls;

/// <summary>Decides on calls, from the ring on.</summary>
internal static class CallDecisions
{
    private const int CallBacksOwed = 2;
    private const int MostRecordings = 20;

    public static Refusal? Decide(Draft draft, CallCommand command)
    {
        if (command is Ring ring) return Ring(draft, ring);
        if (!draft.State.Calls.TryGet(command.Call, out var call)) return CallRefusals.NotHere.With($"Call {command.Call} is not in this area.");
        return command switch
        {
            AnswerCall c => Answer(draft, call, c),
            HangUp c => HangUp(draft, call, c),
            Calls.CallBack => BeginCallBack(draft, call),
            CallBackTried c => Tried(draft, call, c),
            AttachRecording c => Attach(draft, call, c.Recording),
            Text c => Texting.Send(draft, call, c),
            ReceiveText c => Texting.Receive(draft, call, c),
            ReportText c => Texting.Report(draft, call, c),
            ReadText c => Texting.Read(draft, call, c),
            AskInterpreter c => Interpreting.Ask(draft, call, c),
            ReportInterpreter c => Interpreting.Report(draft, call, c),
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
        draft.Emit(new CallRang(draft.At, command.Call, draft.State.CallCount + 1, command.Mode, command.Source, command.Language, command.Places.IsDefault ? [] : command.Places, draft.At + (command.ObservedAt is null ? Timings.Answer : Timings.EntersLate),
            command.Class, command.CallBackNumber, command.Trunk, command.Exercise, draft.Observed(command.ObservedAt, Instant.MinValue)));
        return null;
    }

    private static Refusal? Answer(Draft draft, CallState call, AnswerCall command)
    {
        if (call.Line != CallLine.Ringing) return CallRefusals.WrongLine.With($"Call {call.Number} is {call.Line} already{(call.Taken is { } taken ? $", taken by {taken.By}" : "")}.");
        var byEquipment = draft.Actor.Role == Role.Gateway;
        if (byEquipment ? command.Desk is null : command.Desk is { } named && named != draft.Actor.Desk) return CallRefusals.OtherDesk.With($"Who took call {call.Number} is not said.");
        draft.Emit(new CallAnswered(draft.At, call.Id, byEquipment ? AtDesk(draft, command.Desk!.Value) : draft.Actor.Id, draft.At + (command.ObservedAt is null ? Timings.Settle : Timings.EntersLate),
            command.Desk, draft.Observed(command.ObservedAt, call.RangAt)));
        return null;
    }

    // Who has sat down at the desk last and is there; the equipment itself, where nobody has.
    private static ActorId AtDesk(Draft draft, DeskId desk)
    {
        DeskSession? there = null;
        foreach (var session in draft.State.Desks.Values) if (session.Desk == desk && session.IsLive(draft.At) && !(session.LastActed < there?.LastActed)) there = session;
        return there?.Person ?? draft.Actor.Id;
    }

    private static Refusal? Attach(Draft draft, CallState call, string recording)
    {
        if (call.Recordings.Contains(recording)) return CallRefusals.AlreadySo.With($"That recording of call {call.Number} is here already.");
        if (call.Recordings.Length >= MostRecordings) return CallRefusals.TooMany.With($"Call {call.Number} has {call.Recordings.Length} recordings.");
        draft.Emit(new RecordingAttached(draft.At, call.Id, recording));
        return null;
    }

    private static Refusal? HangUp(Draft draft, CallState call, HangUp command)
    {
        if (call.Line == CallLine.Ended) return CallRefusals.WrongLine.With($"The line of call {call.Number} is closed already.");
        if (command.How == CallEnd.Completed && call.Line == CallLine.Ringing) return CallRefusals.WrongLine.With($"Call {call.Number} was not answered: it was abandoned.");
        var duties = call.Incident is null ? CallDuties.Settle : CallDuties.None;
        var isOver = call.Incident is { } incident && !draft.State.Incidents.Contains(incident);
        var contact = command.How == CallEnd.Completed || isOver ? CallDuties.None : IsBarred(draft.State, call) ? CallDuties.Locate : CallDuties.CallBack | CallDuties.Text | CallDuties.Locate;
        // What the caller wrote is still to be read.
        contact |= call.Line == CallLine.Ringing && call.Conversation.HasCaller ? CallDuties.Read : call.Duties & CallDuties.Read;
        duties |= contact;
        Instant? due = contact != CallDuties.None ? draft.At + Timings.FirstDuty : duties != CallDuties.None ? draft.At + Timings.Settle : null;
        draft.Emit(new CallHungUp(draft.At, call.Id, command.How, duties, due, command.Recording));
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
        if (reached) duties &= CallDuties.Settle | CallDuties.Read;
        else if (command.Outcome == CallBackOutcome.CannotBeCalled || call.Tried + 1 >= CallBacksOwed) duties &= ~CallDuties.CallBack;
        draft.Emit(new CallBackEnded(draft.At, call.Id, command.Outcome, duties, Due(draft, duties)));
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
        if (!draft.State.Incidents.TryGet(command.Incident, out var incident)) return IncidentRefusals.NotOpen.With($"Incident {command.Incident} is not open.");
        if (call.Exercise is null != incident.Exercise is null) return IncidentRefusals.Exercise.With($"One of call {call.Number} and incident {incident.Number} is real, and the other is not.");
        if (call.Incident is { } other && draft.State.Incidents.Contains(other)) return CallRefusals.HasIncident.With($"Call {call.Number} reports another incident that is open: cancel that one as a duplicate first.");
        Linking.Link(draft, call, command.Incident);
        return null;
    }

    private static Refusal? Dispose(Draft draft, CallState call, DisposeCall command)
    {
        if (call.Incident is not null) return CallRefusals.HasIncident.With($"Call {call.Number} reports an incident: that one is closed.");
        if (call.Line != CallLine.Ended) return CallRefusals.WrongLine.With($"The line of call {call.Number} is open: hang up first.");
        if (call.End != CallEnd.Completed && !call.Reached && call.Exercise is null) return CallRefusals.NotSettled.With($"Nobody was reached in call {call.Number}: open an incident for it.");
        if ((call.Duties & CallDuties.Read) != 0) return CallRefusals.Unread.With($"The caller of call {call.Number} wrote: read it first.");
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
