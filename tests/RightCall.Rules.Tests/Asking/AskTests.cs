using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Rules.Asking;

namespace RightCall.Rules.Tests.Asking;

public sealed class AskTests
{
    private static (Interview Interview, string Shown) Ask(string typed, string language = "en")
    {
        using var rules = new Reading.RuleFolderFixture();
        using var output = new StringWriter();
        using var input = new StringReader(typed);
        return (new AskSession(input, output, language, null).Run(rules.Protocol()), output.ToString());
    }

    [Fact]
    public void After_every_answer_it_says_who_would_go_first_and_why()
    {
        var (interview, shown) = Ask("1\n2\ns\n");
        Assert.Equal(Level.TeamAndPolice, TriageEngine.Determine(interview).Level);
        Assert.Contains("now first: community-responder (level 2, priority 3); 2 questions to ask", shown, StringComparison.Ordinal);
        Assert.Contains("now first: community-responder (level 3, priority 1); 1 questions to ask\n  because: A weapon.\n  also: Someone is worried.", shown.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Stopped with 1 questions not asked.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_can_be_numbers_words_unknown_or_refused()
    {
        var (interview, _) = Ask("u\nin-hand\nr\n1\n");
        Assert.Equal(["unknown", "in-hand", "refused", "today"], interview.Answers.Select(a => a.Value));
        Assert.Null(interview.Next());
    }

    [Fact]
    public void What_is_no_answer_is_asked_again() => Assert.Contains("'9' is none of the answers", Ask("9\n1\n").Shown, StringComparison.Ordinal);

    [Fact]
    public void A_callers_correction_downwards_is_kept_and_does_not_count_until_they_can_talk_freely()
    {
        var (interview, shown) = Ask("2\nb\n1\n1\ns\n");
        Assert.Equal(2, interview.Answers.Length);
        Assert.Equal("not-awake", interview.Protocol.Questions[0].IdOf(interview["awake"]));
        Assert.Contains("'No' still counts", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void It_speaks_spanish() => Assert.Contains("ahora va primero: community-responder (nivel 2, prioridad 3)", Ask("1\ns\n", "es").Shown, StringComparison.Ordinal);

    [Fact]
    public void The_end_of_the_input_means_send_now() => Assert.Contains("DETERMINATION welfare-check", Ask("").Shown, StringComparison.Ordinal);

    [Fact]
    public void A_file_of_answers_gives_one_report()
    {
        using var rules = new Reading.RuleFolderFixture();
        rules.Write("answers.json", "{\"awake\": \"normally\",\n\t\"weapon\": \"in-hand\"}");
        var report = Report(rules, "answers.json");
        Assert.Equal(3, report.Level);
        Assert.Equal(1, report.Priority);
        Assert.Equal(["community-responder", "police"], report.Needs);
        Assert.Equal(["weapon-in-hand"], report.Disqualifiers);
        Assert.Equal(["stay-on-line"], report.Instructions);
        Assert.Equal([new("check", "Someone is worried.", "rule 3"), new("weapon-in-hand", "A weapon.", "rule 3")], report.Clauses);
        Assert.Equal(("weapon-in-hand", "hurt", 1), (report.Gravest, report.Next, report.Remaining));
        Assert.True(report.InScope && report.Police);
        Assert.Equal("community-responder", report.FirstResponder);
    }

    [Fact]
    public void A_list_of_givers_is_weighed_as_on_a_live_call()
    {
        using var rules = new Reading.RuleFolderFixture();
        rules.Write("answers.yaml", "- {giver: caller 1, answers: {weapon: in-hand}}\n- {giver: caller 2, manner: relayed, answers: {weapon: none}}\n");
        Assert.True(Report(rules, "answers.yaml").Police);
        rules.Write("answers.yaml", "- {giver: caller 1, answers: {weapon: in-hand}}\n- {giver: responder M1, answers: {weapon: none}}\n");
        Assert.False(Report(rules, "answers.yaml").Police);
    }

    [Fact]
    public void All_wrong_answers_of_a_file_are_said_at_once()
    {
        using var rules = new Reading.RuleFolderFixture();
        rules.Write("answers.yaml", "awake: sleepy\nwepon: none\n");
        Assert.Equal(
            [
                "answers.yaml:1:8: 'sleepy' is not an answer to 'awake' in welfare-check; allowed: normally, not-awake, unknown, refused. (CAS-008)",
                "answers.yaml:2:1: 'wepon' is not a question of welfare-check; allowed: awake, weapon, hurt, last-seen. Did you mean 'weapon'? (CAS-007)",
            ],
            rules.Lines(Read(rules, "answers.yaml").Diagnostics));
    }

    private static AskReport Report(Reading.RuleFolderFixture rules, string file) => AskReport.Of(Read(rules, file).ValueOrThrow(), "en");

    private static Diagnostics.Read<Interview> Read(Reading.RuleFolderFixture rules, string file) =>
        RuleFiles.ReadAnswers(Path.Combine(rules.Root, file), new NatureId("welfare-check"), RuleFiles.ReadProtocols(rules.Root).ValueOrThrow());
}
