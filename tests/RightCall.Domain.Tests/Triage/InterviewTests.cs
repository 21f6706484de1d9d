using RightCall.Domain.Triage;
using static RightCall.Domain.Tests.Triage.SmallProtocol;

namespace RightCall.Domain.Tests.Triage;

public sealed class InterviewTests
{
    private static readonly Interview Empty = Interview.Begin(Value);

    [Fact]
    public void The_next_question_is_the_first_that_was_not_asked_and_whose_guard_holds()
    {
        Assert.Equal("can-talk", Empty.Next()!.Id);
        var calm = Empty.With(Says(Caller, "can-talk", "freely"), Says(Caller, "weapon", "none"));
        Assert.Equal("relation", calm.Next()!.Id);
        var armed = Empty.With(Says(Caller, "can-talk", "freely"), Says(Caller, "weapon", "near"));
        Assert.Equal("kind", armed.Next()!.Id);
        Assert.Equal(2, armed.Remaining());
        Assert.Null(calm.With(Says(Caller, "relation", "self")).Next());
    }

    [Fact]
    public void Answers_of_different_givers_stand_side_by_side_and_the_more_dangerous_counts()
    {
        var both = Empty.With(Says(Caller, "weapon", "in-hand"), Says(OtherCaller, "weapon", "none"));
        Assert.Equal("in-hand", Counts(both, "weapon"));
        Assert.Equal(2, both.Answers.Length);
    }

    [Theory]
    [InlineData("none", "unknown", "unknown")]
    [InlineData("none", "refused", "refused")]
    [InlineData("unknown", "refused", "refused")]
    [InlineData("unknown", "near", "near")]
    public void A_non_answer_counts_more_than_safe_and_less_than_danger(string one, string other, string expected)
    {
        Assert.Equal(expected, Counts(Empty.With(Says(Caller, "weapon", one), Says(OtherCaller, "weapon", other)), "weapon"));
        Assert.Equal(expected, Counts(Empty.With(Says(Caller, "weapon", other), Says(OtherCaller, "weapon", one)), "weapon"));
    }

    [Fact]
    public void A_caller_who_can_talk_freely_may_correct_their_own_word()
    {
        var corrected = Empty.With(Says(Caller, "can-talk", "freely"), Says(Caller, "weapon", "in-hand")).With(Says(Caller, "weapon", "none"));
        Assert.Equal("none", Counts(corrected, "weapon"));
        Assert.Equal(3, corrected.Answers.Length);
    }

    [Fact]
    public void A_caller_who_was_not_asked_whether_they_can_talk_lowers_nothing() =>
        Assert.Equal("in-hand", Counts(Empty.With(Says(Caller, "weapon", "in-hand")).With(Says(Caller, "weapon", "none")), "weapon"));

    [Fact]
    public void A_caller_who_cannot_talk_freely_lowers_nothing() =>
        Assert.Equal("in-hand", Counts(Empty.With(Says(Caller, "can-talk", "yes-no-only", Manner.YesNo), Says(Caller, "weapon", "in-hand", Manner.YesNo))
            .With(Says(Caller, "weapon", "none")), "weapon"));

    [Fact]
    public void Once_a_voice_could_not_talk_only_a_yes_no_answer_frees_it()
    {
        var coerced = Empty.With(Says(Caller, "can-talk", "yes-no-only"), Says(Caller, "weapon", "in-hand"));
        Assert.Equal("in-hand", Counts(coerced.With(Says(Caller, "can-talk", "freely"), Says(Caller, "weapon", "none")), "weapon"));
        Assert.Equal("none", Counts(coerced.With(Says(Caller, "can-talk", "freely", Manner.YesNo), Says(Caller, "weapon", "none")), "weapon"));
    }

