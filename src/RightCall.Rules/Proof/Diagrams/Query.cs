using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof.Diagrams;

/// <summary>Which of the two interviews of a pair a term is about.</summary>
internal enum Side : byte
{
    /// <summary>The reachable interview that the pair begins with.</summary>
    Before,
    /// <summary>The interview after one answer was changed.</summary>
    After,
}

/// <summary>What a diagram looks for: a reachable interview (and, for a pair, what it becomes when one answer is changed) in which all that is required holds and
/// nothing that is forbidden does. Every rule that the check proves is such a question, and proved when no diagram finds an answer.</summary>
internal sealed class Query
{
    private readonly ProofModel _model;
    private readonly List<(Term Term, Side Side)> _forbidden = [];

    public Query(ProofModel model)
    {
        _model = model;
        Before = (int[])model.Full.Clone();
        After = (int[])model.Full.Clone();
    }

    /// <summary>For each question the codes that are allowed in the interview before.</summary>
    public int[] Before { get; }

    /// <summary>For each question the codes that are allowed in the interview after.</summary>
    public int[] After { get; }

    /// <summary>Terms of which none may hold.</summary>
    public IReadOnlyList<(Term Term, Side Side)> Forbidden => _forbidden;

    /// <summary>The question whose answer is changed; -1 where the query is about one interview.</summary>
    public int Changed { get; private set; } = -1;

    /// <summary>For each code of the changed question, the codes that it is changed to; nothing where it is not changed.</summary>
    public int[] To { get; private set; } = [];

    /// <summary>Whether what is newly asked after the change takes every answer, and not asked; otherwise it stays not asked.</summary>
    public bool AsksOn { get; private set; }

    /// <summary>Whether nothing can satisfy what was required.</summary>
    public bool IsVoid { get; private set; }

    /// <summary>The model that it is asked of.</summary>
    public ProofModel Model => _model;

    /// <summary>Makes it a query about pairs.</summary>
    /// <param name="question">The question whose answer is changed. It was asked, or (for not asked) would have been asked had the interview not ended.</param>
    /// <param name="to">For each code the codes that it is changed to.</param>
    /// <param name="asksOn">Whether newly asked questions take every answer.</param>
    public Query Change(int question, int[] to, bool asksOn)
    {
        (Changed, To, AsksOn) = (question, to, asksOn);
        return this;
    }

    /// <summary>Requires a term.</summary>
    public Query Require(Term term, Side side = Side.Before)
    {
        foreach (var literal in term.Literals) Require(literal.Question, literal.Mask, side);
        return this;
    }

    /// <summary>Requires that a question is one of these codes.</summary>
    public Query Require(int question, int mask, Side side = Side.Before)
    {
        var masks = side == Side.Before ? Before : After;
        masks[question] &= mask;
        IsVoid |= masks[question] == 0;
        return this;
    }

    /// <summary>Forbids every one of these terms.</summary>
    public Query Forbid(IEnumerable<Term> terms, Side side = Side.Before)
    {
        foreach (var term in terms) _forbidden.Add((term, side));
        return this;
    }
}
