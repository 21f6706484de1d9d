using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof.Checks;

/// <summary>No two instructions that contradict each other are given together.</summary>
internal static class InstructionChecks
{
    public static void Run(ProofContext context)
    {
        var given = context.Protocol.Clauses.SelectMany(c => c.Effects.Instructions).DistinctBy(i => i.Id).OrderBy(i => i.Id, StringComparer.Ordinal).ToList();
        for (var a = 0; a < given.Count; a++)
            for (var b = a; b < given.Count; b++)
                if (given[a].Contradicts.Contains(given[b].Id) || given[b].Contradicts.Contains(given[a].Id)) NeverTogether(context, given[a].Id, given[b].Id);
    }

    private static void NeverTogether(ProofContext context, string a, string b)
    {
        foreach (var first in context.Model.Where(c => c.Effects.Instructions.Any(i => i.Id == a)))
            foreach (var second in context.Model.Where(c => c.Effects.Instructions.Any(i => i.Id == b)))
                context.Prove(context.Ask().Require(first).Require(second), ViolationKind.ContradictoryInstructions, $"{a} and {b}",
                    _ => $"The instructions {a} and {b} contradict each other and are given together.");
    }
}
