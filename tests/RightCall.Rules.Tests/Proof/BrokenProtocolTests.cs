using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Rules.Proof;

namespace RightCall.Rules.Tests.Proof;

/// <summary>A sound protocol, and one breakage of it for each rule: the check finds the rule that is broken, and its counter-example really shows it.</summary>
public sealed class BrokenProtocolTests
{
    private static readonly Instruction StayOnLine = new("stay-on-line", new("Stay on the line.", null), []);
    private static readonly Instruction MayHangUp = new("may-hang-up", new("You can hang up.", null), ["stay-on-line"]);

    private static ProtocolBuilder Sound(Family family = Family.Social) => new ProtocolBuilder(family)
        .Ask("awake", "normally not-awake", QuestionRole.Awake)
        .Ask("weapon", "none near in-hand", QuestionRole.Weapon)
        .Ask("weapon-kind", "other blade firearm", when: "weapon: near in-hand")
        .Ask("hurt", "nobody minor serious", QuestionRole.Danger)
        .Ask("diagnosis", "no yes", ordered: false, topic: ProtectedTopic.Diagnosis)
        .Clause("always", "always", "level=1 priority=4 clinician-on-phone")
        .Clause("not-known-safe", "awake: not-safe or weapon: not-safe or hurt: not-safe", "level=2 crisis-team flag:approach-with-care")
        .Clause("awake-not-known", "awake: non-answer", "ems-als")
        .Clause("not-awake", "awake: not-awake", "level=4 priority=1 ems-als")
        .Clause("weapon-in-hand", "weapon: in-hand", "level=3 priority=1 police ems-als disq:weapon-in-hand")
        .Clause("hurt", "hurt: minor serious", "priority=2 ems-als")
        .Clause("badly-hurt", "hurt: serious", "level=4 priority=1", [StayOnLine]);

    [Fact]
    public void The_sound_protocol_is_proved() => Assert.Empty(ProtocolProof.Of(Sound().Build()).Violations);

    [Fact]
    public void No_determination_before_anything_is_asked_is_found()
    {
        var protocol = new ProtocolBuilder().Ask("hurt", "nobody serious").Clause("asked", "hurt: nobody serious non-answer", "level=2 priority=3").Build();
        var violation = Found(protocol, ViolationKind.NoDetermination, "level");
        Assert.All(violation.Example!.Before, code => Assert.Equal(0, code));
    }

    [Fact]
    public void A_dead_clause_is_found() =>
        Assert.Null(Found(Sound().Clause("never", "weapon: none, weapon-kind: firearm", "fire").Build(), ViolationKind.DeadClause, "never").Example);

    [Fact]
    public void A_clause_that_only_lives_where_a_branch_was_left_is_dead() =>
        // Whatever was asked stays a fact, but nobody can be asked about the kind of a weapon that is not there.
        Found(Sound().Clause("never", "weapon: none, weapon-kind: not-known, weapon-kind: answered", "fire").Build(), ViolationKind.DeadClause, "never");

    [Fact]
    public void An_unreachable_question_is_found() =>
        Found(Sound().Ask("never", "no yes", when: "weapon: none, weapon-kind: firearm").Build(), ViolationKind.UnreachableQuestion, "never");

    [Fact]
    public void A_level_that_falls_when_a_weapon_appears_is_found()
    {
        var protocol = Sound().Clause("fight", "weapon: none near", "level=4").Build();
        var violation = Found(protocol, ViolationKind.LevelFalls, "weapon");
        var (before, after) = Shown.By(protocol, violation);
        Assert.Equal(Level.Emergency, before.Level);
        Assert.True(after.Level < before.Level);
        Assert.Equal("in-hand", Answer(protocol, violation.Example!.After!.Value, "weapon"));
    }

