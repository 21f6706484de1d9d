using System.Globalization;
using RightCall.Domain.Triage;
using RightCall.Rules.Protocols;

namespace RightCall.Rules.Proof.Reports;

/// <summary>Findings for a person at a terminal: the answers that lead there, what was determined, and which clauses make the difference.</summary>
public static class ProofText
{
    /// <summary>The lines of one finding: what, the answers that lead to it, and where in the files to look.</summary>
    public static IEnumerable<string> Lines(Protocol protocol, Violation violation, RulePlaces places)
    {
        foreach (var line in Found(protocol, violation)) yield return line;
        foreach (var place in ToBlame.Places(protocol, violation, places)) yield return $"  see {place}";
    }

    private static IEnumerable<string> Found(Protocol protocol, Violation violation)
    {
        yield return $"{protocol.Nature}: {violation.Kind.Id()} ({violation.Subject}). {violation.Finding}";
        if (violation.Example is not { } example) yield break;
        var after = example.After;
        var rows = Answers(protocol, example).ToList();
        if (rows.Count == 0) yield return "  before any question is asked";
        var (wide, wider) = (rows.Select(r => r.Question.Length).Append(10).Max(), rows.Select(r => r.Before.Length).Append(6).Max());
        if (after is not null) yield return $"  {"".PadRight(wide)}  {"before".PadRight(wider)}  after";
        foreach (var (question, before, then, mark) in rows)
            yield return $"  {question.PadRight(wide)}  {(after is null ? before : $"{before.PadRight(wider)}  {then}{mark}")}".TrimEnd();
        var first = Determined(protocol, [.. example.Before]);
        if (after is null)
        {
            yield return $"  {"determined".PadRight(wide)}  {first.Text}";
            yield return $"  {"by clauses".PadRight(wide)}  {Names(first.Clauses)}";
            yield break;
        }
        var second = Determined(protocol, [.. after.Value]);
        yield return $"  {"determined".PadRight(wide)}  before: {first.Text}";
        yield return $"  {"".PadRight(wide)}  after:  {second.Text}";
        yield return $"  {"clauses".PadRight(wide)}  only before: {Names(first.Clauses.Except(second.Clauses))}; only after: {Names(second.Clauses.Except(first.Clauses))}";
    }

    /// <summary>What clauses make of these codes: the level and so on as they say it, without what the engine would put in for a missing one.</summary>
    internal static (string Text, List<string> Clauses) Determined(Protocol protocol, byte[] codes)
    {
        var determination = TriageEngine.Determine(protocol, codes);
        var fired = determination.Clauses;
        var level = fired.Max(c => (int?)c.Effects.Level);
        var priority = fired.Min(c => (int?)c.Effects.Priority);
        var needs = fired.Aggregate(default(Domain.Responders.KindSet), (all, c) => all | c.Effects.Needs);
        var flags = fired.Aggregate(Flags.None, (all, c) => all | c.Effects.Flags);
        var text = $"level {Number(level)}, priority {Number(priority)}, needs {(needs.IsEmpty ? "none" : needs.ToString())}";
        if (!determination.Disqualifiers.IsEmpty) text += $", disqualifiers {determination.Disqualifiers}";
        if (flags != Flags.None) text += $", flags {string.Join(", ", flags.Names())}";
        if (determination.Instructions().Any()) text += $", instructions {string.Join(", ", determination.Instructions().Select(i => i.Id))}";
        return (text, [.. fired.Select(c => c.Id)]);
    }

    // Every question that was asked on either side, in file order.
    private static IEnumerable<(string Question, string Before, string After, string Mark)> Answers(Protocol protocol, Counterexample example)
    {
        for (var q = 0; q < protocol.Questions.Length; q++)
        {
            var question = protocol.Questions[q];
            var before = example.Before[q];
            var after = example.After?[q] ?? before;
            if (before == 0 && after == 0) continue;
            var mark = before == after ? "" : question == example.Changed ? "   (changed)" : "   (newly asked)";
            yield return (question.Id, question.IdOf(new(before)), question.IdOf(new(after)), mark);
        }
    }

    private static string Names(IEnumerable<string> clauses) => string.Join(", ", clauses) is { Length: > 0 } names ? names : "none";

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "none";
}
