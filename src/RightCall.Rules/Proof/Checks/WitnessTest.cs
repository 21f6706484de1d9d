using RightCall.Rules.Proof.Diagrams;

namespace RightCall.Rules.Proof.Checks;

/// <summary>Tests every counter-example against the words of the query, question by question and without a diagram, before anybody sees it.</summary>
internal static class WitnessTest
{
    /// <summary>Throws where the pair does not answer the query: a bug of the check, never of the protocol.</summary>
    public static void Require(Query query, Pair pair)
    {
        var after = pair.After ?? pair.Before;
        if (Problem(query, pair, after) is { } problem)
            throw new InvalidOperationException($"The check of {query.Model.Protocol.Nature} found an interview that does not show what it should ({problem}): please report it.");
    }

    private static string? Problem(Query query, Pair pair, byte[] after)
    {
        for (var q = 0; q < after.Length; q++)
        {
            if ((query.Before[q] >> pair.Before[q] & 1) == 0 || (query.After[q] >> after[q] & 1) == 0) return $"question {q} is not as required";
            if (pair.After is not null && !MayBecome(query, pair.Before, after, q)) return $"question {q} cannot become {after[q]}";
        }
        foreach (var (term, side) in query.Forbidden)
            if (Holds(term, side == Side.Before ? pair.Before : after)) return "something forbidden holds";
        return IsReachable(query.Model, pair.Before) ? null : "the interview cannot come about";
    }

    private static bool Holds(Term term, byte[] codes) => term.Literals.All(l => (l.Mask >> codes[l.Question] & 1) != 0);

    private static bool MayBecome(Query query, byte[] before, byte[] after, int q)
    {
        var guard = query.Model.Protocol.Questions[q].Guard;
        if (q == query.Changed) return guard.Holds(before) && (query.To[before[q]] >> after[q] & 1) != 0;
        return before[q] == after[q] || (query.AsksOn && q > query.Changed && before[q] == 0 && !guard.Holds(before) && guard.Holds(after));
    }

    private static bool IsReachable(ProofModel model, byte[] codes)
    {
        var stopped = false;
        for (var q = 0; q < codes.Length; q++)
        {
            var asked = model.Protocol.Questions[q].Guard.Holds(codes);
            if (codes[q] != 0 && (!asked || stopped)) return false;
            stopped |= asked && codes[q] == 0;
        }
        return true;
    }
}
