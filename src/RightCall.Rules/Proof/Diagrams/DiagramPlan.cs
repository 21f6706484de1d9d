using System.Collections.Immutable;

namespace RightCall.Rules.Proof.Diagrams;

/// <summary>A term that the nodes of a diagram keep track of.</summary>
/// <param name="Term">The term, simplified.</param>
/// <param name="Side">Which interview it reads.</param>
/// <param name="Guards">The question that it guards; -1 for a forbidden term.</param>
internal readonly record struct Tracked(Term Term, Side Side, int Guards)
{
    /// <summary>The last question that it reads.</summary>
    public int Last => Term.Literals[^1].Question;

    /// <summary>Terms of one group mean the same when they are complete: the guard holds, or something forbidden does.</summary>
    public int Group => Guards < 0 ? -1 : Guards * 2 + (int)Side;
}

/// <summary>How a query is laid out as a diagram: one layer for each question that it can depend on, one bit for each term that is still open.</summary>
internal sealed class DiagramPlan
{
    private readonly Query _query;
    private readonly ProofModel _model;
    private readonly List<Tracked> _tracked = [];
    private readonly Dictionary<int, (Asked Before, Asked After)> _asked = [];

    private DiagramPlan(Query query, Domains domains) => (_query, _model, Domains) = (query, query.Model, domains);

    /// <summary>What each question can be.</summary>
    public Domains Domains { get; }

    /// <summary>The query.</summary>
    public Query Query => _query;

    /// <summary>The layers, in the order of the questions.</summary>
    public ImmutableArray<Layer> Layers { get; private set; } = [];

    /// <summary>The terms, one bit each.</summary>
    public IReadOnlyList<Tracked> Tracked => _tracked;

    /// <summary>The words of a key: a bit for each term, and one for "the interview has stopped".</summary>
    public int Words => _tracked.Count / 64 + 1;

    /// <summary>The plan of a query; null where the query's own words already show that nothing can satisfy it.</summary>
    public static DiagramPlan? Of(Query query)
    {
        if (Domains.Of(query) is not { } domains) return null;
        var plan = new DiagramPlan(query, domains);
        if (!plan.TrackForbidden()) return null;
        var relevant = plan.TrackGuards();
        plan.LayOut(relevant);
        return plan;
    }

    // False: something forbidden always holds.
    private bool TrackForbidden()
    {
        foreach (var (term, side) in _query.Forbidden)
        {
            if (Domains.Simplify(term, side) is not { } simple) continue;
            if (simple.IsAlways) return false;
            _tracked.Add(new(simple, _query.Changed < 0 ? Side.Before : side, -1));
        }
        return true;
    }

    // From the last question to the first: a question matters when something that matters reads it, or when it guards one that does.
    private bool[] TrackGuards()
    {
        var relevant = new bool[_model.Count];
        foreach (var tracked in _tracked) Mark(relevant, tracked.Term);
        for (var q = _model.Count - 1; q >= 0; q--)
        {
            if (!relevant[q] && !Domains.IsRestricted(q)) continue;
            relevant[q] = true;
            var before = TrackGuard(relevant, q, Side.Before);
            var after = Domains.CanDiffer(q) && (Domains.Before[q] & 1) != 0 ? TrackGuard(relevant, q, Side.After) : Asked.Never;
            _asked[q] = (before, after);
        }
        return relevant;
    }

    private Asked TrackGuard(bool[] relevant, int question, Side side)
    {
        var from = _tracked.Count;
        foreach (var term in _model.Guard(question))
        {
            if (Domains.Simplify(term, side) is not { } simple) continue;
            if (simple.IsAlways)
            {
                _tracked.RemoveRange(from, _tracked.Count - from);
                return Asked.Always;
            }
            _tracked.Add(new(simple, side, question));
        }
        for (var i = from; i < _tracked.Count; i++) Mark(relevant, _tracked[i].Term);
        return _tracked.Count > from ? Asked.WhenAlive : Asked.Never;
    }

    private static void Mark(bool[] relevant, Term term)
    {
        foreach (var literal in term.Literals) relevant[literal.Question] = true;
    }

    private void LayOut(bool[] relevant)
    {
        var layers = new Layer?[_model.Count];
        for (var q = 0; q < layers.Length; q++)
        {
            if (!relevant[q]) continue;
            var (before, after) = _asked[q];
            layers[q] = new(q, Words) { AskedBefore = before, AskedAfter = after, CanDiffer = Domains.CanDiffer(q) };
        }
        for (var bit = 0; bit < _tracked.Count; bit++)
        {
            var (word, one) = (bit >> 6, 1UL << (bit & 63));
            var tracked = _tracked[bit];
            foreach (var literal in tracked.Term.Literals)
            {
                var alive = tracked.Side == Side.Before ? layers[literal.Question]!.AliveBefore : layers[literal.Question]!.AliveAfter;
                for (var code = 0; code < alive.Length; code++) if ((literal.Mask >> code & 1) == 0) alive[code][word] &= ~one;
            }
            if (tracked.Guards < 0)
            {
                layers[tracked.Last]!.Complete[word] |= one;
                continue;
            }
            var guarded = layers[tracked.Guards]!;
            (tracked.Side == Side.Before ? guarded.GuardBefore : guarded.GuardAfter)[word] |= one;
            guarded.Keep[word] &= ~one;
        }
        Layers = [.. layers.OfType<Layer>()];
    }
}
