using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Dispatch;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Simulation.Histories;

/// <summary>Makes a command of a step's numbers: every kind of command, about things that exist or not, at times that fit or not.</summary>
internal static class Commands
{
    public const int Kinds = 46;

    public static (Actor Actor, CommandBody Body) From(Op op, History h)
    {
        var (unit, incident, call) = (h.UnitAt(op.Who), h.IncidentAt(op.Who), h.CallAt(op.Who));
        var (gateway, sender, boss, partner) = h.People;
        var crew = History.CrewOf(unit);
        return op.Kind switch
        {
            // The ordinary ones come often, so that histories get somewhere.
            <= 3 => (gateway, new Ring(h.NewCall(), (CallMode)(op.Choice % 3), CallSource.Public, "en", [h.PlaceAt(op.Choice)])),
            4 => (sender, new AnswerCall(call)),
            <= 7 => (sender, new OpenIncident(h.NewIncident(), call, Nature(h, op.Choice), op.Choice % 9 == 0 ? null : h.PlaceAt(op.Choice), [])),
            <= 14 => (sender, Answers(h, incident, op, new(GiverKind.Caller, op.Who % 5 == 0 ? "2" : "1"))),
            15 => (crew, Answers(h, incident, op, new(GiverKind.Responder, unit.ToString()))),
            <= 18 => (sender, Recommended(h, incident)),
            19 => (sender, new SendUnits(incident, [unit])),
            20 => (sender, new SendUnits(incident, [unit], new((OverrideReason)(op.Choice % 7), "words"))),
            <= 24 => (crew, Next(h, unit)),
            25 => (crew, new ReportStatus(unit, (UnitStatus)(op.Choice % 13))),
            26 => (crew, new ClearUnit(unit, (ClearReason)(op.Choice % 9))),
            27 => (crew, op.Choice % 2 == 0 ? new Decline(unit, DeclineReason.Safety) : new Withdraw(unit, DeclineReason.Safety)),
            28 => (op.Choice % 3 == 0 ? sender : crew, new Enter(unit)),
            29 => (crew, op.Choice % 2 == 0 ? new CheckIn(unit) : new AcknowledgeDanger(unit)),
            30 => (crew, op.Choice % 4 == 0 ? new RaisePanic(unit, incident) : new RequestBackup(unit, (ResponderKind)(op.Choice % 13), BackupCause.Violence)),
            31 => (op.Choice % 2 == 0 ? crew : sender, new CancelPanic(unit, op.Choice % 3 == 0 ? "wrong" : "code")),
            32 => (sender, op.Choice % 2 == 0 ? new RecallUnit(unit, RecallReason.Mistake) : new RedirectUnit(unit, h.IncidentAt(op.Choice), new(OverrideReason.SupervisorOrder))),
            33 => (boss, new ForceStatus(unit, (UnitStatus)(op.Choice % 13), "words")),
            34 => (sender, new OfferHandOff(incident, (ResponderKind)(op.Choice % 13), (HandOffPart)(op.Choice % 3))),
            35 => (partner, HandOff(incident, op)),
            36 => (sender, new ChangeNature(incident, Nature(h, op.Choice))),
            37 => (sender, new MovePlace(incident, h.PlaceAt(op.Choice), [])),
            38 => (boss, op.Choice % 2 == 0 ? new ConfirmDowngrade(incident, (DowngradeReason)(op.Choice % 5), (VoiceContact)(op.Choice % 4)) : new RejectDowngrade(incident)),
            39 => (sender, new CloseIncident(incident, new((DispositionCode)(op.Choice % 13), PersonReached: op.Choice % 2 == 0))),
            40 => (sender, op.Choice % 3 == 0 ? new ReopenIncident(incident) : new CancelIncident(incident, CancelReason.CallerCancelled)),
            41 => (gateway, op.Choice % 2 == 0 ? new HangUp(call, (CallEnd)(op.Who % 3)) : new ReceiveText(call, "words", op.Who % 3 == 0 ? null : op.Choice)),
            42 => (sender, Lost(h, call, op)),
            43 => (sender, op.Choice % 3 == 0 ? new CallerInsisted(incident, op.Choice % 2 == 0, "words") : new CallerRefused(incident, (CallerRefusal)(op.Choice % 5))),
            44 => (sender, op.Choice % 3 == 0 ? new ReportUnavailable(incident, ResponderKind.CrisisTeam, "provider") : op.Choice % 3 == 1 ? new RecordSceneSafe(incident) : new ClaimIncident(incident)),
            _ => (sender, op.Choice % 4 == 0 ? new LogOff(unit) : op.Choice % 4 == 1 ? new LogOn(unit, op.Choice % 3, op.Choice % 2 == 0, "code") : op.Choice % 4 == 2 ? new TakeOutOfService(unit, OutOfServiceReason.Break) : new ReturnToService(unit)),
        };
    }

