using NodaTime;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Rules.Plans;

namespace RightCall.Rules.Asking;

/// <summary>Which plan an interview in the terminal ends with, and for when and where.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="HourOfWeek">The local hour, 0 (Monday 00:00) to 167.</param>
/// <param name="Zone">The zone, or null outside all.</param>
public sealed record PlanAt(Policy Policy, int HourOfWeek, string? Zone);

/// <summary>A determination in words.</summary>
internal static class ResultText
{
    /// <summary>Who would go first now and why, in two or three lines.</summary>
    public static void Short(TextWriter output, Wording words, Interview interview)
    {
        var found = TriageEngine.Determine(interview);
        output.WriteLine($"  {words.Now(found.First?.Id() ?? words.Nobody, (int)found.Level, (int)found.Priority)}; {words.ToAsk(interview.Remaining())}");
        if (found.Gravest is { } gravest) output.WriteLine($"  {words.Because}: {words.In(gravest.Reason)}");
        var others = found.Clauses.Where(c => c != found.Gravest).Select(c => words.In(c.Reason)).Distinct().ToList();
        if (others.Count > 0) output.WriteLine($"  {words.Also}: {string.Join(" ", others)}");
    }

    /// <summary>All of it.</summary>
    public static void Whole(TextWriter output, Wording words, Interview interview, PlanAt? plan)
    {
        var found = TriageEngine.Determine(interview);
        output.WriteLine();
        output.WriteLine($"{words.Result} {found.Nature}: {words.In(interview.Protocol.Title)}");
        Row(output, words.First, found.First?.Id() ?? words.Nobody);
        Row(output, words.Level, $"{(int)found.Level}");
        Row(output, words.Priority, $"{(int)found.Priority}");
        Row(output, words.Needs, Or(found.Needs.ToString()));
        Row(output, words.Flags, Or(string.Join(", ", found.Flags.Names())));
        Row(output, words.Disqualifiers, Or(found.Disqualifiers.ToString()));
        output.WriteLine($"  {words.Scope(found.IsInScope)}");
        output.WriteLine($"  {words.Reasons}:");
        foreach (var clause in found.Clauses.OrderBy(c => c == found.Gravest ? 0 : 1)) output.WriteLine($"    {(clause == found.Gravest ? "*" : "-")} {words.In(clause.Reason)} [{clause.Id}; {clause.Source}]");
        if (found.Instructions().Any()) output.WriteLine($"  {words.Instructions}:");
        foreach (var instruction in found.Instructions()) output.WriteLine($"    - {words.In(instruction.Text)} [{instruction.Id}]");
        if (plan is not null) Steps(output, words, found, plan);
    }

    private static void Steps(TextWriter output, Wording words, Determination found, PlanAt plan)
    {
        output.WriteLine();
        output.WriteLine(words.Plan(plan.Policy.Id, WeekHours.Name(plan.HourOfWeek)));
        foreach (var need in found.Needs)
        {
            var chain = plan.Policy.ChainFor(need, found, plan.Zone, plan.HourOfWeek);
            output.WriteLine($"  {need.Id()}: {(chain is null ? words.NoChain : $"{words.In(chain.Reason)} [{chain.Id}]")}");
            var number = 0;
            foreach (var step in chain?.Steps ?? []) output.WriteLine($"    {++number}. {Line(words, step)}");
        }
    }

    private static string Line(Wording words, Step step)
    {
        var parts = new List<string> { $"{(step.IsHandOff ? words.Offer : words.Send)} {(step.Count > 1 ? $"{step.Count} × " : "")}{step.Kind.Id()} {words.Within(Times.Format(step.Within))}" };
        if (step.Stage) parts.Add(words.Stages);
        parts.Add(step.Try == Duration.Zero ? words.UntilSomeoneGoes : words.Tried(Times.Format(step.Try)));
        if (!step.Meanwhile.IsEmpty) parts.Add(words.Meanwhile(step.Meanwhile.ToString()));
        return string.Join(", ", parts);
    }

    private static void Row(TextWriter output, string name, string value) => output.WriteLine($"  {name,-14}{value}");

    private static string Or(string text) => text.Length == 0 ? "–" : text;
}
