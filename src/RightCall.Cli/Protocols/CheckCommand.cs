using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using RightCall.Cli.Plans;
using RightCall.Domain.Triage;
using RightCall.Rules;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Proof;
using RightCall.Rules.Proof.Plain;
using RightCall.Rules.Proof.Reports;

namespace RightCall.Cli.Protocols;

/// <summary><c>rightcall protocol check</c>: proves every nature over every interview, and prints a counter-example for what does not hold.</summary>
internal static class CheckCommand
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Folders of protocols or natures' files (default: protocols/, here or above).", Arity = ArgumentArity.ZeroOrMore };
        var with = RuleFolders.WithOption();
        var json = new Option<bool>("--json") { Description = "One JSON object instead of text." };
        var nature = new Option<string?>("--nature") { Description = "Only this nature." };
        var brute = new Option<bool>("--brute-force") { Description = $"Also goes through every interview one by one where there are at most {PlainCheck.MostInterviews:N0}, and compares." };
        var command = new CommandWithExamples("check", "Proves every rule for every nature, over every interview that can come about, and prints a counter-example for what does not hold. Without a path it also lists the rules that the plans in plans/ break.",
            "rightcall protocol check", "rightcall protocol check city/protocols --json", "rightcall protocol check --nature noise --brute-force") { paths, with, json, nature, brute };
        command.SetAction(parsed =>
        {
            var given = parsed.GetValue(paths) ?? [];
            return Run(parsed.InvocationConfiguration.Output, new(given, parsed.GetValue(with), parsed.GetValue(nature), parsed.GetValue(json), parsed.GetValue(brute)));
        });
        return command;
    }

    private sealed record Request(string[] Given, string? With, string? Nature, bool Json, bool BruteForce)
    {
        public string[] Paths => Given.Length > 0 ? Given : [RuleFolders.Find("protocols")];

        // All that is here, for a person: the plans too.
        public string? Plans => Given.Length == 0 && Nature is null && !Json && RuleFolders.Find("plans") is var folder && Directory.Exists(folder) ? folder : null;
    }

    private static int Run(TextWriter output, Request request)
    {
        var started = Stopwatch.GetTimestamp();
        var files = ProofFiles.Read(request.Paths, request.With);
        var protocols = files.Protocols;
        var problems = files.Problems;
        if (request.Nature is { } only)
        {
            protocols = [.. protocols.Where(p => p.Nature.ToString() == only)];
            if (protocols.IsEmpty && !files.HasErrors) return Unknown(only, files.Protocols);
        }
        var results = Prove(protocols, files.Properties, request.BruteForce);
        var report = new ProofReport(problems, [.. results], Stopwatch.GetElapsedTime(started), files.Places);
        if (request.Json) output.WriteLine(ProofJson.Write(report));
        else WriteText(output, report, request.BruteForce);
        if (files.HasErrors) return CommandLine.WrongInput;
        var plans = request.Plans is { } folder ? PlansInShort.Write(output, folder, protocols) : 0;
        return report.IsProved ? plans : Math.Max(plans, 1);
    }

    private static int Unknown(string nature, ImmutableArray<Protocol> protocols)
    {
        Console.Error.WriteLine($"rightcall: there is no nature '{nature}'; there are {string.Join(", ", protocols.Select(p => p.Nature))}.");
        return CommandLine.WrongInput;
    }

    private static NatureResult[] Prove(ImmutableArray<Protocol> protocols, ImmutableArray<CityProperty> properties, bool bruteForce)
    {
        var results = new NatureResult[protocols.Length];
        var started = Stopwatch.GetTimestamp();
        var (done, said) = (0, new Lock());
        Parallel.For(0, protocols.Length, at =>
        {
            var began = Stopwatch.GetTimestamp();
            var proof = ProtocolProof.Of(protocols[at], properties);
            var took = Stopwatch.GetElapsedTime(began);
            var plain = bruteForce && proof.Interviews <= PlainCheck.MostInterviews && !proof.IsRefused ? PlainCheck.Of(protocols[at], properties) : null;
            results[at] = new(proof, took, plain);
            if (Stopwatch.GetElapsedTime(started) < Slow) Interlocked.Increment(ref done);
            else lock (said) Progress(++done, protocols.Length, protocols[at].Nature.ToString());
        });
        if (Stopwatch.GetElapsedTime(started) >= Slow && !Console.IsErrorRedirected) Console.Error.Write("\r\u001b[K");
        return results;
    }

    // Only for a person who waits: a script's log stays clean.
    private static void Progress(int done, int all, string nature)
    {
        if (!Console.IsErrorRedirected) Console.Error.Write($"\r\u001b[K{done} of {all} natures … {nature}");
    }

    private static void WriteText(TextWriter output, ProofReport report, bool bruteForce)
    {
        RuleReport.Write(report.Problems);
        foreach (var result in report.Natures)
        {
            foreach (var violation in result.Proof.Violations)
            {
                foreach (var line in ProofText.Lines(result.Proof.Protocol, violation, report.Places)) output.WriteLine(line);
                output.WriteLine();
            }
            foreach (var disagreement in result.Disagreements()) output.WriteLine($"{result.Proof.Protocol.Nature}: plain enumeration disagrees: {disagreement}");
        }
        string[] heading = ["nature", "questions", "interviews covered", "nodes", "ms", "verdict"];
        var rows = report.Natures.Select(r => (string[])
            [r.Proof.Protocol.Nature.ToString(), Count(r.Proof.Protocol.Questions.Length), r.Proof.Interviews.ToString("N0", Spaced), r.Proof.Nodes.ToString("N0", Spaced),
             Count((long)r.Took.TotalMilliseconds), r.Verdict(bruteForce)]).ToList();
        Table.Write(output, heading, rows);
        foreach (var result in report.Natures)
            foreach (var permitted in result.Proof.Permitted) output.WriteLine($"permitted in {result.Proof.Protocol.Nature}: {permitted}. {permitted.Finding}");
        output.WriteLine(report.Summary(Spaced));
    }

    private static readonly NumberFormatInfo Spaced = new() { NumberGroupSeparator = " ", NumberDecimalDigits = 0 };

    private static string Count(long number) => number.ToString(CultureInfo.InvariantCulture);
}
