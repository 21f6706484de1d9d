using CsCheck;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using static RightCall.Domain.Responders.ResponderKind;

namespace RightCall.Domain.Tests.Triage;

public sealed class FirstResponderTests
{
    private static ResponderKind? First(int level, KindSet needs, DisqualifierSet disqualifiers = default, Flags flags = Flags.None, bool inScope = true) =>
        FirstResponder.Of((Level)level, needs, disqualifiers, flags, inScope);

    [Fact]
    public void A_person_in_crisis_gets_the_team_first() => Assert.Equal(CrisisTeam, First(2, [CrisisTeam, ClinicianOnPhone, EmsBls]));

    [Fact]
    public void A_firearm_beside_a_person_in_crisis_sends_police_too_but_the_team_leads() =>
        Assert.Equal(CrisisTeam, First(3, [CrisisTeam, EmsAls, Police], [Disqualifier.FirearmWithinReach]));

    [Fact]
    public void A_break_in_is_led_by_police() => Assert.Equal(Police, First(4, [Police], [Disqualifier.BreakIn], inScope: false));

    [Fact]
    public void A_stabbing_in_progress_is_led_by_police_out_of_scope() =>
        Assert.Equal(Police, First(4, [Police, EmsAls], [Disqualifier.ViolenceInProgress, Disqualifier.MedicalNeed], inScope: false));

    [Fact]
    public void An_attempt_on_ones_life_is_led_by_ems_even_with_a_weapon() =>
        Assert.Equal(EmsAls, First(4, [CrisisTeam, EmsAls, ResponderKind.Fire, Police], [Disqualifier.AttemptOnLife, Disqualifier.FirearmWithinReach]));

    [Fact]
    public void Level_4_by_itself_never_makes_police_first() => Assert.Equal(EmsBls, First(4, [Police, EmsBls], inScope: false));

    [Fact]
    public void Fire_leads_where_there_is_fire_gas_wires_or_water() =>
        Assert.Equal(ResponderKind.Fire, First(4, [EmsAls, ResponderKind.Fire], [Disqualifier.Gas], inScope: false));

    [Fact]
    public void Telephone_and_advice_go_to_a_desk_first()
    {
        Assert.Equal(ClinicianOnPhone, First(1, [ClinicianOnPhone, Lifeline988]));
        Assert.Equal(Agency311, First(0, [Agency311]));
        Assert.Null(First(0, []));
    }

    [Fact]
    public void A_need_for_an_officer_without_a_ground_makes_nobody_first_in_scope_and_police_out_of_it()
    {
        Assert.Null(First(2, [Police]));
        Assert.Equal(Police, First(1, [Police], inScope: false));
        Assert.Equal(Police, First(2, [Police], flags: Flags.Search));
    }

    [Fact]
    public void In_scope_an_officer_is_first_only_with_a_police_disqualifier_or_on_a_search() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, (1 << 13) - 1], Gen.UInt[0, (1u << 18) - 1], Gen.UInt[0, (1u << 18) - 1]).Sample((level, needs, disqualifiers, flags) =>
        {
            var first = First(level, new((ushort)needs), new(disqualifiers), (Flags)flags);
            return first is not (Police or CoResponse) || new DisqualifierSet(disqualifiers).HasPolice || ((Flags)flags & Flags.Search) != 0;
        });

    [Fact]
    public void The_first_is_always_one_of_the_needs() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, (1 << 13) - 1], Gen.UInt[0, (1u << 18) - 1], Gen.Bool).Sample((level, needs, disqualifiers, inScope) =>
        {
            var set = new KindSet((ushort)needs);
            var first = First(level, set, new(disqualifiers), inScope: inScope);
            return first is { } kind ? set.Contains(kind) : (set - ResponderKinds.WithOfficer).IsEmpty;
        });
}