    [Theory]
    [InlineData(Manner.YesNo)]
    [InlineData(Manner.Relayed)]
    public void Yes_no_and_relayed_words_never_lower(Manner manner) =>
        Assert.Equal("in-hand", Counts(Empty.With(Says(Caller, "can-talk", "freely"), Says(Caller, "weapon", "in-hand"))
            .With(Says(Caller, "weapon", "none", manner)), "weapon"));

    [Fact]
    public void A_new_voice_cannot_correct_another_givers_word() =>
        Assert.Equal("in-hand", Counts(Empty.With(Says(Caller, "can-talk", "freely"), Says(Caller, "weapon", "in-hand"))
            .With(Says(OtherCaller, "can-talk", "freely"), Says(OtherCaller, "weapon", "none")), "weapon"));

    [Fact]
    public void The_scene_settles_what_callers_said()
    {
        var settled = Empty.With(Says(Caller, "weapon", "in-hand")).With(Says(Crew, "weapon", "none"));
        Assert.Equal("none", Counts(settled, "weapon"));
        Assert.Equal("in-hand", Counts(settled.With(Says(OtherCaller, "weapon", "in-hand")), "weapon"));
        Assert.Equal("near", Counts(settled.With(Says(OtherCaller, "weapon", "in-hand")).With(Says(Crew, "weapon", "near")), "weapon"));
    }

    [Fact]
    public void A_desk_settles_only_with_a_ground()
    {
        var said = Empty.With(Says(Caller, "weapon", "in-hand"));
        Assert.Equal("in-hand", Counts(said.With(Says(Desk, "weapon", "none")), "weapon"));
        Assert.Equal("none", Counts(said.With(Says(Desk, "weapon", "none", ground: "seen on camera")), "weapon"));
    }

    [Fact]
    public void A_desk_without_a_ground_swallows_no_dangerous_word_of_a_caller() =>
        Assert.Equal("near", Counts(Empty.With(Says(Desk, "weapon", "in-hand")).With(Says(Caller, "weapon", "near")).With(Says(Desk, "weapon", "none")), "weapon"));

    [Fact]
    public void Answers_on_a_branch_that_was_left_stay_facts()
    {
        var left = Empty.With(Says(Caller, "can-talk", "freely"), Says(Caller, "weapon", "near"), Says(Caller, "kind", "firearm"))
            .With(Says(Caller, "weapon", "none"));
        Assert.Equal("firearm", Counts(left, "kind"));
    }

    [Fact]
    public void A_change_of_nature_keeps_every_fact()
    {
        var changed = Empty.With(Says(Caller, "weapon", "in-hand")).Under(Make("verbal-dispute"));
        Assert.Equal("in-hand", Counts(changed, "weapon"));
        Assert.Equal("verbal-dispute", changed.Protocol.Nature.ToString());
    }

    [Fact]
    public void An_answer_that_the_question_does_not_offer_is_told_with_what_is_allowed()
    {
        var problem = Empty.Problem(Says(Caller, "weapon", "yes"));
        Assert.Equal("'yes' is not an answer to 'weapon' in welfare-check; allowed: none, near, in-hand, unknown, refused.", problem);
        Assert.Throws<ArgumentException>(() => Empty.With(Says(Caller, "weapon", "yes")));
        Assert.NotNull(Empty.Problem(Says(Caller, "weapon", "not-asked")));
    }

    [Fact]
    public void The_order_in_which_a_batch_is_recorded_does_not_matter_for_one_giver()
    {
        var one = Empty.With(Says(Caller, "can-talk", "freely"), Says(Caller, "weapon", "near"), Says(Caller, "kind", "blade"));
        var other = Empty.With(Says(Caller, "kind", "blade")).With(Says(Caller, "weapon", "near")).With(Says(Caller, "can-talk", "freely"));
        Assert.Equal(one.Codes.ToArray(), other.Codes.ToArray());
    }

    private static string Counts(Interview interview, string question) =>
        interview.Protocol.Questions[interview.Protocol.IndexOf(question)].IdOf(interview[question]);
}
