using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Rules.Proof;

namespace RightCall.Rules.Tests.Proof;

/// <summary>The law's table, all 64 rows of it.</summary>
public sealed class LawTableTests
{
    [Fact]
    public void Every_row_of_the_table_is_as_the_law_has_it()
    {
        for (var row = 0; row < 64; row++)
        {
            bool Bit(int bit) => (row >> bit & 1) == 1;
            var (care, parity) = (Bit(4), Bit(5));
            var anyGround = (row & 15) != 0;
            // Without a need for care the law is silent. With one: a ground, and as police would do for a physical-health emergency.
            var expected = !care || (anyGround && parity);
            Assert.Equal(expected, LawTable.PermitsPolice(care, new(Bit(0), Bit(1), Bit(2), Bit(3)), parity));
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Every_police_disqualifier_is_a_crime_or_a_threat_and_only_an_attempt_is_one_beside(Disqualifier disqualifier)
    {
        var expected = disqualifier.Group() == DisqualifierGroup.Police || disqualifier == Disqualifier.AttemptOnLife;
        Assert.Equal(expected, LawTable.IsCrime(disqualifier) || LawTable.IsThreat(disqualifier));
    }

    public static TheoryData<Disqualifier> All => [.. Enum.GetValues<Disqualifier>()];

    [Fact]
    public void A_diagnosis_is_neither_crime_nor_threat()
    {
        Assert.DoesNotContain(Disqualifiers.AllIds, id => id.Contains("diagnos", StringComparison.Ordinal));
        Assert.Equal(default, LawTable.GroundsOf(default, Flags.BehaviouralHealth));
        Assert.Equal(default, LawTable.GroundsOf([Disqualifier.MedicalNeed], Flags.BehaviouralHealth | Flags.Fear));
    }

    [Fact]
    public void Need_for_care_is_the_family_or_the_flag()
    {
        Assert.True(LawTable.NeedsCare(Family.MentalHealth, Flags.None));
        Assert.True(LawTable.NeedsCare(Family.Crime, Flags.BehaviouralHealth));
        Assert.False(LawTable.NeedsCare(Family.Crime, Flags.Fear));
    }

    [Fact]
    public void A_search_counts_as_a_threat_to_the_person_who_is_missing() => Assert.True(LawTable.GroundsOf(default, Flags.Search).ThreatOfInjury);
}
