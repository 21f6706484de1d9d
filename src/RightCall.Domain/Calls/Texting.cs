using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Incidents;

namespace RightCall.Domain.Calls;

/// <summary>Decides on texts from and to the caller.</summary>
internal static class Texting
{
    public static Refusal? Send(Draft draft, CallState call, Text command)
    {
        // On an open line of text the caller writes with us now: not to answer could harm more.
        var talking = call is { Line: CallLine.Live, Mode: CallMode.Text or CallMode.Rtt or CallMode.Tty };
        if (!talking && CallDecisions.IsBarred(draft.State, call)) return CallRefusals.Barred.With($"Call {call.Number} is not texted: it could harm the caller.");
        // Who answers on an open line has read. Later it is to be said whether a person wrote.
        var duties = call.Duties & ~(talking ? CallDuties.Text | CallDuties.Read : CallDuties.Text);
        draft.Emit(new CallTexted(draft.At, call.Id, command.Words, duties, Due(draft, call, duties), call.Conversation.Sent + 1, draft.Actor.Id));
        return null;
    }

    public static Refusal? Receive(Draft draft, CallState call, ReceiveText command)
    {
        if (command.Order is { } order && call.Conversation.Holds(order)) return CallRefusals.AlreadySo.With($"Text {order} of call {call.Number} is here already.");
        // While it rings, who answers reads it.
        var (duties, due) = call.Line == CallLine.Ringing ? (call.Duties, call.Due) : (call.Duties | CallDuties.Read, Earlier(call.Due, draft.At + Timings.FirstDuty));
        draft.Emit(new TextReceived(draft.At, call.Id, command.Words, command.Order, command.SentAt, duties, due));
        return null;
    }

    public static Refusal? Report(Draft draft, CallState call, ReportText command)
    {
        if (call.Conversation.To(command.Message) is not { } text) return CallRefusals.NoText.With($"Call {call.Number} has no text {command.Message} to its caller.");
        // Reports overtake each other: an older one is late, not news.
        if (text.State is TextState.Delivered or TextState.Failed || command.State <= text.State) return CallRefusals.AlreadySo.With($"Text {command.Message} of call {call.Number} is {text.State} already.");
        draft.Emit(new TextReported(draft.At, call.Id, command.Message, command.State));
        return null;
    }

    public static Refusal? Read(Draft draft, CallState call, ReadText command)
    {
        if (!call.Conversation.HasCaller) return CallRefusals.NoText.With($"The caller of call {call.Number} wrote nothing.");
        if ((call.Duties & CallDuties.Read) == 0) return CallRefusals.AlreadySo.With($"What the caller of call {call.Number} wrote was read already.");
        var duties = call.Duties & ~CallDuties.Read;
        // A person who wrote since the line closed is reached: nobody has to be called or texted to find out whether there is one. Where the person is, is still owed.
        if (command.FromPerson && call.Wrote) duties &= ~(CallDuties.CallBack | CallDuties.Text);
        draft.Emit(new TextRead(draft.At, call.Id, draft.Actor.Id, command.FromPerson, duties, Due(draft, call, duties)));
        return null;
    }

    // On an open line the person at the desk has the time that an answered call has; else the next duty has its own.
    private static Instant? Due(Draft draft, CallState call, CallDuties duties) => duties == call.Duties ? call.Due
        : duties == CallDuties.Settle && call.Line == CallLine.Live ? draft.At + Timings.Settle : CallDecisions.Due(draft, duties);

    private static Instant Earlier(Instant? a, Instant b) => a is { } earlier && earlier < b ? earlier : b;
}
