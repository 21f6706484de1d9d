using RightCall.Domain.Triage;
using RightCall.Rules.Proof.Diagrams;

namespace RightCall.Rules.Proof.Checks;

/// <summary>A determination exists in every interview, no clause is dead, no question unreachable.</summary>
internal static class CompletenessChecks
{
    public static void Run(ProofContext context, Census census)
    {
        Exists(context, Output.LevelAtLeast(0));
        Exists(context, Output.PriorityAtMost(5));
        foreach (var q in census.Unreachable)
        {
            var question = context.Protocol.Questions[q];
            context.Record(ViolationKind.UnreachableQuestion, question.Id, $"The question {question.Id} is asked in no interview.");
        }
        foreach (var clause in context.Protocol.Clauses) Fires(context, clause);
        foreach (var question in context.Protocol.Questions)
            foreach (var term in context.Model.Guard(context.Protocol.IndexOf(question.Id))) Values(context, term, $"the guard of {question.Id}");
    }

    private static void Exists(ProofContext context, Output output) =>
        context.Prove(context.Ask().Forbid(context.Terms(output)), ViolationKind.NoDetermination, output.Name, _ => $"No clause gives a {output.Name}.");

    private static void Fires(ProofContext context, Clause clause)
    {
        var terms = context.Model.Clause(clause.Index);
        var alive = 0;
        var dead = 0;
        foreach (var term in terms)
        {
            if (context.Diagram.Find(context.Ask().Require(term)) is null) dead++;
            else alive++;
        }
        if (alive == 0)
        {
            context.Record(ViolationKind.DeadClause, clause.Id, $"The clause {clause.Id} fires in no interview.");
            return;
        }
        if (dead > 0) context.Notes.Add($"The clause {clause.Id}: {dead} of its {terms.Length} alternatives can never hold.");
        foreach (var term in terms) Values(context, term, $"the clause {clause.Id}");
    }

    // Answers that a literal names and that can never be met together with the rest of its alternative. Not asked is left out: shorthands such as not-safe bring it along.
    private static void Values(ProofContext context, Term term, string where)
    {
        foreach (var literal in term.Literals)
        {
            var question = context.Protocol.Questions[literal.Question];
            var dead = new List<string>();
            var met = 0;
            for (var code = 0; literal.Mask >> code != 0; code++)
            {
                if ((literal.Mask >> code & 1) == 0) continue;
                if (context.Diagram.Find(context.Ask().Require(term).Require(literal.Question, 1 << code)) is not null) met++;
                else if (code >= AnswerCode.FirstAnswer) dead.Add(question.IdOf(new((byte)code)));
            }
            if (met > 0 && dead.Count > 0) context.Notes.Add($"In {where}, {question.Id} can never be {string.Join(" or ", dead)}.");
        }
    }
}
