using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Tests.Guides;

/// <summary>The page on the natures that ship says what the files say.</summary>
public sealed class NatureGuideTests
{
    [Fact]
    public void The_guide_has_the_row_of_each_nature()
    {
        var missing = Shipped.Files.Protocols.Select(Row).Except(File.ReadLines(RepositoryRoot.File("docs", "guide", "natures.md"))).ToList();
        Assert.True(missing.Count == 0, $"Rows that natures.md should have:\n{string.Join('\n', missing)}");
    }

    private static string Row(Protocol protocol)
    {
        var safe = TriageEngine.Determine(protocol, Safest(protocol));
        var may = protocol.Clauses.Aggregate(KindSet.None, (kinds, clause) => kinds | clause.Effects.Needs) - safe.Needs;
        var own = protocol.Questions.Where(q => !q.FromOpening).Select(q => q.Id).ToList();
        return $"| `{protocol.Nature}` | {protocol.Title.En} | {(int)safe.Level} / {(int)safe.Priority}: {(safe.Needs.IsEmpty ? "nobody" : Names(safe.Needs))} | {Names(may)} | {(own.Count == 0 ? "–" : string.Join(", ", own))} |";
    }

    private static string Names(KindSet kinds) => string.Join(", ", kinds.Select(k => k.Id()));

    // Every question that is asked has its safest answer: the first in the order of danger, or the first that is written.
    private static byte[] Safest(Protocol protocol)
    {
        var codes = new byte[protocol.Questions.Length];
        for (var q = 0; q < codes.Length; q++)
        {
            var question = protocol.Questions[q];
            if (question.Guard.Holds(codes)) codes[q] = (byte)(AnswerCode.FirstAnswer + (question.IsOrdered ? question.DangerOrder[0] : 0));
        }
        return codes;
    }
}