    private static NatureId Nature(History h, int choice) => h.Choose(h.Rules.Protocols.Keys.ToList(), choice);

    private static RecordAnswers Answers(History h, IncidentId incident, Op op, Giver giver)
    {
        if (!h.State.Incidents.TryGet(incident, out var state)) return new(incident, []);
        var question = op.Choice % 4 == 0 ? h.Choose(state.Interview.Protocol.Questions, op.Who) : state.Interview.Next() ?? h.Choose(state.Interview.Protocol.Questions, op.Choice);
        var value = (op.Choice % 7) switch
        {
            0 => AnswerCode.UnknownId,
            1 => AnswerCode.RefusedId,
            2 or 3 => h.Choose(question.Options, op.Who + op.Choice).Id,
            _ => question.Options[0].Id,
        };
        return new(incident, [new(question.Id, value, giver, (Manner)(op.Choice % 11 == 0 ? 1 : 0), h.Now)]);
    }

    private static CommandBody Recommended(History h, IncidentId incident) =>
        h.State.Incidents.TryGet(incident, out var state) && state.Recommendation is { Picks.IsEmpty: false } r ? new SendUnits(incident, [.. r.Picks.Select(p => p.Unit)]) : new Recommend(incident);

    private static CommandBody Next(History h, UnitId unit) => h.State.Units.Find(unit)?.Active is not { } active ? new CheckIn(unit)
        : active.HoldShort ? new AcknowledgeDanger(unit)
        : active.Status == UnitStatus.Staged ? new Enter(unit)
        : active.Status >= UnitStatus.PersonReached ? new ClearUnit(unit, ClearReason.Done)
        : new ReportStatus(unit, active is { Status: UnitStatus.EnRoute, Stage: false } ? UnitStatus.OnScene : active.Status + 1);

    private static IncidentCommand HandOff(IncidentId incident, Op op)
    {
        var number = new HandOffNumber(1 + (op.Who % 3));
        return (op.Choice % 6) switch
        {
            0 => new DeclineHandOff(incident, number, HandOffRefusal.Busy),
            1 => new JoinHandOff(incident, number),
            2 => new ReturnHandOff(incident, number, HandOffRefusal.CallerLost),
            3 => new CompleteHandOff(incident, number, HandOffOutcome.Resolved, op.Who % 2 == 0),
            _ => new AcceptHandOff(incident, number, Duration.FromMinutes(10)),
        };
    }

    private static CommandBody Lost(History h, CallId call, Op op) => (op.Choice % 8) switch
    {
        6 => new ReadText(call, op.Who % 2 == 0),
        7 => new AskInterpreter(call, "es"),
        0 => new CallBack(call),
        1 => new CallBackTried(call, (CallBackOutcome)(op.Who % 5)),
        2 => new Text(call, "words"),
        3 => new Relocate(call, [h.PlaceAt(op.Who)]),
        4 => new LinkToIncident(call, h.IncidentAt(op.Who)),
        _ => new DisposeCall(call, (CallDisposition)(op.Who % 4)),
    };
}
