using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Dispatch;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Messages;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Areas;

/// <summary>Any history of commands: nothing is thrown, what is decided and what the events make are the same state after each of them, and the state keeps its invariants, under a statute too.</summary>
/// <remarks>The simulation's random histories play the shipped rules before an auditor that knows events only; these look into the state, on rules small enough to see through.</remarks>
public sealed class RandomHistoryTests
{
    private static readonly UnitId[] Units = [.. Everyone.Select(u => u.Id)];
    private static readonly NatureId[] Natures = [.. TestRules.Live.Protocols.Keys];
    private static readonly ResponderKind[] Kinds = Enum.GetValues<ResponderKind>();

    private static readonly Gen<IncidentId> AnIncident = Gen.Int[201, 204].Select(n => new IncidentId(Id(n)));
    private static readonly Gen<CallId> ACall = Gen.Int[101, 103].Select(n => new CallId(Id(n)));
    private static readonly Gen<UnitId> AUnit = Gen.OneOf(Units);
    private static readonly Gen<PlaceCandidate> APlace = Gen.OneOf(new PlaceCandidate(Near, new(20)), new PlaceCandidate(Far, new(200), "Z2"), new PlaceCandidate(Home, new(5), "Z1"));
    private static readonly Gen<Giver> AGiver = Gen.OneOf(Caller, OtherCaller, Crew, new Giver(GiverKind.Desk, "d"));
    private static readonly Gen<ImmutableArray<Answer>> SomeAnswers = Gen.Select(Gen.OneOf("can-talk:freely", "can-talk:yes-no-only", "weapon:none", "weapon:near", "weapon:in-hand",
        "weapon:unknown", "awake:yes", "awake:no", "awake:unknown", "plan:no", "plan:yes", "afraid:yes", "distress:yes", "weapon:refused", "child:threatened"), AGiver, Gen.Enum<Manner>(), Gen.Bool,
        (text, giver, manner, ground) => Says(text.Split(':')[0], text.Split(':')[1], giver, manner, ground ? "heard" : null)).Array[0, 4].Select(a => a.ToImmutableArray());
    private static readonly Gen<Override?> AnOverride = Gen.OneOf(Gen.Const((Override?)null), Gen.Enum<OverrideReason>().Select(r => (Override?)new Override(r)));
    private static readonly Gen<HandOffNumber> ANumber = Gen.Int[1, 4].Select(n => new HandOffNumber(n));
    private static readonly Gen<Duration> ATime = Gen.Int[1, 90].Select(m => Duration.FromMinutes(m));

    private static readonly Gen<CommandBody> OfCalls = Gen.OneOf<CommandBody>(
        Gen.Select(ACall, Gen.Enum<CallMode>(), APlace, (c, m, p) => (CommandBody)new Ring(c, m, CallSource.Public, "es", [p])),
        Gen.Select(ACall, Gen.Enum<Exercise>(), APlace, (c, e, p) => (CommandBody)new Ring(c, CallMode.Voice, CallSource.Public, null, [p], Exercise: e)),
        Gen.Select(ACall, Gen.Int[1, 90], APlace, (c, m, p) => (CommandBody)new Ring(c, CallMode.Voice, CallSource.Public, null, [p], ObservedAt: Noon - Duration.FromMinutes(m))), ACall.Select(c => (CommandBody)new AnswerCall(c)),
        Gen.Select(ACall, Gen.Enum<CallEnd>(), (c, h) => (CommandBody)new HangUp(c, h)), ACall.Select(c => (CommandBody)new CallBack(c)),
        Gen.Select(ACall, Gen.Enum<CallBackOutcome>(), (c, o) => (CommandBody)new CallBackTried(c, o)), ACall.Select(c => (CommandBody)new Text(c, "?")),
        Gen.Select(ACall, Gen.Long[1, 4], (c, o) => (CommandBody)new ReceiveText(c, "!", o == 4 ? null : o)), Gen.Select(ACall, Gen.Bool, (c, p) => (CommandBody)new ReadText(c, p)),
        Gen.Select(ACall, Gen.Int[1, 2], Gen.Enum<TextState>(), (c, n, s) => (CommandBody)new ReportText(c, n, s)), ACall.Select(c => (CommandBody)new AskInterpreter(c, "es")),
        Gen.Select(ACall, Gen.Enum<InterpreterStatus>(), (c, s) => (CommandBody)new ReportInterpreter(c, s)), ACall.Select(c => (CommandBody)new AttachRecording(c, "rec")),
        Gen.Select(ACall, APlace, (c, p) => (CommandBody)new Relocate(c, [p])), Gen.Select(ACall, AnIncident, (c, i) => (CommandBody)new LinkToIncident(c, i)),
        Gen.Select(ACall, Gen.Enum<CallDisposition>(), (c, d) => (CommandBody)new DisposeCall(c, d)));

