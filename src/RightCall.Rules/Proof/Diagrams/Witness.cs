using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof.Diagrams;

/// <summary>Makes a path of a diagram into whole interviews: questions that the diagram did not need to look at are answered, too, where a caller would have been asked them.</summary>
internal static class Witness
{
    /// <summary>What each code costs in a counter-example: an answer more is worse than any answer, and a plain safe answer reads best.</summary>
    public static int[] Weights(Question question)
    {
        var weights = new int[AnswerCode.FirstAnswer + AnswerCode.MostAnswers];
        var safest = Safest(question);
        for (var code = 1; code < weights.Length; code++)
            weights[code] = 16 + (code < AnswerCode.FirstAnswer ? 3 : code == safest ? 0 : question.IsOrdered ? 2 : 1);
        return weights;
    }

    /// <summary>The interviews of the path that ends at this node.</summary>
    public static Pair Of(DiagramPlan plan, NodeTable nodes, int node)
    {
        var model = plan.Query.Model;
        var (path, cost) = (new (byte Before, byte After)?[model.Count], 0);
        for (var (at, layer) = (node, plan.Layers.Length - 1); layer >= 0; at = nodes.Parent(at), layer--)
            path[plan.Layers[layer].Question] = nodes.Codes(at);
        var before = Before(model, path, plan.Domains.LastRequired);
        if (plan.Query.Changed < 0) return new(before, null, -1, Cost(model, before));
        var after = (byte[])before.Clone();
        for (var q = 0; q < after.Length; q++)
        {
            if (path[q] is not { } codes || codes.Before == codes.After) continue;
            after[q] = codes.After;
            if (q != plan.Query.Changed) cost += Weights(model.Protocol.Questions[q])[codes.After];
        }
        return new(before, after, plan.Query.Changed, cost + Cost(model, before));
    }

    // The interview stops after the last answer that matters: all that is left out after it is not asked either way.
    private static byte[] Before(ProofModel model, (byte Before, byte After)?[] path, int lastRequired)
    {
        var last = lastRequired;
        for (var q = 0; q < path.Length; q++) if (path[q] is { Before: not 0 } && q > last) last = q;
        var before = new byte[model.Count];
        for (var q = 0; q <= last; q++)
        {
            before[q] = path[q]?.Before ?? 0;
            var question = model.Protocol.Questions[q];
            if (before[q] == 0 && question.Guard.Holds(before)) before[q] = Safest(question);
        }
        return before;
    }

    private static int Cost(ProofModel model, byte[] codes)
    {
        var cost = 0;
        for (var q = 0; q < codes.Length; q++) if (codes[q] != 0) cost += Weights(model.Protocol.Questions[q])[codes[q]];
        return cost;
    }

    private static byte Safest(Question question)
    {
        if (question.IsOrdered) return AnswerCode.OfAnswer(question.DangerOrder[0]).Value;
        for (var i = 0; i < question.Options.Length; i++) if (question.Options[i].Safe) return AnswerCode.OfAnswer(i).Value;
        return AnswerCode.OfAnswer(0).Value;
    }
}
