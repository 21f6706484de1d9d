using RightCall.Domain.Calls;
using RightCall.Domain.Triage;

namespace RightCall.Simulation.Auditing;

internal sealed partial class Auditor
{
    private void TakeCall(CallEvent e)
    {
        if (e is CallRang rang)
        {
            Expect(!_calls.ContainsKey(e.Call), 1, e.At, $"call {e.Call} rang twice");
            _calls[e.Call] = new(rang.At, rang.Mode);
            return;
        }
        var call = _calls[e.Call];
        // Somebody acted: what is owed now is another duty, and its ladder begins at the bottom.
        if (e is not CallRaised) call.RaisedTo = default;
        switch (e)
        {
            case CallHungUp h: (call.End, call.Unread) = (h.How, call.Unread || (!call.Answered && call.HasText)); break;
            case CallBackBegun:
                if (call.Incident is { } about && _incidents.TryGetValue(about, out var incident))
                    Expect((incident.Flags & Flags.CallbackBarred) == 0, 6, e.At, $"call {e.Call} is called back although that is barred");
                break;
            case CallBackEnded { Outcome: CallBackOutcome.Reached or CallBackOutcome.ReachedNotFree }:
                call.Reached = true;
                if (call.Incident is { } reached) Incident(reached).Contact = true;
                break;
            case TextReceived: (call.HasText, call.Wrote, call.Unread) = (true, call.End is not null, call.Answered || call.End is not null); break;
            case CallTexted when call is { IsText: true, End: null, Answered: true }: call.Unread = false; break;
            case CallAnswered: (call.Answered, call.Unread) = (true, false); break;
            case TextRead { FromPerson: var person }:
                call.Unread = false;
                if (!person || !call.Wrote) break;
                call.Reached = true;
                if (call.Incident is { } wroteAbout) Incident(wroteAbout).Contact = true;
                break;
            case CallLinked l:
                call.Incident = l.Incident;
                if (_incidents.TryGetValue(l.Incident, out var linked) && linked.FirstCall is null) (linked.FirstCall, linked.FromLostCall) = (e.Call, IsLost(call));
                break;
            case CallRaised r:
                Expect(r.To >= call.RaisedTo, 4, e.At, $"call {e.Call} was raised to {r.To} after {call.RaisedTo}");
                call.RaisedTo = r.To;
                break;
            case CallDisposed d:
                Expect(!IsLost(call) || call.Reached, 1, e.At, $"call {e.Call}, {call.End}, was closed as {d.As} and nobody was reached");
                Expect(!call.Unread, 1, e.At, $"call {e.Call} was closed over words that nobody read");
                call.Disposed = d.As;
                break;
        }
    }

    private static bool IsLost(CallEntry call) => call.End is CallEnd.Abandoned or CallEnd.Silent;
}
