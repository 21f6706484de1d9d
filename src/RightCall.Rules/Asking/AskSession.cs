using System.Globalization;
using NodaTime;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Asking;

/// <summary>Holds an interview with a person at a terminal: asks, and says after every answer who would go first and why.</summary>
/// <param name="input">Where the answers come from. Its end means: stop and send now.</param>
/// <param name="output">Where everything is shown.</param>
/// <param name="language">The two-letter code of the language.</param>
/// <param name="plan">The plan whose steps are shown at the end, or null.</param>
public sealed class AskSession(TextReader input, TextWriter output, string language, PlanAt? plan)
{
    private static readonly Giver Caller = new(GiverKind.Caller, "1");

    private readonly Wording _words = new(language);
    private bool _stopped;

    /// <summary>Asks until nothing is left, somebody stops, or the input ends. Returns the interview.</summary>
    public Interview Run(Protocol protocol)
    {
        var interview = Interview.Begin(protocol);
        output.WriteLine($"{_words.In(protocol.Title)} ({protocol.Nature}, {protocol.Version}, {protocol.Status})");
        output.WriteLine(_words.Keys);
        while (!_stopped && interview.Next() is { } question) interview = Ask(interview, question);
        output.WriteLine();
        output.WriteLine(interview.Next() is null ? _words.NoneLeft : _words.Stopped(interview.Remaining()));
        ResultText.Whole(output, _words, interview, plan);
        return interview;
    }

    /// <summary>Shows the whole determination of an interview, and the plan's steps.</summary>
    public static void Show(TextWriter output, string language, Interview interview, PlanAt? plan) => ResultText.Whole(output, new(language), interview, plan);

    private Interview Ask(Interview interview, Question question)
    {
        Show(question);
        while (ReadLine() is { } line)
        {
            switch (line)
            {
                case "": continue;
                case "w": ResultText.Short(output, _words, interview); continue;
                case "b": return Correct(interview);
            }
            if (ValueOf(question, line) is not { } value)
            {
                output.WriteLine(_words.NotUnderstood(line));
                continue;
            }
            interview = interview.With(Said(interview, question, value, Manner.Direct));
            ResultText.Short(output, _words, interview);
            return interview;
        }
        return interview;
    }

    private Interview Correct(Interview interview)
    {
        var asked = interview.Protocol.Questions.Where(q => interview[q.Id] != AnswerCode.NotAsked).ToList();
        if (asked.Count == 0)
        {
            output.WriteLine(_words.NothingToCorrect);
            return interview;
        }
        for (var i = 0; i < asked.Count; i++) output.WriteLine($"  {i + 1}  {_words.In(asked[i].Text)} {TextOf(asked[i], interview[asked[i].Id])}");
        output.WriteLine(_words.Which);
        if (ReadLine() is not { } which || !int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > asked.Count) return interview;
        var question = asked[number - 1];
        Show(question);
        if (ReadLine() is not { } line || ValueOf(question, line) is not { } value) return interview;
        // Whether somebody can talk freely is asked so that a yes or no gives nothing away: only that corrects it.
        var manner = question.Id == Interview.CanTalkQuestion ? Manner.YesNo : Manner.Direct;
        interview = interview.With(Said(interview, question, value, manner));
        var counts = interview[question.Id];
        if (question.IdOf(counts) != value) output.WriteLine(_words.StillCounts(TextOf(question, counts)));
        ResultText.Short(output, _words, interview);
        return interview;
    }

    private static Answer Said(Interview interview, Question question, string value, Manner manner) =>
        new(question.Id, value, Caller, manner, Instant.FromUnixTimeSeconds(interview.Answers.Length));

    private void Show(Question question)
    {
        output.WriteLine();
        output.WriteLine($"{_words.In(question.Text)} [{question.Id}]");
        for (var i = 0; i < question.Options.Length; i++) output.WriteLine($"  {i + 1}  {_words.In(question.Options[i].Text)} [{question.Options[i].Id}]");
    }

    private static string? ValueOf(Question question, string line) => line switch
    {
        "u" => AnswerCode.UnknownId,
        "r" => AnswerCode.RefusedId,
        _ when int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= question.Options.Length => question.Options[number - 1].Id,
        _ => question.CodeOf(line) is { Value: > 0 } ? line : null,
    };

    private string TextOf(Question question, AnswerCode code) => code.Value switch
    {
        1 => _words.Asked,
        2 => _words.Refused,
        _ => _words.In(question.Options[code.Value - AnswerCode.FirstAnswer].Text),
    };

    private string? ReadLine()
    {
        output.Write(Wording.Prompt);
        output.Flush();
        var line = input.ReadLine()?.Trim();
        if (line is null or "s") _stopped = true;
        return _stopped ? null : line;
    }
}
