using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof.Plain;

/// <summary>Walks through every interview, one by one. For small protocols: there is no limit but patience. Shares no code with the diagrams.</summary>
internal static class PlainInterviews
{
    /// <summary>Visits every reachable interview once. The array is the walk's own: read it, keep nothing.</summary>
    public static void Visit(Protocol protocol, Action<byte[]> visit) => Ask(protocol, new byte[protocol.Questions.Length], 0, visit);

    private static void Ask(Protocol protocol, byte[] codes, int at, Action<byte[]> visit)
    {
        if (at == codes.Length)
        {
            visit(codes);
            return;
        }
        var question = protocol.Questions[at];
        codes[at] = 0;
        if (!PlainOutcome.Holds(question.Guard, codes))
        {
            Ask(protocol, codes, at + 1, visit);
            return;
        }
        visit(codes); // The interview ends before this question; everything later is still not asked.
        for (var code = 1; code < 3 + question.Options.Length; code++)
        {
            codes[at] = (byte)code;
            Ask(protocol, codes, at + 1, visit);
        }
        codes[at] = 0;
    }

    /// <summary>Visits every interview that this one can become when one answer is changed: what was asked is kept, what is newly asked takes every answer, and not asked.</summary>
    public static void VisitChanged(Protocol protocol, byte[] before, int question, int code, Action<byte[]> visit)
    {
        var after = (byte[])before.Clone();
        after[question] = (byte)code;
        AskOn(protocol, before, after, question + 1, visit);
    }

    private static void AskOn(Protocol protocol, byte[] before, byte[] after, int at, Action<byte[]> visit)
    {
        if (at == after.Length)
        {
            visit(after);
            return;
        }
        var question = protocol.Questions[at];
        var newlyAsked = before[at] == 0 && !PlainOutcome.Holds(question.Guard, before) && PlainOutcome.Holds(question.Guard, after);
        if (!newlyAsked)
        {
            AskOn(protocol, before, after, at + 1, visit);
            return;
        }
        for (var code = 0; code < 3 + question.Options.Length; code++)
        {
            after[at] = (byte)code;
            AskOn(protocol, before, after, at + 1, visit);
        }
        after[at] = 0;
    }
}