    [Fact]
    public void A_need_that_falls_when_an_injury_appears_is_found()
    {
        var protocol = Sound().Clause("peer", "hurt: nobody", "peer-support").Build();
        var violation = Found(protocol, ViolationKind.NeedFalls, "hurt: need peer-support");
        var (before, after) = Shown.By(protocol, violation);
        Assert.False(after.Needs.ContainsAll(before.Needs));
        Assert.Contains("hurt: nobody →", violation.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void A_priority_that_becomes_less_urgent_with_more_danger_is_found() =>
        Found(Sound().Clause("minor", "hurt: nobody, weapon: near", "priority=1").Build(), ViolationKind.PriorityFalls, "hurt");

    [Fact]
    public void A_fall_that_needs_the_answer_to_a_newly_asked_question_is_found()
    {
        // Kind not asked counts as gravest here; raised to "near", the kind is asked, and "other" takes the level away.
        var protocol = Sound().Clause("kind-not-asked", "weapon-kind: not-asked", "level=3").Build();
        var violation = Found(protocol, ViolationKind.LevelFalls, "weapon");
        Assert.Equal(0, violation.Example!.Before[protocol.IndexOf("weapon-kind")]);
        Assert.NotEqual(0, violation.Example.After!.Value[protocol.IndexOf("weapon-kind")]);
    }

    [Fact]
    public void A_fact_of_a_branch_that_was_left_still_counts()
    {
        // The kind is asked for "near" only. Raised to "in-hand" the question is off the path, but its answer stays a fact, and so does what it adds.
        var protocol = new ProtocolBuilder().Ask("weapon", "none near in-hand").Ask("kind", "blade firearm", when: "weapon: near")
            .Clause("always", "always", "level=2 priority=3").Clause("firearm", "kind: firearm", "level=3").Build();
        Assert.Empty(ProtocolProof.Of(protocol).Violations);
    }

    [Fact]
    public void Refused_treated_as_safe_is_found()
    {
        var protocol = new ProtocolBuilder().Ask("weapon", "none in-hand", QuestionRole.Weapon)
            .Clause("telephone", "always", "level=1 priority=4 clinician-on-phone")
            .Clause("team", "weapon: not-asked unknown in-hand", "level=2 crisis-team flag:approach-with-care").Build();
        var violation = Found(protocol, ViolationKind.LowLevelWithoutSafeAnswer, "weapon");
        Assert.Equal("refused", Answer(protocol, violation.Example!.Before, "weapon"));
        Found(protocol, ViolationKind.NonAnswerWithoutCare, "weapon");
    }

    [Fact]
    public void A_non_answer_with_less_than_the_safe_answer_is_found()
    {
        Found(Sound().Clause("safe", "weapon: none", "level=3").Build(), ViolationKind.NonAnswerLowersLevel, "weapon");
        Found(Sound().Clause("safe", "weapon: none", "priority=1").Build(), ViolationKind.NonAnswerLowersPriority, "weapon");
        Found(Sound().Clause("safe", "weapon: none unknown refused", "peer-support").Build(), ViolationKind.NonAnswerLowersNeed, "weapon: need peer-support");
    }

    [Fact]
    public void Awake_not_known_without_an_ambulance_is_found()
    {
        var protocol = new ProtocolBuilder().Ask("awake", "normally not-awake", QuestionRole.Awake)
            .Clause("always", "always", "level=2 priority=3 flag:approach-with-care").Clause("unknown", "awake: unknown", "ems-bls").Build();
        Assert.Equal("refused", Answer(protocol, Found(protocol, ViolationKind.NonAnswerWithoutEms, "awake").Example!.Before, "awake"));
    }

    [Fact]
    public void Police_added_by_a_diagnosis_is_found()
    {
        var protocol = Sound().Clause("diagnosis", "diagnosis: yes", "level=3 police disq:credible-threat").Build();
        Found(protocol, ViolationKind.PoliceByProtectedTopic, "diagnosis: need police");
        Found(protocol, ViolationKind.PoliceByProtectedTopic, "diagnosis: disqualifier credible-threat");
    }

    [Fact]
    public void Police_added_by_a_diagnosis_together_with_something_else_is_found() =>
        Found(Sound().Clause("diagnosis", "diagnosis: yes, weapon: near", "level=3 police disq:credible-threat").Build(), ViolationKind.PoliceByProtectedTopic, "diagnosis: need police");

    [Fact]
    public void Police_taken_away_by_a_diagnosis_is_found() =>
        Found(Sound(Family.Crime).Clause("no-diagnosis", "diagnosis: no non-answer not-asked", "police").Build(), ViolationKind.PoliceByProtectedTopic, "diagnosis: need police");

    [Fact]
    public void Police_by_unknown_alone_is_found()
    {
        var protocol = Sound().Clause("weapon-unknown", "weapon: unknown", "level=3 police disq:credible-threat").Build();
        var (before, after) = Shown.By(protocol, Found(protocol, ViolationKind.PoliceOnNonAnswer, "weapon"));
        Assert.True(before.NeedsOfficer && !after.NeedsOfficer);
    }

    [Fact]
    public void Police_by_unknown_that_the_city_permits_is_counted_apart()
    {
        var proof = ProtocolProof.Of(Sound().Clause("weapon-unknown", "weapon: unknown", "level=3 police disq:credible-threat", allows: "police-on-non-answer").Build());
        Assert.Empty(proof.Violations);
        Assert.Equal("police-on-non-answer weapon: weapon-unknown", Assert.Single(proof.Permitted).ToString());
    }

    [Fact]
    public void Contradictory_instructions_are_found_and_not_where_they_never_meet()
    {
        var protocol = Sound().Clause("end", "weapon: in-hand", "", [MayHangUp]).Build();
        var (before, _) = Shown.By(protocol, Found(protocol, ViolationKind.ContradictoryInstructions, "may-hang-up and stay-on-line"));
        Assert.Equal(2, before.Instructions().Count());
        Assert.Empty(ProtocolProof.Of(Sound().Clause("end", "hurt: minor", "", [MayHangUp]).Build()).Violations);
    }

    [Fact]
    public void An_officer_without_a_ground_is_found_by_family_and_by_flag()
    {
        Found(Sound().Clause("officer", "weapon: near", "police").Build(), ViolationKind.PoliceWithoutGround, "officer");
        Assert.Empty(ProtocolProof.Of(Sound(Family.Crime).Clause("officer", "weapon: near in-hand", "police").Build()).Violations);
        var flagged = Sound(Family.Crime).Clause("officer", "weapon: near in-hand", "police").Clause("distress", "hurt: minor serious", "flag:behavioural-health").Build();
        Found(flagged, ViolationKind.PoliceWithoutGround, "officer");
        Found(flagged, ViolationKind.LawForbidsPolice, "officer");
    }

    [Fact]
    public void Police_in_a_search_are_permitted_by_name()
    {
        var proof = ProtocolProof.Of(Sound().Clause("missing", "always", "level=3 police flag:search flag:behavioural-health").Build());
        Assert.Empty(proof.Violations);
        Assert.Equal("police-without-ground search", Assert.Single(proof.Permitted).ToString());
    }

    [Fact]
    public void The_shortest_interview_is_printed()
    {
        var protocol = Sound().Clause("fight", "weapon: none near", "level=4").Build();
        var example = Found(protocol, ViolationKind.LevelFalls, "weapon").Example!;
        Assert.Equal(["normally", "none"], Enumerable.Range(0, 2).Select(q => protocol.Questions[q].IdOf(new(example.Before[q]))));
        Assert.All(example.Before.Skip(2), code => Assert.Equal(0, code));
    }

    private static Violation Found(Protocol protocol, ViolationKind kind, string subject)
    {
        var proof = ProtocolProof.Of(protocol);
        Assert.False(proof.IsProved);
        var violation = Assert.Single(proof.Violations, v => v.Kind == kind && v.Subject == subject);
        if (violation.Example is not null) Shown.By(protocol, violation);
        return violation;
    }

    private static string Answer(Protocol protocol, IReadOnlyList<byte> codes, string question)
    {
        var q = protocol.IndexOf(question);
        return protocol.Questions[q].IdOf(new(codes[q]));
    }
}
