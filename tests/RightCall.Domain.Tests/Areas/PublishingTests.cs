using System.Collections.Immutable;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Plans;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Areas;

public sealed class PublishingTests
{
    private static readonly Actor First = new(new("first"), Role.Administrator);
    private static readonly Actor Second = new(new("second"), Role.Administrator);

    private static readonly Rulebook Signed = TestRules.Live with
    {
        Hash = "signed", Policy = TestRules.Live.Policy with { Status = "approved" },
        Protocols = TestRules.Live.Protocols.ToImmutableSortedDictionary(p => p.Key, p => p.Value with { Status = "approved" }),
    };

    private static TestArea Live => Of(AreaState.Empty(new("live"), publishing: Publishing.ByTwoPeople));

    [Fact]
    public void What_two_people_publish_is_in_force()
    {
        var area = Live.When(new ProposeRules("signed"), First).Accepted().When(new AdoptRules(Signed), Second).Accepted();
        Assert.Equal(("signed", (Proposal?)null), (area.State.Rules?.Hash, area.State.Proposed));
    }

    [Fact]
    public void Nobody_publishes_alone() => Live.When(new ProposeRules("signed"), First).When(new AdoptRules(Signed), First).Refused(RefusalCodes.SamePublisher);

    [Fact]
    public void What_nobody_proposed_is_not_published() => Live.When(new AdoptRules(Signed), Second).Refused(RefusalCodes.RulesNotProposed);

    [Fact]
    public void A_later_proposal_takes_the_place_of_the_first() =>
        Live.When(new ProposeRules("signed"), First).When(new ProposeRules("other"), First).When(new AdoptRules(Signed), Second).Refused(RefusalCodes.RulesNotProposed);

    [Fact]
    public void One_protocol_that_nobody_signed_keeps_all_back()
    {
        var (nature, protocol) = Signed.Protocols.First();
        var rules = Signed with { Protocols = Signed.Protocols.SetItem(nature, protocol with { Status = "sample" }) };
        Live.When(new ProposeRules("signed"), First).When(new AdoptRules(rules), Second).Refused(RefusalCodes.RulesNotSigned);
    }

    [Fact]
    public void A_plan_that_nobody_signed_is_not_published() =>
        Live.When(new ProposeRules("signed"), First).When(new AdoptRules(Signed with { Policy = Signed.Policy with { Status = "sample" } }), Second).Refused(RefusalCodes.RulesNotSigned);

    [Fact]
    public void A_baseline_is_never_live() =>
        Live.When(new ProposeRules("signed"), First).When(new AdoptRules(Signed with { Policy = Signed.Policy with { Use = PolicyUse.Baseline } }), Second).Refused(RefusalCodes.RulesNotLive);

    [Fact]
    public void A_roll_back_is_a_publication()
    {
        var later = Signed with { Hash = "later" };
        var area = Live.When(new ProposeRules("signed"), First).When(new AdoptRules(Signed), Second).When(new ProposeRules("later"), First).When(new AdoptRules(later), Second);
        area.When(new AdoptRules(Signed), Second).Refused(RefusalCodes.RulesNotProposed);
        area.When(new ProposeRules("signed"), Second).Accepted().When(new AdoptRules(Signed), First).Accepted();
    }

    [Fact]
    public void The_same_proposal_is_not_made_twice() => Live.When(new ProposeRules("signed"), First).When(new ProposeRules("signed"), Second).Refused(RefusalCodes.RulesProposed);

    [Fact]
    public void A_demonstration_takes_samples_from_one_person() => Of(AreaState.Empty(new("demo"))).When(new AdoptRules(TestRules.Live), First).Accepted();
}
