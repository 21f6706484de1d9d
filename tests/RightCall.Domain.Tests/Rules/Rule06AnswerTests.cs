using RightCall.Domain.Incidents;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Triage;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Rules;

/// <summary>6: answers are facts: added, never erased by another's word. A change of nature, place or calls lowers nothing by itself.</summary>
public sealed class Rule06AnswerTests
{
    /// <summary>Every danger question answered safe.</summary>
    public static readonly Answer[] AllSafe = [Says("can-talk", "freely"), Says("weapon", "none"), Says("awake", "yes"), Says("plan", "no")];

    [Fact]
    public void The_more_dangerous_answer_of_two_givers_counts()
    {
        var area = Staffed().Open(TestRules.Crisis, Says("weapon", "in-hand")).Answers(Says("weapon", "none", OtherCaller));
        Assert.Equal(Level.TeamAndPolice, area.Incident().Effective.Level);
        Assert.Null(area.Incident().Proposal);
        Assert.Equal(2, area.Incident().Interview.Answers.Length);
    }

    [Fact]
    public void A_change_of_nature_keeps_every_fact_and_lowers_nothing()
    {
        var area = Staffed().Open(TestRules.Crisis, Says("weapon", "in-hand")).Given(new ChangeNature(Incident1, TestRules.Noise));
        Assert.Equal((Level.TeamAndPolice, Priority.One), (area.Incident().Effective.Level, area.Incident().Effective.Priority));
        Assert.Equal(TestRules.Noise, area.Incident().Nature);
        Assert.Single(area.Incident().Interview.Answers);
        Assert.Null(area.Incident().Proposal);
    }

    [Fact]
    public void A_change_of_nature_raises_at_once() =>
        Assert.Equal(Level.Emergency, Staffed().Open(TestRules.Noise).Given(new ChangeNature(Incident1, TestRules.Cardiac)).Incident().Effective.Level);

    [Fact]
    public void A_behavioural_health_incident_stays_in_scope_under_another_nature() =>
        Assert.True(Staffed().Open(TestRules.Crisis).Given(new ChangeNature(Incident1, TestRules.Assault)).Incident().IsInScope);

    [Fact]
    public void An_interview_keeps_the_rules_that_it_began_with_when_others_are_adopted()
    {
        var area = Staffed().Open(TestRules.Crisis);
        var pinned = area.Incident().Interview.Protocol;
        area.Given(new Domain.Areas.AdoptRules(TestRules.PoliceFirst)).Answers(Says("weapon", "in-hand"));
        Assert.Same(pinned, area.Incident().Interview.Protocol);
    }

    [Fact]
    public void An_answer_that_the_question_does_not_offer_is_refused() =>
        Staffed().Open(TestRules.Crisis).When(new RecordAnswers(Incident1, [Says("weapon", "bazooka")])).Refused(IncidentRefusals.BadAnswer);

    [Fact]
    public void No_answer_at_all_is_refused() => Staffed().Open(TestRules.Crisis).When(new RecordAnswers(Incident1, [])).Refused(IncidentRefusals.NothingGiven);

    [Fact]
    public void A_nature_that_is_not_in_the_catalogue_is_refused() => Staffed().Open(TestRules.Crisis).When(new ChangeNature(Incident1, new("dragon"))).Refused(IncidentRefusals.UnknownNature);

    [Fact]
    public void The_same_nature_again_is_refused() => Staffed().Open(TestRules.Crisis).When(new ChangeNature(Incident1, TestRules.Crisis)).Refused(IncidentRefusals.AlreadySo);

    [Fact]
    public void Nobody_gives_more_answers_than_an_incident_keeps() =>
        Staffed().Open(TestRules.Crisis).When(new RecordAnswers(Incident1, [.. Enumerable.Repeat(Says("weapon", "none"), 501)])).Refused(IncidentRefusals.TooMany);

    [Fact]
    public void A_determination_is_recorded_only_when_it_changes()
    {
        var area = Staffed().Open(TestRules.Crisis).Answers(Says("plan", "yes"));
        Assert.Single(area.Then<Determined>());
        Assert.Empty(area.Answers(Says("plan", "yes", OtherCaller)).Then<Determined>());
    }
}
