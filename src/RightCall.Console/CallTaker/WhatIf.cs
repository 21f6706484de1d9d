using RightCall.Domain;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Console.CallTaker;

/// <summary>An answer that would change who goes.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer's words.</param>
/// <param name="Level">The level then.</param>
/// <param name="First">Who would go first then.</param>
/// <param name="Added">Kinds that would be added.</param>
public sealed record Turn(LocalText Question, LocalText Answer, Level Level, ResponderKind? First, KindSet Added);

/// <summary>What would change the determination: each answer to what is still to be asked, tried one at a time.</summary>
public static class WhatIf
{
    private const int Most = 6;

    /// <summary>The answers that would change who goes, in the order in which they will be asked.</summary>
    public static IReadOnlyList<Turn> Turns(Interview interview, Determination now)
    {
        var protocol = interview.Protocol;
        List<Turn> turns = [];
        Span<byte> codes = stackalloc byte[protocol.Questions.Length];
        for (var q = 0; q < protocol.Questions.Length && turns.Count < Most; q++)
        {
            var question = protocol.Questions[q];
            if (interview[q] != AnswerCode.NotAsked || !question.Guard.Holds(interview.Codes)) continue;
            for (var o = 0; o < question.Options.Length && turns.Count < Most; o++)
            {
                interview.Codes.CopyTo(codes);
                codes[q] = AnswerCode.OfAnswer(o).Value;
                var then = TriageEngine.Determine(protocol, codes);
                if (then.Level != now.Level || then.First != now.First || !now.Needs.ContainsAll(then.Needs))
                    turns.Add(new(question.Text, question.Options[o].Text, then.Level, then.First, then.Needs - now.Needs));
            }
        }
        return turns;
    }
}
