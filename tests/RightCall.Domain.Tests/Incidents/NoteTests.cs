using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Tests.Rules;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Incidents;

public sealed class NoteTests
{
    [Fact]
    public void A_note_says_who_wrote_it_and_changes_nothing_else()
    {
        var before = Staffed().Open(TestRules.Crisis).Given(new Recommend(Incident1));
        var (recommendation, due) = (before.Incident().Recommendation, before.Incident().Due);
        var area = before.When(new AddNote(Incident1, "The gate is behind the shop."), As(Role.Crew, "t1")).Accepted();
        Assert.Equal(new(Noon, new("t1"), Role.Crew, "The gate is behind the shop."), Assert.Single(area.Incident().Notes));
        Assert.Same(recommendation, area.Incident().Recommendation);
        Assert.Equal(due, area.Incident().Due);
    }

    [Fact]
    public void A_closed_incident_takes_notes_while_it_is_kept()
    {
        var area = Staffed().Open(TestRules.Noise, [.. Rule06AnswerTests.AllSafe]).Given(new CloseIncident(Incident1, new(DispositionCode.ResolvedByTelephone))).Given(new AddNote(Incident1, "They called to thank us."));
        Assert.Single(area.Closed().Notes);
        area.PassMinutes(26 * 60).When(new AddNote(Incident1, "late")).Refused(IncidentRefusals.NotOpen);
    }

    [Fact]
    public void A_note_has_words() => Staffed().Open(TestRules.Crisis).When(new AddNote(Incident1, "  ")).Refused(IncidentRefusals.NothingGiven);

    [Fact]
    public void There_are_not_more_than_five_hundred()
    {
        var area = Staffed().Open(TestRules.Noise);
        for (var i = 0; i < 500; i++) area.Given(new AddNote(Incident1, $"{i}"));
        area.When(new AddNote(Incident1, "one more")).Refused(IncidentRefusals.TooMany);
    }
}