    private static readonly Gen<CommandBody> OfIncidents = Gen.OneOf<CommandBody>(
        Gen.Select(AnIncident, Gen.OneOf(Natures), APlace, SomeAnswers, (i, n, p, a) => (CommandBody)new OpenIncident(i, null, n, p, a)),
        Gen.Select(AnIncident, ACall, Gen.OneOf(Natures), SomeAnswers, (i, c, n, a) => (CommandBody)new OpenIncident(i, c, n, null, a)),
        Gen.Select(AnIncident, SomeAnswers, (i, a) => (CommandBody)new RecordAnswers(i, a)), Gen.Select(AnIncident, SomeAnswers, (i, a) => (CommandBody)new RecordAnswers(i, a)),
        Gen.Select(AnIncident, Gen.OneOf(Natures), (i, n) => (CommandBody)new ChangeNature(i, n)), Gen.Select(AnIncident, APlace, (i, p) => (CommandBody)new MovePlace(i, p, [])),
        Gen.Select(AnIncident, Gen.Enum<DowngradeReason>(), Gen.Enum<VoiceContact>(), (i, r, c) => (CommandBody)new ConfirmDowngrade(i, r, c)),
        AnIncident.Select(i => (CommandBody)new RejectDowngrade(i)), AnIncident.Select(i => (CommandBody)new RecordSceneSafe(i)),
        Gen.Select(AnIncident, Gen.Enum<CallerRefusal>(), (i, r) => (CommandBody)new CallerRefused(i, r)), Gen.Select(AnIncident, Gen.Bool, (i, t) => (CommandBody)new CallerInsisted(i, t, "why")),
        Gen.Select(AnIncident, Gen.OneOf(Kinds), (i, k) => (CommandBody)new ReportUnavailable(i, k, "county")),
        Gen.Select(AnIncident, Gen.Enum<DispositionCode>(), Gen.Enum<UntriagedBecause>(), (i, c, u) => (CommandBody)new CloseIncident(i, new(c, Untriaged: u,
            Destination: c == DispositionCode.Transported ? Destination.Home : Destination.None))),
        Gen.Select(AnIncident, Gen.Enum<CancelReason>(), (i, r) => (CommandBody)new CancelIncident(i, r)), AnIncident.Select(i => (CommandBody)new ReopenIncident(i)),
        AnIncident.Select(i => (CommandBody)new Recommend(i)), AnIncident.Select(i => (CommandBody)new ClaimIncident(i)),
        Gen.Select(AnIncident, Gen.Int[1, 3], Gen.Enum<BackupOutcome>(), (i, n, o) => (CommandBody)new SettleBackup(i, n, o)));

