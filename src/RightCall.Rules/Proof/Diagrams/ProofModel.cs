using System.Collections.Immutable;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof.Diagrams;

/// <summary>A protocol in the form that the diagrams read: conditions as terms, and for each question what being asked depends on.</summary>
internal sealed class ProofModel
{
    /// <summary>More questions than this are refused by name; a set of questions is one 128-bit word.</summary>
    public const int MostQuestions = 128;

    private readonly Term[][] _clauses;
    private readonly Term[][] _guards;
    private readonly UInt128[] _depends;

    public ProofModel(Protocol protocol)
    {
        Protocol = protocol;
        Full = [.. protocol.Questions.Select(q => q.FullMask)];
        _guards = [.. protocol.Questions.Select(q => Terms(q.Guard, -1))];
        _clauses = [.. protocol.Clauses.Select((c, at) => Terms(c.When, at))];
        _depends = new UInt128[Count];
        for (var q = 0; q < Count; q++)
        {
            _depends[q] = UInt128.One << q;
            foreach (var literal in _guards[q].SelectMany(t => t.Literals)) _depends[q] |= _depends[literal.Question];
        }
    }

    /// <summary>The protocol.</summary>
    public Protocol Protocol { get; }

    /// <summary>How many questions it has.</summary>
    public int Count => Full.Length;

    /// <summary>For each question the bits of all that it can be.</summary>
    public int[] Full { get; }

    /// <summary>The alternatives of a question's guard: none where it is never asked, one without literals where it is always asked.</summary>
    public ReadOnlySpan<Term> Guard(int question) => _guards[question];

    /// <summary>Whether the question is asked on every path.</summary>
    public bool IsAlwaysAsked(int question) => _guards[question] is [{ IsAlways: true }, ..];

    /// <summary>Whether being asked <paramref name="question"/> depends on <paramref name="on"/>, directly or through other questions.</summary>
    public bool DependsOn(int question, int on) => (_depends[question] >> on & 1) != 0;

    /// <summary>The alternatives of a clause.</summary>
    public ReadOnlySpan<Term> Clause(int clause) => _clauses[clause];

    /// <summary>The alternatives of every clause with such effects, in file order.</summary>
    public ImmutableArray<Term> Where(Func<Clause, bool> has) =>
        [.. Protocol.Clauses.Where(has).SelectMany(c => _clauses[c.Index])];

    /// <summary>The alternatives of a condition. One that always holds stands alone.</summary>
    public Term[] Terms(Condition condition, int clause)
    {
        var terms = condition.Any.Select(all => Term.Of(all, Full, clause)).OfType<Term>().ToArray();
        return terms.FirstOrDefault(t => t.IsAlways) is { } always ? [always] : terms;
    }
}
