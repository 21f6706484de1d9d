using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using static RightCall.Domain.Tests.Triage.SmallProtocol;

namespace RightCall.Domain.Tests.Triage;

public sealed class DeterminationTests
{
    [Fact]
    public void Before_the_first_question_the_nature_alone_decides()
    {
        var determination = TriageEngine.Determine(Interview.Begin(Value));
        Assert.Equal((Level.MobileTeam, Priority.Three), (determination.Level, determination.Priority));
        Assert.Equal("base", determination.Gravest!.Id);
        Assert.True(determination.IsInScope);
        Assert.False(determination.NeedsOfficer);
    }

    [Fact]
    public void Every_matching_clause_fires_and_the_gravest_is_the_reason()
    {
        var determination = TriageEngine.Determine(Interview.Begin(Value).With(Says(Caller, "weapon", "in-hand")));
        Assert.Equal(["base", "weapon-in-hand"], determination.Clauses.Select(c => c.Id));
        Assert.Equal("weapon-in-hand", determination.Gravest!.Id);
        Assert.Equal([ResponderKind.CommunityResponder, ResponderKind.Police], determination.Needs);
        Assert.True(determination.Disqualifiers.HasPolice);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("refused")]
    public void A_non_answer_on_a_weapon_adds_care_and_never_police(string nonAnswer)
    {
        var determination = TriageEngine.Determine(Interview.Begin(Value).With(Says(Caller, "weapon", nonAnswer)));
        Assert.Equal(Flags.ApproachWithCare, determination.Flags);
        Assert.False(determination.NeedsOfficer);
    }

    [Fact]
    public void Without_any_matching_clause_the_result_is_careful_and_without_police()
    {
        var empty = Value with { Clauses = [] };
        var determination = TriageEngine.Determine(Interview.Begin(empty));
        Assert.Equal((Level.MobileTeam, Priority.Two), (determination.Level, determination.Priority));
        Assert.True(determination.Flags.HasFlag(Flags.Supervisor | Flags.ApproachWithCare));
        Assert.False(determination.NeedsOfficer);
    }

    [Fact]
    public void A_graver_determination_raises_and_a_milder_one_lowers()
    {
        var calm = TriageEngine.Determine(Interview.Begin(Value).With(Says(Caller, "weapon", "none")));
        var armed = TriageEngine.Determine(Interview.Begin(Value).With(Says(Caller, "weapon", "in-hand")));
        Assert.True(armed.RaisesOver(calm));
        Assert.False(calm.RaisesOver(armed));
        Assert.True(calm.LowersFrom(armed));
        Assert.False(armed.LowersFrom(calm));
    }
}