    private static readonly Gen<CommandBody> OfUnits = Gen.OneOf<CommandBody>(
        Gen.Select(AUnit, Gen.Int[1, 3], Gen.Bool, (u, c, o) => (CommandBody)new LogOn(u, c, o, Code)), AUnit.Select(u => (CommandBody)new LogOff(u)),
        AUnit.Select(u => (CommandBody)new TakeOutOfService(u, OutOfServiceReason.Break)), AUnit.Select(u => (CommandBody)new ReturnToService(u)),
        Gen.Select(AUnit, Gen.Enum<UnitStatus>(), (u, s) => (CommandBody)new ReportStatus(u, s)), Gen.Select(AUnit, Gen.Enum<UnitStatus>(), (u, s) => (CommandBody)new ReportStatus(u, s)),
        Gen.Select(AUnit, Gen.Enum<UnitStatus>(), (u, s) => (CommandBody)new ReportStatus(u, s)), AUnit.Select(u => (CommandBody)new AcknowledgeDanger(u)),
        AUnit.Select(u => (CommandBody)new Enter(u)), Gen.Select(AUnit, Gen.Enum<ClearReason>(), (u, r) => (CommandBody)new ClearUnit(u, r)), AUnit.Select(u => (CommandBody)new ClearUnit(u, ClearReason.Done)),
        AUnit.Select(u => (CommandBody)new Decline(u, DeclineReason.Safety)), AUnit.Select(u => (CommandBody)new Withdraw(u, DeclineReason.Safety)), AUnit.Select(u => (CommandBody)new CheckIn(u)),
        Gen.Select(AUnit, AnIncident, (u, i) => (CommandBody)new RaisePanic(u, i)), AUnit.Select(u => (CommandBody)new CancelPanic(u, Code)),
        Gen.Select(AUnit, Gen.OneOf(Kinds), Gen.Enum<BackupCause>(), (u, k, c) => (CommandBody)new RequestBackup(u, k, c)), AUnit.Select(u => (CommandBody)new RecallUnit(u, RecallReason.Mistake)),
        Gen.Select(AUnit, Gen.Enum<UnitStatus>(), (u, s) => (CommandBody)new ForceStatus(u, s, "why")),
        Gen.Select(AUnit, AnIncident, Gen.Enum<OverrideReason>(), (u, i, r) => (CommandBody)new RedirectUnit(u, i, new(r))),
        Gen.Select(AnIncident, AUnit.Array[1, 2], AnOverride, (i, u, o) => (CommandBody)new SendUnits(i, [.. u], o)), Gen.Select(AnIncident, AUnit.Array[1, 2], AnOverride, (i, u, o) => (CommandBody)new SendUnits(i, [.. u], o)));

    private static readonly Gen<CommandBody> OfHandOffs = Gen.OneOf<CommandBody>(
        Gen.Select(AnIncident, Gen.OneOf(Kinds), Gen.Enum<HandOffPart>(), (i, k, p) => (CommandBody)new OfferHandOff(i, k, p)), Gen.Select(AnIncident, ANumber, ATime, (i, n, t) => (CommandBody)new AcceptHandOff(i, n, t)),
        Gen.Select(AnIncident, ANumber, (i, n) => (CommandBody)new JoinHandOff(i, n)), Gen.Select(AnIncident, ANumber, Gen.Enum<HandOffRefusal>(), (i, n, r) => (CommandBody)new DeclineHandOff(i, n, r)),
        Gen.Select(AnIncident, ANumber, Gen.Enum<HandOffRefusal>(), (i, n, r) => (CommandBody)new ReturnHandOff(i, n, r)), Gen.Select(AnIncident, ANumber, ATime, (i, n, t) => (CommandBody)new ReportHandOff(i, n, t)),
        Gen.Select(AnIncident, ANumber, Gen.Enum<HandOffOutcome>(), Gen.Bool, (i, n, o, p) => (CommandBody)new CompleteHandOff(i, n, o, p)));

