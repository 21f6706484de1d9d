using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Rules;
using RightCall.Rules.Cases;
using RightCall.Rules.Diagnostics;

namespace RightCall.Cli.Protocols;

/// <summary><c>rightcall protocol cases</c>: runs the written cases against the protocols.</summary>
internal static class CasesCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Files or folders of cases (default: cases/ in the folder of protocols).", Arity = ArgumentArity.ZeroOrMore };
        var folder = RuleFolders.ProtocolsOption();
        var json = new Option<bool>("--json") { Description = "One JSON object instead of text." };
        var command = new CommandWithExamples("cases", "Runs written cases: calls in words, with their answers and what must be sent. Fails when a never-event is under-triaged, when fewer than 95 % of the others have exactly the key's needs, or when police are added to more than 3 % of the keys without.",
            "rightcall protocol cases", "rightcall protocol cases protocols/cases/suicide.yaml", "rightcall protocol cases --json ../ours/cases") { paths, folder, json };
        command.SetAction(parsed => Run(parsed.InvocationConfiguration.Output, parsed.GetValue(paths)!, parsed.GetValue(folder)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(TextWriter output, string[] paths, string folder, bool json)
    {
        var protocols = RuleFiles.ReadProtocols(folder);
        if (RuleReport.Write(protocols.Diagnostics)) return CommandLine.WrongInput;
        if (paths.Length == 0) paths = [Path.Combine(folder, "cases")];
        var cases = RuleFiles.ReadCases(paths, protocols.Value!);
        if (RuleReport.Write(cases.Diagnostics, warnings: true)) return CommandLine.WrongInput;
        if (cases.Value!.Count == 0)
        {
            Console.Error.WriteLine("rightcall: there is no case; a run without cases proves nothing.");
            return CommandLine.WrongInput;
        }
        var totals = CaseRunner.Run(cases.Value, protocols.Value!);
        if (json) Json.Write(output, Report(totals));
        else Write(output, totals);
        return totals.Passes ? 0 : 1;
    }

    private static void Write(TextWriter output, CaseTotals totals)
    {
        foreach (var result in totals.Results.Where(r => !r.Passed))
        {
            var (one, got) = (result.Case, result.Got);
            output.WriteLine($"{one.File}:{one.Line} {one.Id}{(one.NeverEvent ? " (never-event)" : "")}: {string.Join("; ", result.Differences())}");
            output.WriteLine($"  words     {one.Words.ReplaceLineEndings(" ")}");
            output.WriteLine($"  expected  {Line(one.Expect.Level, one.Expect.Priority, one.Expect.Needs, one.Expect.Flags)}");
            output.WriteLine($"  got       {Line(got.Level, got.Priority, got.Needs, got.Flags)}");
            output.WriteLine($"  clauses   {string.Join(", ", got.Clauses.Select(c => c.Id))}");
            output.WriteLine();
        }
        output.WriteLine($"{totals.Results.Length} cases, {totals.Results.Count(r => r.Passed)} as their keys say.");
        output.WriteLine($"never-events under-triaged: {totals.NeverEventsUnderTriaged} of {totals.NeverEvents} (allowed: 0)");
        output.WriteLine($"needs exact in the others:  {totals.OthersExact} of {totals.Others}, {Percent(totals.ExactShare)} (at least 95.0 %)");
        output.WriteLine($"police added to a key without: {totals.PoliceAdded} of {totals.KeysWithoutOfficer}, {Percent(totals.PoliceAddedShare)} (at most 3.0 %)");
        output.WriteLine(totals.Passes ? "passed" : "failed");
    }

    private static string Line(Level level, Priority? priority, KindSet needs, Flags flags) =>
        $"{priority switch { { } p => $"level {(int)level}, priority {(int)p}", null => $"level {(int)level}" }}, needs [{needs}], flags [{string.Join(", ", flags.Names())}]";

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static object Report(CaseTotals totals) => new
    {
        cases = totals.Results.Length,
        asTheirKeysSay = totals.Results.Count(r => r.Passed),
        neverEvents = new { count = totals.NeverEvents, underTriaged = totals.NeverEventsUnderTriaged },
        others = new { count = totals.Others, needsExact = totals.OthersExact, share = Math.Round(totals.ExactShare, 4) },
        police = new { keysWithout = totals.KeysWithoutOfficer, added = totals.PoliceAdded, share = Math.Round(totals.PoliceAddedShare, 4) },
        passes = totals.Passes,
        failures = totals.Results.Where(r => !r.Passed).Select(r => new
        {
            id = r.Case.Id, file = r.Case.File, line = r.Case.Line, nature = r.Case.Nature.ToString(), words = r.Case.Words, neverEvent = r.Case.NeverEvent,
            underTriaged = r.UnderTriaged, needsExact = r.NeedsExact, policeAdded = r.PoliceAdded, differences = r.Differences().ToArray(),
            expected = new { level = (int)r.Case.Expect.Level, priority = (int?)r.Case.Expect.Priority, needs = Ids(r.Case.Expect.Needs), flags = r.Case.Expect.Flags.Names().ToArray() },
            got = new { level = (int)r.Got.Level, priority = (int)r.Got.Priority, needs = Ids(r.Got.Needs), flags = r.Got.Flags.Names().ToArray() },
            clauses = r.Got.Clauses.Select(c => c.Id).ToArray(),
        }).ToArray(),
    };

    private static string[] Ids(KindSet kinds) => [.. kinds.Select(k => k.Id())];
}
