using System.CommandLine;
using NodaTime;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Triage;
using RightCall.Rules;
using RightCall.Rules.Asking;
using RightCall.Rules.Plans;

namespace RightCall.Cli.Protocols;

/// <summary><c>rightcall protocol ask NATURE</c>: holds the interview, in the terminal or from a file of answers.</summary>
internal static class AskCommand
{
    private static readonly Argument<string> Nature = new("nature") { Description = "The nature, such as welfare-check (see 'rightcall protocol list')." };
    private static readonly Option<string> Folder = RuleFolders.ProtocolsOption();
    private static readonly Option<string> Plans = RuleFolders.PlansOption();
    private static readonly Option<string?> PolicyName = new("--policy") { Description = "The policy whose steps are shown at the end: a name in the folder of plans, or a file (default: right-responder where there is one)." };
    private static readonly Option<string> Hour = new("--hour") { Description = "The hour of the week for the plan, such as 'Tue 03' (default: now).", DefaultValueFactory = _ => "" };
    private static readonly Option<string?> Zone = new("--zone") { Description = "The zone of the place, for the plan." };
    private static readonly Option<string?> Answers = new("--answers") { Description = "A file of answers, YAML or JSON: {question: answer}, or a list of {giver, manner, ground, answers}. Nobody is asked." };
    private static readonly Option<bool> AsJson = new("--json") { Description = "One JSON object (docs/guide/asking.md)." };

    private static readonly Option<string> Language = LanguageOption();

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new CommandWithExamples("ask", "Holds the interview of a nature and says after every answer who would go first, and why.",
            "rightcall protocol ask welfare-check", "rightcall protocol ask suicidal-person --language es --policy right-responder", "rightcall protocol ask noise --answers answers.yaml --json")
            { Nature, Folder, Plans, PolicyName, Hour, Zone, Answers, AsJson, Language };
        command.SetAction(Run);
        return command;
    }

    private static Option<string> LanguageOption()
    {
        var option = new Option<string>("--language") { Description = "en or es.", DefaultValueFactory = _ => "en" };
        return option.AcceptOnlyFromAmong("en", "es");
    }

    private static int Run(ParseResult parsed)
    {
        var folder = parsed.GetValue(Folder)!;
        var read = RuleFiles.ReadProtocols(folder);
        if (RuleReport.Write(read.Diagnostics)) return CommandLine.WrongInput;
        var protocols = read.Value!;
        if (NatureArgument.Find(parsed.GetValue(Nature)!, protocols) is not { } protocol) return CommandLine.WrongInput;
        if (!TryPlan(parsed, out var plan)) return CommandLine.WrongInput;
        var (output, language) = (parsed.InvocationConfiguration.Output, parsed.GetValue(Language)!);
        Interview interview;
        if (parsed.GetValue(Answers) is { } file)
        {
            var answers = RuleFiles.ReadAnswers(file, protocol.Nature, protocols);
            if (RuleReport.Write(answers.Diagnostics, warnings: true)) return CommandLine.WrongInput;
            interview = answers.Value!;
        }
        else
        {
            // With --json the object alone goes to standard output, so the conversation goes beside it.
            interview = new AskSession(Console.In, parsed.GetValue(AsJson) ? Console.Error : output, language, plan).Run(protocol);
            if (!parsed.GetValue(AsJson)) return 0;
        }
        if (parsed.GetValue(AsJson)) Json.Write(output, AskReport.Of(interview, language));
        else AskSession.Show(output, language, interview, plan);
        return 0;
    }

    // True with no plan where none was named and none ships.
    private static bool TryPlan(ParseResult parsed, out PlanAt? plan)
    {
        plan = null;
        var named = parsed.GetValue(PolicyName);
        var file = RuleFolders.PolicyFile(named ?? "right-responder", parsed.GetValue(Plans)!);
        if (named is null && !File.Exists(file)) return true;
        var text = parsed.GetValue(Hour)!;
        var hour = text.Length == 0 ? HourNow() : WeekHours.FindHour(text);
        if (hour is null)
        {
            Console.Error.WriteLine($"rightcall: '{text}' is not an hour of the week; write it like 'Tue 03' (Mon to Sun, 00 to 23).");
            return false;
        }
        var read = RuleFiles.ReadPolicy(file);
        if (RuleReport.Write(read.Diagnostics)) return false;
        plan = new(read.Value!, hour.Value, parsed.GetValue(Zone));
        return true;
    }

    private static int? HourNow()
    {
        var now = SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb.GetSystemDefault());
        return ((int)now.DayOfWeek - 1) * 24 + now.Hour; // NodaTime's week begins on Monday, with 1.
    }
}