    private static readonly Gen<CommandBody> OfTheArea = Gen.OneOf(
        Gen.Const((CommandBody)new Tick()), Gen.Const((CommandBody)new Tick()), Gen.Const((CommandBody)new LogOnDesk()), Gen.Const((CommandBody)new LogOffDesk()), Gen.Const((CommandBody)new ActAtDesk()),
        Gen.Const((CommandBody)new SetRoster(Everyone, "x")), Gen.Const((CommandBody)new AdoptRules(TestRules.Live with { Hash = "other" })), Gen.Const((CommandBody)new AdoptRules(TestRules.Live)),
        Gen.Const((CommandBody)new ProposeRules("other")), Gen.Int[1, 9].Select(n => (CommandBody)new SendMessage(new(Id(n)), new(Role: Role.Supervisor), "?")),
        Gen.Int[1, 9].Select(n => (CommandBody)new AcknowledgeMessage(new(Id(n)))), AnIncident.Select(i => (CommandBody)new AddNote(i, "?")),
        Gen.Select(AnIncident, Gen.OneOf(Natures), Gen.Int[1, 300], (i, n, m) => (CommandBody)new ScheduleIncident(i, n, new(Near, new(20)), Noon + Duration.FromMinutes(m), "?")),
        AnIncident.Select(i => (CommandBody)new CancelScheduled(i, CancelReason.OpenedByMistake)));

    private static readonly Gen<(CommandBody Body, int Seconds)> AStep = Gen.Select(Gen.Frequency((2, OfCalls), (4, OfIncidents), (6, OfUnits), (2, OfHandOffs), (2, OfTheArea)),
        Gen.Frequency((10, Gen.Int[0, 30]), (3, Gen.Int[30, 600]), (1, Gen.Int[600, 90_000])));

    [Theory, InlineData(Statute.None), InlineData(Statute.IllinoisCessa)]
    public void Nothing_breaks_and_the_rules_on_officers_hold(Statute statute) => AStep.Array[0, 60].Hold(Tier.Count(fast: 40, ci: 400, soak: 10_000), steps =>
    {
        var area = Staffed(null, statute);
        foreach (var (body, seconds) in steps)
        {
            area.Pass(Duration.FromSeconds(seconds));
            area.When(body);
            foreach (var e in area.Then<UnitAssigned>()) Check(area, e, statute);
        }
    }, Print);

    private static void Check(TestArea area, UnitAssigned e, Statute statute)
    {
        if (!e.OfficerInCrew) Assert.Equal(OfficerGround.NoOfficer, e.Ground);
        if (e.OfficerInCrew) Assert.NotEqual(OfficerGround.NoOfficer, e.Ground);
        if (e.Ground == OfficerGround.OutOfScope) Assert.False(area.Incident(e.Incident).IsInScope);
        if (e.Ground == OfficerGround.Override) Assert.NotNull(e.Override);
        if (e.Ground == OfficerGround.Disqualifier) Assert.True(e.Disqualifiers.HasPolice);
        if (e is { OfficerInCrew: true, By: not AssignedBy.Desk } && area.Incident(e.Incident).Effective.Family == Family.QualityOfLife) Assert.NotEqual(OfficerGround.Override, e.Ground);
        if (e.Ground == OfficerGround.ExhaustedStep) Assert.False(NobodyInDanger(area.Incident(e.Incident).Effective), $"{e.Unit} was sent to a quality-of-life incident with nobody in danger.");
        // What the law asks for is there whenever an officer goes to somebody who needs care.
        var incident = area.Incident(e.Incident);
        if (statute == Statute.None || !e.OfficerInCrew || incident.Effective.Family != Family.MentalHealth) return;
        var asked = (incident.Marks & (IncidentMarks.BackupRequested | IncidentMarks.CrewProtected)) != 0;
        Assert.True(asked || incident.Effective.Disqualifiers.HasPolice || incident.Tracks.Any(t => t.ReportedUnavailable), $"{e.Unit} was sent on {e.Ground}, and the law forbids it.");
    }

    private static bool NobodyInDanger(Determination d) =>
        d.Family == Family.QualityOfLife && d.Disqualifiers.IsEmpty && d.Level <= Level.MobileTeam && (d.Flags & (Flags.Fear | Flags.MinorAlone)) == 0;

    private static string Print((CommandBody Body, int Seconds)[] steps) => string.Join('\n', steps.Select(s => $"+{s.Seconds}s {s.Body}"));
}
