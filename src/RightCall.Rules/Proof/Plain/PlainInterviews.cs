using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof.Plain;

/// <summary>Walks through every interview, one by one, and through what it becomes when one answer is changed. Shares no code with the diagrams.</summary>
internal sealed class PlainInterviews
{
    private readonly Protocol _protocol;
    private readonly int[] _codesOf;
    private readonly bool[] _always;
    private readonly bool[] _read;
    private readonly byte[] _after;

    public PlainInterviews(Protocol protocol)
    {
        _protocol = protocol;
        _codesOf = [.. protocol.Questions.Select(q => 3 + q.Options.Length)];
        _always = [.. protocol.Questions.Select(q => q.Guard.Any.Any(all => all.IsEmpty))];
        _read = [.. protocol.Questions.Select((_, at) => protocol.Questions.Any(q => q.Guard.Reads().Contains(at)))];
        _after = new byte[protocol.Questions.Length];
    }

    /// <summary>Whether the question is asked after these codes.</summary>
    public bool Asks(int question, byte[] codes) => _always[question] || PlainRules.Holds(_protocol.Questions[question].Guard, codes);

    /// <summary>Visits every reachable interview once. The array is the walk's own: read it, keep nothing.</summary>
    public void Visit(Action<byte[]> visit) => Ask(new byte[_codesOf.Length], 0, visit);

    private void Ask(byte[] codes, int at, Action<byte[]> visit)
    {
        if (at == codes.Length)
        {
            visit(codes);
            return;
        }
        codes[at] = 0;
        if (!Asks(at, codes))
        {
            Ask(codes, at + 1, visit);
            return;
        }
        visit(codes); // The interview ends before this question; everything later is still not asked.
        for (var code = 1; code < _codesOf[at]; code++)
        {
            codes[at] = (byte)code;
            Ask(codes, at + 1, visit);
        }
        codes[at] = 0;
    }

    /// <summary>Visits every interview that this one can become when one answer is changed: what was asked is kept, what is newly asked takes every answer, and not asked.</summary>
    public void VisitChanged(byte[] before, int question, int code, Action<byte[]> visit)
    {
        before.CopyTo(_after, 0);
        _after[question] = (byte)code;
        // Mostly no later question depends on the changed one.
        if (_read[question]) AskOn(before, question + 1, visit);
        else visit(_after);
    }

    private void AskOn(byte[] before, int at, Action<byte[]> visit)
    {
        if (at == _after.Length)
        {
            visit(_after);
            return;
        }
        var newlyAsked = before[at] == 0 && !Asks(at, before) && Asks(at, _after);
        if (!newlyAsked)
        {
            AskOn(before, at + 1, visit);
            return;
        }
        for (var code = 0; code < _codesOf[at]; code++)
        {
            _after[at] = (byte)code;
            AskOn(before, at + 1, visit);
        }
        _after[at] = 0;
    }
}
