using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Rules.Law;
using RightCall.Rules.Plans;
using RightCall.Rules.Proof;

namespace RightCall.Rules.Tests.Law;

/// <summary>Rule 3 and the law, each as a whole truth table, held against each other.</summary>
public sealed class NamedGroundTests
{
    private static readonly bool[] Truths = [false, true];
    private static readonly Ground?[] Grounds = [null, .. Enum.GetValues<Ground>().Cast<Ground?>()];

    // The law written a second time, as its sentence reads, for all 64 rows.
    [Fact]
    public void The_laws_table_is_its_sentence()
    {
        foreach (var care in Truths) foreach (var crime in Truths) foreach (var threat in Truths) foreach (var unavailable in Truths) foreach (var asks in Truths) foreach (var parity in Truths)
        {
            var forbidden = care && (!parity || !(crime || threat || unavailable || asks));
            Assert.Equal(!forbidden, LawTable.PermitsPolice(care, new(crime, threat, unavailable, asks), parity));
        }
    }

    [Fact]
    public void Rule_3_permits_no_officer_in_scope_without_a_ground_and_none_by_a_step_to_a_quality_of_life_incident_with_nobody_in_danger()
    {
        foreach (var inScope in Truths) foreach (var ground in Grounds) foreach (var waits in Truths)
        {
            var byStep = ground is Ground.TimeRanOut or Ground.ProviderUnavailable;
            Assert.Equal(!inScope || (ground is not null && !(byStep && waits)), NamedGrounds.Permit(inScope, ground, waits));
        }
    }

    [Fact]
    public void Every_police_disqualifier_is_a_crime_or_a_threat_so_that_rule_3_is_within_the_law()
    {
        foreach (var disqualifier in Disqualifiers.Police)
            Assert.True(NamedGrounds.MaySendOfficer(Family.MentalHealth, Flags.None, [disqualifier], Ground.PoliceDisqualifier, nobodyInDanger: false), disqualifier.Id());
    }

    // The whole product: where rule 3 permits and the law applies, the law permits too, but for time that ran out, which nobody reported.
    [Fact]
    public void Where_rule_3_permits_the_law_forbids_only_what_rests_on_our_own_estimate()
    {
        foreach (var family in Enum.GetValues<Family>()) foreach (var care in Truths) foreach (var ground in Grounds) foreach (var waits in Truths)
        {
            var flags = care ? Flags.BehaviouralHealth : Flags.None;
            var inScope = family.IsInScope() || care;
            DisqualifierSet facts = ground == Ground.PoliceDisqualifier ? [Disqualifier.CredibleThreat] : default;
            var rule = NamedGrounds.Permit(inScope, ground, family == Family.QualityOfLife && waits);
            var law = LawTable.PermitsPolice(LawTable.NeedsCare(family, flags), NamedGrounds.InLaw(ground, facts, flags), parity: true);
            Assert.Equal(rule && law, NamedGrounds.MaySendOfficer(family, flags, facts, ground, waits));
            if (rule && inScope && ground != Ground.TimeRanOut) Assert.True(law, $"{family} {care} {ground} {waits}");
            if (ground == Ground.TimeRanOut && LawTable.NeedsCare(family, flags)) Assert.False(law);
        }
    }

    [Fact]
    public void Without_parity_no_ground_sends_police_to_a_person_in_need_of_care()
    {
        foreach (var ground in Grounds)
            Assert.False(NamedGrounds.MaySendOfficer(Family.MentalHealth, Flags.None, [Disqualifier.WeaponInHand], ground, nobodyInDanger: false, parity: false));
    }

    // Held against the plan itself, step by step, not against the check's own reading of it.
    [Fact]
    public void No_chain_of_the_live_plan_sends_police_where_the_law_forbids()
    {
        var policy = RuleFiles.ReadPolicy(RepositoryRoot.File("plans", "right-responder.yaml")).ValueOrThrow();
        foreach (var chain in policy.Chains.Where(c => !ResponderKinds.WithOfficer.Contains(c.Need)))
        {
            var asked = KindSet.None;
            foreach (var step in chain.Steps)
            {
                if (!ResponderKinds.WithOfficer.Contains(step.Kind)) { asked |= [step.Kind]; continue; }
                Assert.True(asked.Overlaps(PlanCheck.ReliefProviders), chain.Id);
                var ground = asked.Overlaps(PlanCheck.ReliefProviders) ? Ground.ProviderUnavailable : (Ground?)null;
                foreach (var family in chain.For.FamiliesThatFit()) Assert.True(NamedGrounds.MaySendOfficer(family, Flags.BehaviouralHealth, default, ground, nobodyInDanger: true), $"{chain.Id} {family}");
            }
        }
    }
}
