using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof.Diagrams;

/// <summary>For each question what it can still be, in the interview before and in the one after, under all that a query requires. Only what no answer of the query
/// can be is taken out, so that nothing is lost: what stays may still be more than what is possible.</summary>
internal sealed class Domains
{
    private readonly Query _query;
    private readonly ProofModel _model;

    private Domains(Query query)
    {
        (_query, _model) = (query, query.Model);
        Before = (int[])query.Before.Clone();
        After = (int[])query.After.Clone();
        LastRequired = -1;
    }

    /// <summary>The codes that each question can have before.</summary>
    public int[] Before { get; }

    /// <summary>The codes that each question can have after.</summary>
    public int[] After { get; }

    /// <summary>The last question that has to be asked: the interview does not stop earlier. -1 where there is none.</summary>
    public int LastRequired { get; private set; }

    /// <summary>The domains of a query; null where nothing can satisfy it.</summary>
    public static Domains? Of(Query query)
    {
        if (query.IsVoid) return null;
        var domains = new Domains(query);
        bool narrowed;
        do
        {
            if (domains.Narrow() is not { } any) return null;
            narrowed = any;
        }
        while (narrowed);
        return domains;
    }

    /// <summary>Whether the question can differ between the two interviews although it is not the one that was changed: it is newly asked.</summary>
    public bool CanDiffer(int question) =>
        _query.AsksOn && _query.Changed >= 0 && question > _query.Changed && _model.DependsOn(question, _query.Changed);

    /// <summary>What a literal of this side can meet at the question.</summary>
    public int On(Side side, int question) => side == Side.Before || _query.Changed < 0 ? Before[question] : After[question];

    /// <summary>Whether the question is restricted by more than by the rule that the interview does not stop before <see cref="LastRequired"/>: then a diagram has to look at it.</summary>
    public bool IsRestricted(int question)
    {
        if (question == _query.Changed) return true;
        var full = _model.Full[question];
        var mustNotStop = question < LastRequired && _model.IsAlwaysAsked(question);
        if ((mustNotStop ? Before[question] | 1 : Before[question]) != full) return true;
        return CanDiffer(question) && After[question] != full;
    }

    // One pass. Null: nothing is left. Otherwise whether anything was taken out.
    private bool? Narrow()
    {
        var narrowed = false;
        for (var q = 0; q < _model.Count; q++)
        {
            var (before, after) = Pair(q);
            if (before == 0 || (_query.Changed >= 0 && after == 0)) return null;
            narrowed |= before != Before[q] || after != After[q];
            (Before[q], After[q]) = (before, after);
            if ((before & 1) != 0) continue;
            if (q > LastRequired) (LastRequired, narrowed) = (q, true);
            if (!RequireAsked(q, ref narrowed)) return null;
        }
        return narrowed;
    }

    private (int Before, int After) Pair(int q)
    {
        var (before, after) = (Before[q], After[q]);
        if (q < LastRequired && _model.IsAlwaysAsked(q)) before &= ~1;
        if (_query.Changed < 0) return (before, before);
        if (q == _query.Changed) return Changing(before, after);
        // The changed question was left out because the interview ended there: nothing after it was asked.
        if (q > _query.Changed && Before[_query.Changed] == 1) before &= 1;
        if (!CanDiffer(q)) return (before & after, before & after);
        before &= after | 1;
        return (before, (before & 1) == 0 ? after & before : after);
    }

    private (int Before, int After) Changing(int before, int after)
    {
        var reached = 0;
        for (var code = 0; code < _query.To.Length; code++)
        {
            if ((before >> code & 1) == 0) continue;
            var to = _query.To[code] & after;
            if (to == 0) before &= ~(1 << code);
            reached |= to;
        }
        return (before, reached);
    }

    // A question that was answered was asked: with a guard of one alternative, all that it says holds.
    private bool RequireAsked(int question, ref bool narrowed)
    {
        var guard = _model.Guard(question);
        if (guard.IsEmpty) return false;
        if (guard.Length > 1) return true;
        foreach (var literal in guard[0].Literals)
        {
            var mask = Before[literal.Question] & literal.Mask;
            narrowed |= mask != Before[literal.Question];
            Before[literal.Question] = mask;
            if (mask == 0) return false;
        }
        return true;
    }

    /// <summary>The term as these domains leave it: null where it cannot hold; without literals where it must.</summary>
    public Term? Simplify(Term term, Side side)
    {
        var left = 0;
        foreach (var literal in term.Literals)
        {
            var can = On(side, literal.Question);
            if ((can & literal.Mask) == 0) return null;
            if ((can & ~literal.Mask) != 0) left++;
        }
        if (left == term.Literals.Length) return term;
        return term with { Literals = [.. term.Literals.Where(l => (On(side, l.Question) & ~l.Mask) != 0)] };
    }
}
