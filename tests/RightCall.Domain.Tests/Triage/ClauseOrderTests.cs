using System.Collections.Immutable;
using RightCall.Domain.Triage;
using static RightCall.Domain.Tests.Triage.SmallProtocol;

namespace RightCall.Domain.Tests.Triage;

/// <summary>A determination is a union: in which order an author wrote the clauses changes which is shown first, never who is sent.</summary>
public sealed class ClauseOrderTests
{
    [Fact]
    public void The_order_of_the_clauses_never_changes_the_response()
    {
        // The gravest clause last and the gravest clause first are both tried, against every set of codes.
        foreach (var order in Orders(Value.Clauses))
        {
            var other = Value with { Clauses = order };
            foreach (var codes in AllCodes())
            {
                Assert.True(TriageEngine.Determine(other, codes).SameResponse(TriageEngine.Determine(Value, codes)),
                    $"{string.Join(", ", order)} differs at codes {string.Join(' ', codes)}.");
            }
        }
    }

    private static IEnumerable<ImmutableArray<Clause>> Orders(ImmutableArray<Clause> clauses)
    {
        if (clauses.Length <= 1) return [clauses];
        return from first in clauses
               from rest in Orders(clauses.Remove(first))
               select (ImmutableArray<Clause>)[.. rest.Insert(0, first).Select((c, i) => c with { Index = i })];
    }

    private static IEnumerable<byte[]> AllCodes()
    {
        var counts = Value.Questions.Select(q => AnswerCode.OfAnswer(q.Options.Length - 1).Value + 1).ToArray();
        for (var n = 0; n < counts.Aggregate(1, (a, b) => a * b); n++)
        {
            var codes = new byte[counts.Length];
            var rest = n;
            for (var q = 0; q < codes.Length; q++) (codes[q], rest) = ((byte)(rest % counts[q]), rest / counts[q]);
            yield return codes;
        }
    }
}
