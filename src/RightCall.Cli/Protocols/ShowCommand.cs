using System.CommandLine;
using RightCall.Domain.Canonical;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Rules;

namespace RightCall.Cli.Protocols;

/// <summary><c>rightcall protocol show NATURE</c>: one protocol as a card that a person reads.</summary>
internal static class ShowCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var nature = new Argument<string>("nature") { Description = "The nature, such as welfare-check." };
        var folder = RuleFolders.ProtocolsOption();
        var language = new Option<string>("--language") { Description = "en or es.", DefaultValueFactory = _ => "en" }.AcceptOnlyFromAmong("en", "es");
        var canonical = new Option<bool>("--canonical") { Description = "The canonical JSON, whose SHA-256 is the protocol's hash." };
        var command = new CommandWithExamples("show", "Shows one protocol: what is asked, when, and what each set of answers adds, with its reason and source.",
            "rightcall protocol show welfare-check", "rightcall protocol show suicidal-person --language es", "rightcall protocol show noise --canonical | sha256sum") { nature, folder, language, canonical };
        command.SetAction(parsed => Run(parsed.InvocationConfiguration.Output, parsed.GetValue(folder)!, parsed.GetValue(nature)!, parsed.GetValue(language)!, parsed.GetValue(canonical)));
        return command;
    }

    private static int Run(TextWriter output, string folder, string nature, string language, bool canonical)
    {
        var read = RuleFiles.ReadProtocols(folder);
        if (RuleReport.Write(read.Diagnostics)) return CommandLine.WrongInput;
        if (NatureArgument.Find(nature, read.Value!) is not { } protocol) return CommandLine.WrongInput;
        if (canonical)
        {
            // Exact bytes: no line end, or the hash would be another.
            using var stream = Console.OpenStandardOutput();
            stream.Write(ProtocolJson.Write(protocol));
            return 0;
        }
        output.WriteLine($"{protocol.Title.In(language)}");
        output.WriteLine($"{protocol.Nature}, family {protocol.Family.Id()}{(protocol.Family.IsInScope() ? " (in scope: no officer without a named ground)" : "")}, version {protocol.Version}, {protocol.Status}");
        output.WriteLine($"hash {protocol.Hash}");
        output.WriteLine();
        foreach (var question in protocol.Questions) Write(output, protocol, question, language);
        output.WriteLine();
        foreach (var clause in protocol.Clauses) Write(output, protocol, clause, language);
        return 0;
    }

    private static void Write(TextWriter output, Protocol protocol, Question question, string language)
    {
        var marks = new List<string>();
        if (question.FromOpening) marks.Add("opening");
        if (question.Role != QuestionRole.None) marks.Add($"role {question.Role.Id()}");
        if (question.Topic != ProtectedTopic.None) marks.Add($"about {question.Topic.Id()}");
        output.WriteLine($"? {question.Id}: {question.Text.In(language)}{(marks.Count > 0 ? $" ({string.Join(", ", marks)})" : "")}");
        if (question.Guard != Condition.Always) output.WriteLine($"    asked when {In(protocol, question.Guard)}");
        output.WriteLine($"    {string.Join(" | ", question.Options.Select(o => $"{o.Id}{(o.Safe ? "*" : "")} {o.Text.In(language)}"))}");
    }

    private static void Write(TextWriter output, Protocol protocol, Clause clause, string language)
    {
        var effects = new List<string>();
        if (clause.Effects.Level is { } level) effects.Add($"level {(int)level}");
        if (clause.Effects.Priority is { } priority) effects.Add($"priority {(int)priority}");
        if (!clause.Effects.Needs.IsEmpty) effects.Add($"needs {clause.Effects.Needs}");
        if (clause.Effects.Flags != Flags.None) effects.Add($"flags {string.Join(", ", clause.Effects.Flags.Names())}");
        if (!clause.Effects.Disqualifiers.IsEmpty) effects.Add($"disqualifiers {clause.Effects.Disqualifiers}");
        if (!clause.Effects.Instructions.IsEmpty) effects.Add($"instructions {string.Join(", ", clause.Effects.Instructions.Select(i => i.Id))}");
        output.WriteLine($"= {clause.Id}: when {In(protocol, clause.When)}");
        output.WriteLine($"    {string.Join("; ", effects)}");
        output.WriteLine($"    {clause.Reason.In(language)} [{clause.Source}]");
    }

    private static string In(Protocol protocol, Condition condition) => condition.Any.Any(all => all.IsEmpty) ? "always"
        : string.Join(" or ", condition.Any.Select(all => string.Join(" and ", all.Select(literal => In(protocol.Questions[literal.Question], literal.Mask)))));

    private static string In(Question question, int mask)
    {
        var values = new List<string>();
        for (byte code = 0; code < AnswerCode.FirstAnswer + question.Options.Length; code++)
            if ((mask & new AnswerCode(code).Bit) != 0) values.Add(question.IdOf(new(code)));
        return $"{question.Id} is {string.Join("/", values)}";
    }
}
