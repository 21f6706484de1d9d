using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Dispatch;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using RightCall.Simulation.World;

namespace RightCall.Simulation.People;

/// <summary>Call-takers and dispatchers, who do most things right, and some not.</summary>
internal sealed class Desks(City city)
{
    private static readonly Actor Taker = new(new("taker"), Role.CallTaker, new("desk-1"));
    private static readonly Actor Sender = new(new("sender"), Role.Dispatcher, new("desk-2"));
    private static readonly Actor Boss = new(new("boss"), Role.Supervisor, new("desk-9"));
    private static readonly Actor System = new(new("gateway-311"), Role.Gateway);

    public void Begin()
    {
        if (!city.Scenario.DesksOn) return;
        foreach (var actor in new[] { Taker, Sender, Boss }) city.Submit(actor, new LogOnDesk());
        StayAwake();
    }

    private void StayAwake() => city.In(city.Seconds(240, 420), () =>
    {
        foreach (var actor in new[] { Taker, Sender, Boss }) city.Submit(actor, new ActAtDesk());
        Meddle();
        StayAwake();
    });

    public Reply Dispatcher(CommandBody body) => city.Submit(Sender, body);

    public void See(AreaEvent e)
    {
        if (!city.Scenario.DesksOn) return;
        switch (e)
        {
            case CallHungUp { How: not CallEnd.Completed } h: city.In(city.Seconds(10, 90), () => ChaseLostCall(h.Call)); break;
            case DowngradeProposed p: city.In(city.Seconds(20, 400), () => JudgeDowngrade(p.Incident)); break;
            case IncidentRaised r: city.In(city.Seconds(5, 60), () => Look(r.Incident)); break;
            case UnitCleared c: city.In(city.Seconds(10, 120), () => TryClose(c.Incident)); break;
            case HandOffCompleted h: city.In(city.Seconds(10, 120), () => TryClose(h.Incident)); break;
        }
    }

    public void Answer(CallId call)
    {
        if (!city.State.Calls.TryGet(call, out var state) || state.Line == CallLine.Ended) return;
        city.Submit(Taker, new AnswerCall(call));
        if (city.Often(.03)) { city.Callers.HangUp(call, CallEnd.Silent); return; }
        var incident = Open(Taker, call);
        if (incident is { } id) city.In(city.Seconds(3, 8), () => Ask(call, id, new(GiverKind.Caller, $"{state.Number}"), city.Often(.08) ? Manner.YesNo : Manner.Direct));
    }

    public void OpenBySystem(CallId call)
    {
        if (Open(System, call) is not { } incident) return;
        // What was found out before comes with it; nobody here asks more.
        var giver = new Giver(GiverKind.Caller, "system");
        if (!city.State.Incidents.TryGet(incident, out var state)) return;
        for (var i = 0; i < 8; i++)
        {
            if (Interviewing.Next(city, state.Interview, giver, .12) is not { } answer) return;
            city.Submit(Taker, new RecordAnswers(incident, [answer]));
            if (!city.State.Incidents.TryGet(incident, out state)) return;
        }
    }

    private IncidentId? Open(Actor by, CallId call)
    {
        if (!city.State.Calls.TryGet(call, out var state)) return null;
        var incident = new IncidentId(city.Callers.NewGuid());
        var place = state.Places.IsEmpty ? null : state.Places[0];
        return city.Submit(by, new OpenIncident(incident, call, city.Callers.Nature(), place, [])) is Accepted ? incident : null;
    }

    private void Ask(CallId call, IncidentId incident, Giver giver, Manner manner)
    {
        if (!city.State.Incidents.TryGet(incident, out var state)) return;
        if (city.Often(.01)) { city.Callers.HangUp(call, CallEnd.Abandoned); return; }
        if (city.Often(.02)) giver = new(GiverKind.Caller, $"{giver.Id}/2");
        var answer = Interviewing.Next(city, state.Interview, giver, .1, manner);
        if (answer is not null) city.Submit(Taker, new RecordAnswers(incident, [answer]));
        // Sending never waits for the end of the interview.
        if (answer is null || city.Often(.12)) city.In(city.Seconds(2, 20), () => Send(incident));
        if (answer is not null) city.In(city.Seconds(2, 9), () => Ask(call, incident, giver, manner));
        else
        {
            city.Callers.HangUp(call, CallEnd.Completed);
            if (city.Often(.1)) city.In(city.Seconds(60, 400), () => SayMore(incident, giver));
        }
    }

    private void SayMore(IncidentId incident, Giver giver)
    {
        if (city.State.Incidents.TryGet(incident, out var state) && Interviewing.Again(city, state.Interview, giver, .5) is { } answer)
            city.Submit(Taker, new RecordAnswers(incident, [answer]));
    }

    private void Send(IncidentId incident)
    {
        if (!city.State.Incidents.TryGet(incident, out _)) return;
        city.Submit(Sender, new Recommend(incident));
        if (!city.State.Incidents.TryGet(incident, out var state) || state.Recommendation is not { } recommendation) return;
        foreach (var kind in recommendation.Offer) city.Submit(Sender, new OfferHandOff(incident, kind, HandOffPart.Need));
        if (recommendation.Picks.IsEmpty) return;
        if (city.Often(.05)) Override(incident);
        else city.Submit(Sender, new SendUnits(incident, [.. recommendation.Picks.Select(p => p.Unit)]));
    }

