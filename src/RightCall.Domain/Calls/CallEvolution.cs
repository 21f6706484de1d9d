using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;

namespace RightCall.Domain.Calls;

internal static class CallEvolution
{
    public static AreaState Evolve(AreaState state, CallEvent @event)
    {
        if (@event is CallRang rang) return Rang(state, rang);
        if (!state.Calls.TryGet(@event.Call, out var call)) throw Area.Corrupt(@event);
        return @event switch
        {
            CallDisposed => state.WithoutCall(@event.At, call),
            CallHungUp e => HungUp(state, call, e),
            CallLinked e => Linked(state, call, e),
            CallBackEnded e => Reached(state, call with { Duties = e.Duties, Due = e.Due, Tried = call.Tried + 1 }, e.At, e.Outcome is CallBackOutcome.Reached or CallBackOutcome.ReachedNotFree),
            TextRead e => Reached(state, call with { Duties = e.Duties, Due = e.Due }, e.At, e.FromPerson && call.Wrote),
            _ => Kept(state, @event.At, After(call, @event)),
        };
    }

    private static CallState After(CallState call, CallEvent @event) => @event switch
    {
        CallAnswered e => call with { Line = CallLine.Live, Duties = call.Incident is null ? CallDuties.Settle : CallDuties.None, Due = call.Incident is null ? e.Due : null, RaisedTo = Role.CallTaker, Taken = new(e.HappenedAt, e.By, e.Desk) },
        CallBackBegun => call with { },
        CallTexted e => call with { Duties = e.Duties, Due = e.Due, Conversation = call.Conversation.With(e) },
        TextReceived e => call with { Duties = e.Duties, Due = e.Due, Conversation = call.Conversation.With(e), Wrote = call.Line == CallLine.Ended },
        TextReported e => call with { Conversation = call.Conversation.With(e) },
        RecordingAttached e => call with { Recordings = call.Recordings.Add(e.Recording) },
        InterpreterAsked e => call with { Interpreter = new(e.Language, InterpreterStatus.Asked, e.At) },
        InterpreterReported e when call.Interpreter is { } asked => call with { Interpreter = asked with { Status = e.Status, Since = e.At } },
        CallRelocated e => call with { Places = e.Places.IsEmpty ? call.Places : e.Places, Duties = e.Duties, Due = e.Due },
        CallDutiesChanged e => call with { Duties = e.Duties, Due = e.Due },
        CallRaised e => call with { RaisedTo = e.To, Due = e.Due },
        _ => throw Area.Corrupt(@event),
    };

    private static AreaState Rang(AreaState state, CallRang e)
    {
        if (state.Calls.Contains(e.Call)) throw Area.Corrupt(e);
        var call = new CallState(e.Call, e.Number, e.Mode, e.Source, e.Language, CallLine.Ringing, null, e.HappenedAt, e.Places, null, CallDuties.Answer, 0, false, Role.CallTaker, e.Due,
            e.Exercise, new(e.Class, e.CallBackNumber, e.Trunk), null, [], Conversation.None, false, null);
        return state.With(e.At, call) with { CallCount = e.Number };
    }

    private static AreaState HungUp(AreaState state, CallState call, CallHungUp e) => Kept(state, e.At, call with
    {
        Line = CallLine.Ended, End = e.How, Duties = e.Duties, Due = e.Due,
        Recordings = e.Recording is { } recording && !call.Recordings.Contains(recording) ? call.Recordings.Add(recording) : call.Recordings,
    });

    // A call whose incident is closed already stays only until its line is, and until what the caller wrote was read.
    private static AreaState Kept(AreaState state, Instant at, CallState call) =>
        call is { Line: CallLine.Ended, Incident: { } incident } && (call.Duties & CallDuties.Read) == 0 && !state.Incidents.Contains(incident) ? state.WithoutCall(at, call) : state.With(at, call);

    private static AreaState Linked(AreaState state, CallState call, CallLinked e)
    {
        if (!state.Incidents.TryGet(e.Incident, out var incident)) throw Area.Corrupt(e);
        state = state.With(e.At, call with { Incident = e.Incident, Duties = e.Duties, Due = e.Due, RaisedTo = Role.CallTaker });
        return incident.Calls.Contains(call.Id) ? state : state.With(e.At, incident with { Calls = incident.Calls.Add(call.Id) });
    }

    private static AreaState Reached(AreaState state, CallState call, Instant at, bool reached)
    {
        state = Kept(state, at, call with { Reached = call.Reached || reached });
        return reached && call.Incident is { } id && state.Incidents.TryGet(id, out var incident) ? state.With(at, incident with { Marks = incident.Marks | IncidentMarks.Contact }) : state;
    }
}
