using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using RightCall.Simulation.Auditing;
using RightCall.Simulation.World;

namespace RightCall.Simulation;

/// <summary>An auditor that never finds anything proves nothing: each rule is broken by one forged event, and it says which.</summary>
public sealed class AuditorTests : IRowSink
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 5, 4, 12, 0);
    private static readonly UnitId Team = new("CT1");
    private static readonly UnitId Police = new("P1");
    private static readonly UnitId Ambulance = new("M1");
    private static readonly IncidentId Incident = new(new(7, 7, 7, [7, 7, 7, 7, 7, 7, 7, 7]));
    private static readonly CallId Call = new(new(8, 8, 8, [8, 8, 8, 8, 8, 8, 8, 8]));
    private static readonly PlaceCandidate Place = new(new(476_000_000, -1_223_300_000), new(20));
    private static readonly Actor Desk = new(new("sender"), Role.Supervisor, new("desk-1"));
    private readonly Auditor _auditor = new(ShippedRules.Value.Policy);
    private readonly AreaWriter _writer;
    private UnitAssigned _sent = null!;
    private Command _last = null!;
    private int _commands;

    public AuditorTests()
    {
        _writer = new(AreaState.Empty(new("audited")), this);
        var administrator = new Actor(new("admin"), Role.Administrator);
        Give(administrator, new AdoptRules(ShippedRules.Value));
        Give(administrator, new SetRoster([UnitDefinition.Simple(Team, ResponderKind.CrisisTeam, Place.Point), UnitDefinition.Simple(Police, ResponderKind.Police, Place.Point),
            UnitDefinition.Simple(Ambulance, ResponderKind.EmsAls, Place.Point)], "provider"));
        foreach (var unit in new[] { Team, Police, Ambulance }) Give(Desk, new LogOn(unit, 2, unit == Police, "code"));
        Give(Desk, new OpenIncident(Incident, null, new("mental-health-crisis"), Place, []));
        Give(Desk, new SendUnits(Incident, [Team], new(OverrideReason.KnownToTeam)));
        Assert.Empty(_auditor.Findings);
    }

    void IRowSink.Append(Row row)
    {
        _last = row.Command;
        _sent = row.Events.OfType<UnitAssigned>().LastOrDefault() ?? _sent;
        _auditor.Observe(row.Command, row.Events);
    }

    [Fact]
    public void What_effectiveas_it_should_be_effectiveno_finding()
    {
        Give(Desk, new ReportStatus(Team, UnitStatus.Acknowledged));
        Give(Desk, new ReportStatus(Team, UnitStatus.OnScene));
        Give(Desk, new ClearUnit(Team, ClearReason.Done));
        Assert.Empty(_auditor.Findings);
    }

    [Fact]
    public void A_forced_arrival_ends_the_waiting_for_an_acknowledgement()
    {
        Forge(new UnitHoldsShort(Noon, Team, Incident, true, Noon));
        Forge(new UnitStatusChanged(Noon, Team, Incident, UnitStatus.Dispatched, UnitStatus.OnScene, null, false, "They stand before me.", Noon));
        Forge(new UnitStatusChanged(Noon, Team, Incident, UnitStatus.OnScene, UnitStatus.PersonReached, null, false, null, Noon));
        Assert.Empty(_auditor.Findings);
    }

    [Fact]
    public void Rule_1_a_lost_call_that_effectivedisposed_of() => Finds(1,
        new CallRang(Noon, Call, 1, CallMode.Voice, CallSource.Public, null, [], Noon), new CallHungUp(Noon, Call, CallEnd.Abandoned, CallDuties.CallBack, Noon), new CallDisposed(Noon, Call, CallDisposition.Misdial));

    [Fact]
    public void Rule_2_a_second_active_assignment() => Finds(2, _sent with { At = Noon });

    [Fact]
    public void Rule_3_an_officer_on_a_ground_that_does_not_hold() => Finds(3, ByOfficer(OfficerGround.Disqualifier));

    [Fact]
    public void Rule_3_an_officer_on_no_ground() => Finds(3, ByOfficer(OfficerGround.OutOfScope));

    [Fact]
    public void Rule_3_an_override_that_nobody_recorded() => Finds(3, ByOfficer(OfficerGround.Override));

    [Fact]
    public void Rule_4_nobody_committed_past_the_maximum()
    {
        var other = new IncidentId(new(9, 9, 9, [9, 9, 9, 9, 9, 9, 9, 9]));
        Give(Desk, new OpenIncident(other, null, new("cardiac-arrest"), Place, []));
        Assert.Empty(_auditor.Findings);
        _auditor.Waiting(Noon + Duration.FromHours(3), Duration.Zero);
        Assert.Equal(4, Assert.Single(_auditor.Findings).Rule);
    }

    [Fact]
    public void Rule_5_an_end_without_an_outcome_or_a_loss() => Finds(5, new UnitCleared(Noon, Team, Incident, UnitStatus.Dispatched, ClearReason.Cancelled, null, null, 0, default),
        new IncidentClosed(Noon, Incident, new(DispositionCode.Refused), null, null, Noon));

    [Fact]
    public void Rule_7_a_downgrade_that_nobody_confirmed()
    {
        var effective = _writer.Published.Incidents.First().Value.Effective;
        Finds(7, new Determined(Noon, Incident, DeterminedBecause.Raised, Level.Advice, Priority.Five, default, default, default, effective.ProtocolHash, 1, effective, SourceRank.Caller, Noon));
    }

    [Fact]
    public void Rule_7_a_crew_that_goes_in_without_having_acknowledged_the_danger() => Finds(7, new UnitHoldsShort(Noon, Team, Incident, true, Noon),
        new UnitStatusChanged(Noon, Team, Incident, UnitStatus.Dispatched, UnitStatus.OnScene, null, false, null, Noon));

    [Fact]
    public void Rule_8_a_status_out_of_nowhere() => Finds(8, new UnitStatusChanged(Noon, Team, Incident, UnitStatus.EnRoute, UnitStatus.OnScene, null, false, null, Noon));

    [Fact]
    public void Rule_10_two_missed_check_ins_and_no_help() => Finds(10, new CheckInMissed(Noon, Team, Incident, 2, Noon));

    [Fact]
    public void Rule_10_a_panic_for_which_nobody_was_sent() => Finds(10, new CrewProtectionBegan(Noon, Team, Incident, ProtectionCause.Panic));

    [Fact]
    public void Rule_10_a_staged_crew_that_goes_in_on_nobodys_word() => Finds(10,
        new UnitStatusChanged(Noon, Team, Incident, UnitStatus.Dispatched, UnitStatus.Staged, null, false, null, Noon), new UnitStatusChanged(Noon, Team, Incident, UnitStatus.Staged, UnitStatus.OnScene, null, false, null, Noon));

    private UnitAssigned ByOfficer(OfficerGround ground) => _sent with { Unit = Police, OfficerInCrew = true, Ground = ground, Override = null };

    private void Finds(int rule, params AreaEvent[] forged)
    {
        foreach (var e in forged) Forge(e);
        Assert.Contains(_auditor.Findings, f => f.Rule == rule);
        Assert.All(_auditor.Findings, f => Assert.Equal(rule, f.Rule));
    }

    private void Forge(AreaEvent e) => _auditor.Observe(_last, [e]);

    private void Give(Actor actor, CommandBody body)
    {
        var reply = _writer.Submit(new(new(new(++_commands, 1, 1, [1, 1, 1, 1, 1, 1, 1, 1])), actor, Noon, 12, null, body), Facts.Assumed);
        if (reply is Refused refused) throw new InvalidOperationException($"{body.GetType().Name} was refused: {refused.Code} {refused.Text}");
    }
}
