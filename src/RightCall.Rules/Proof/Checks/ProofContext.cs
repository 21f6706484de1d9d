using System.Collections.Immutable;
using RightCall.Domain.Triage;
using RightCall.Rules.Proof.Diagrams;

namespace RightCall.Rules.Proof.Checks;

/// <summary>The proof of one protocol while it is made: its model, one diagram that is used again and again, and what was found so far.</summary>
internal sealed class ProofContext(Protocol protocol, int mergeFrom)
{
    private readonly SortedDictionary<(ViolationKind Kind, string Subject, bool Permitted), (int Cost, Violation Violation)> _found =
        new(Comparer<(ViolationKind Kind, string Subject, bool Permitted)>.Create(Compare));

    /// <summary>The model.</summary>
    public ProofModel Model { get; } = new(protocol);

    /// <summary>The diagram.</summary>
    public Diagram Diagram { get; } = new(mergeFrom);

    /// <summary>The protocol.</summary>
    public Protocol Protocol => protocol;

    /// <summary>What is no violation but worth a look.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>What does not hold, or what the city's files permit, in the order of the rules.</summary>
    public ImmutableArray<Violation> Found(bool permitted) => [.. _found.Where(f => f.Key.Permitted == permitted).Select(f => f.Value.Violation)];

    /// <summary>A new query about this protocol.</summary>
    public Query Ask() => new(Model);

    /// <summary>The alternatives of all clauses that have an output.</summary>
    public ImmutableArray<Term> Terms(Output output) => Model.Where(output.Has);

    /// <summary>Proves a rule: that nothing answers the query. What answers it is kept when it is shorter than what was found for the same subject.</summary>
    /// <returns>Whether the query has no answer.</returns>
    public bool Prove(Query query, ViolationKind kind, string subject, Func<Pair, string> finding, bool permitted = false)
    {
        if (Diagram.Find(query) is not { } pair) return true;
        WitnessTest.Require(query, pair);
        var key = (kind, subject, permitted);
        if (_found.TryGetValue(key, out var known) && known.Cost <= pair.Cost) return false;
        var changed = pair.Changed < 0 ? null : protocol.Questions[pair.Changed];
        var example = new Counterexample([.. pair.Before], pair.After is null ? null : [.. pair.After], changed);
        _found[key] = (pair.Cost, new(kind, subject, finding(pair), example));
        return false;
    }

    /// <summary>Records a finding that no interview can show.</summary>
    public void Record(ViolationKind kind, string subject, string finding) => _found[(kind, subject, false)] = (0, new(kind, subject, finding, null));

    /// <summary>"weapon: none → in-hand", for findings about a change.</summary>
    public string Change(Pair pair)
    {
        var question = protocol.Questions[pair.Changed];
        return $"{question.Id}: {question.IdOf(new(pair.Before[pair.Changed]))} → {question.IdOf(new(pair.After![pair.Changed]))}";
    }

    private static int Compare((ViolationKind Kind, string Subject, bool Permitted) a, (ViolationKind Kind, string Subject, bool Permitted) b)
    {
        if (a.Kind != b.Kind) return a.Kind.CompareTo(b.Kind);
        var subject = string.CompareOrdinal(a.Subject, b.Subject);
        return subject != 0 ? subject : a.Permitted.CompareTo(b.Permitted);
    }
}
