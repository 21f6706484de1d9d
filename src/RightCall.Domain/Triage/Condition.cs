using System.Collections.Immutable;

namespace RightCall.Domain.Triage;

/// <summary>"This question is one of these": a question's place in the protocol, and the bits of the codes that satisfy it.</summary>
/// <param name="Question">The question's place in its protocol.</param>
/// <param name="Mask">Bits of <see cref="AnswerCode"/>s.</param>
public readonly record struct Literal(int Question, int Mask);

/// <summary>When a clause fires or a question is asked: any of some conjunctions of literals. There is no "not": a clause adds, it never takes away.</summary>
/// <param name="Any">Alternatives; each holds when all its literals do. An alternative without literals always holds.</param>
public sealed record Condition(ImmutableArray<ImmutableArray<Literal>> Any)
{
    /// <summary>Always holds.</summary>
    public static readonly Condition Always = new([[]]);

    /// <summary>Whether it holds for these codes, one for each question of the protocol.</summary>
    public bool Holds(ReadOnlySpan<byte> codes)
    {
        foreach (var all in Any)
        {
            var holds = true;
            foreach (var literal in all)
            {
                if ((literal.Mask & (1 << codes[literal.Question])) != 0) continue;
                holds = false;
                break;
            }
            if (holds) return true;
        }
        return false;
    }

    /// <summary>The places of the questions that it reads.</summary>
    public IEnumerable<int> Reads() => Any.SelectMany(all => all).Select(l => l.Question).Distinct().Order();
}