    // Somebody else than recommended: sometimes police where no ground is.
    private void Override(IncidentId incident)
    {
        var unit = city.State.Units[city.Chance.Next(city.State.Units.Count)].Id;
        city.Submit(Sender, new SendUnits(incident, [unit]));
        city.Submit(Sender, new SendUnits(incident, [unit], new(OverrideReason.LocalKnowledge, "words")));
    }

    private void Look(IncidentId incident)
    {
        if (!city.State.Incidents.TryGet(incident, out var state)) return;
        city.Submit(Boss, new ClaimIncident(incident));
        if (city.Often(.7)) Send(incident);
        if (city.Often(.1) && !state.Tracks.IsEmpty) city.Submit(Boss, new ReportUnavailable(incident, state.Tracks[0].Need, "provider"));
        TryClose(incident);
    }

    private void TryClose(IncidentId incident)
    {
        if (!city.State.Incidents.TryGet(incident, out var state) || !state.Units.IsEmpty || !state.HandOffs.IsEmpty) return;
        if (state.Tracks.Any(t => t.IsOpen) && !city.Often(.05)) return;
        var reached = (state.Marks & IncidentMarks.PersonReached) != 0;
        var code = (state.Marks & IncidentMarks.ResponderArrived) != 0 ? DispositionCode.ResolvedOnScene
            : (state.Marks & IncidentMarks.TelephoneAccepted) != 0 ? DispositionCode.ResolvedByTelephone
            : (state.Marks & IncidentMarks.Agency311Accepted) != 0 ? DispositionCode.GivenTo311
            : (state.Marks & IncidentMarks.OfficerArrived) != 0 ? DispositionCode.PoliceAction : DispositionCode.UnableToLocate;
        city.Submit(Sender, new CloseIncident(incident, new(code, PersonReached: reached)));
    }

    private void JudgeDowngrade(IncidentId incident)
    {
        if (city.Often(.3)) return; // Unanswered: what was sent stays sent.
        if (city.Often(.5)) city.Submit(Sender, new RejectDowngrade(incident));
        else city.Submit(Boss, new ConfirmDowngrade(incident, DowngradeReason.SceneReport, city.Often(.5) ? VoiceContact.Patient : VoiceContact.None));
    }

    private void ChaseLostCall(CallId call)
    {
        city.Submit(Taker, new DisposeCall(call, CallDisposition.Misdial)); // Refused: nobody was reached.
        city.Submit(Taker, new CallBack(call));
        city.In(city.Seconds(10, 60), () =>
        {
            city.Submit(Taker, new CallBackTried(call, city.Often(.5) ? CallBackOutcome.NoAnswer : CallBackOutcome.Reached));
            city.Submit(Taker, new Text(call, "Do you need help?"));
            city.Submit(new(new("telephone"), Role.Gateway), new Relocate(call, city.Callers.Places()));
            if (city.Often(.5)) city.Submit(Taker, new DisposeCall(call, CallDisposition.Misdial));
            else Open(Taker, call);
        });
    }

    // A supervisor's strange night: commands that come at the wrong time, most of them refused.
    private void Meddle()
    {
        if (city.State.Incidents.Count == 0) return;
        var state = city.State.Incidents.ElementAt(city.Chance.Next(city.State.Incidents.Count)).Value;
        var unit = city.State.Units[city.Chance.Next(city.State.Units.Count)].Id;
        IncidentId Some() => city.State.Incidents.ElementAt(city.Chance.Next(city.State.Incidents.Count)).Key;
        CommandBody body = city.Chance.Next(14) switch
        {
            0 => new ChangeNature(state.Id, city.Callers.Nature()),
            1 => new MovePlace(state.Id, new(Ground.Point(city.Chance), new(40)), []),
            2 => new CallerRefused(state.Id, (CallerRefusal)city.Chance.Next(5)),
            3 => new CallerInsisted(state.Id, city.Often(.5), "words"),
            4 => new CancelIncident(state.Id, CancelReason.CallerCancelled),
            5 => new RecallUnit(unit, RecallReason.Mistake),
            6 => new RedirectUnit(unit, Some(), new(OverrideReason.SupervisorOrder)),
            7 => new ForceStatus(unit, (UnitStatus)city.Chance.Next(13), "words"),
            8 => new ReportStatus(unit, (UnitStatus)city.Chance.Next(13)),
            9 => new ClearUnit(unit, (ClearReason)city.Chance.Next(9)),
            10 => new TakeOutOfService(unit, OutOfServiceReason.Break),
            11 => new ReturnToService(unit),
            12 when city.State.Closed.Count > 0 => new ReopenIncident(city.State.Closed.ElementAt(city.Chance.Next(city.State.Closed.Count)).Key),
            _ => new OfferHandOff(state.Id, ResponderKind.Lifeline988, HandOffPart.Whole),
        };
        city.Submit(Boss, body);
    }
}
