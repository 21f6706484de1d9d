using NodaTime;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Planning.Chances;
using RightCall.Planning.Times;

namespace RightCall.Planning.Replays;

/// <summary>Clinicians, 988, 311 and other centres: take what is offered, talk, and say how it ended.</summary>
internal sealed class Partners(World world)
{
    private static readonly Purpose ForAccept = Purpose.Of("hand-off accept");
    private static readonly Purpose ForTakes = Purpose.Of("hand-off takes");
    private static readonly Purpose ForTalk = Purpose.Of("hand-off talk");
    private static readonly Purpose ForRefused = Purpose.Of("hand-off refused");
    private static readonly Purpose ForResolved = Purpose.Of("hand-off resolved");
    private static readonly Duration ReportMargin = Duration.FromMinutes(15);

    private sealed record Talk(int Place, int Attempt, Scene Scene, HandOffNumber Number, ResponderKind Kind, bool BesidePlan, HandOffTimes Times);

    private readonly Dictionary<int, Talk> _talks = [];
    private int _count;

    public void Offered(HandOffOffered e)
    {
        if (world.SceneOf(e.Incident) is not { } scene) return;
        var talk = new Talk(_count++, scene.NextAttempt(e.Kind), scene, e.Number, e.Kind, e.Part == HandOffPart.Caller, world.Inputs.Times.HandOffs[e.Kind]);
        _talks.Add(talk.Place, talk);
        scene.Talks.Add(talk.Place);
        scene.Running++;
        world.Agenda.Add(world.Now + talk.Times.Accept.At(Share(talk, ForAccept)), Deed.TakeHandOff, talk.Place);
    }

    public void Ended(IncidentId incident, HandOffNumber number)
    {
        if (world.SceneOf(incident) is not { } scene || Find(scene, number) is not { } talk) return;
        Finish(talk);
        world.Desk.Needed(incident);
        world.Desk.MayClose(scene);
    }

    public void Do(Deed deed, int index)
    {
        if (!_talks.TryGetValue(index, out var talk)) return;
        if (deed == Deed.TakeHandOff) Take(talk);
        else End(talk);
    }

    private void Take(Talk talk)
    {
        var incident = talk.Scene.Incident;
        if (!world.Chance.Happens(talk.Times.Takes.In(world.Inputs.Variant), talk.Scene.Logged.Row, Of(talk, ForTakes)))
        {
            By(talk, new DeclineHandOff(incident, talk.Number, HandOffRefusal.Busy));
            return;
        }
        var minutes = talk.Times.Talk.At(Share(talk, ForTalk));
        // Beside the plan a counsellor joins the line and the centre stays on it; else the duty passes.
        var taken = talk.BesidePlan ? By(talk, new JoinHandOff(incident, talk.Number)) : By(talk, new AcceptHandOff(incident, talk.Number, minutes + ReportMargin));
        if (taken) world.Agenda.Add(world.Now + minutes, Deed.EndHandOff, talk.Place);
    }

    private void End(Talk talk)
    {
        var (scene, variant) = (talk.Scene, world.Inputs.Variant);
        var refused = world.Chance.Happens(talk.Times.Refused.In(variant), scene.Logged.Row, Of(talk, ForRefused));
        var resolved = !refused && world.Chance.Happens(talk.Times.Resolved.In(variant), scene.Logged.Row, Of(talk, ForResolved));
        // A talk beside the plan never ends the need for those who are on their way.
        var outcome = talk.BesidePlan ? HandOffOutcome.Referred : refused ? HandOffOutcome.CallerRefused : resolved ? HandOffOutcome.Resolved : HandOffOutcome.NeedsDispatch;
        if (!talk.BesidePlan && outcome != HandOffOutcome.NeedsDispatch) scene.Better(Code(talk.Kind, outcome), reached: outcome == HandOffOutcome.Resolved);
        By(talk, new CompleteHandOff(scene.Incident, talk.Number, outcome, PersonReached: outcome is HandOffOutcome.Resolved));
        // The area may have ended it meanwhile: then the command was refused, and the talk is over all the same.
        if (!_talks.ContainsKey(talk.Place)) return;
        Finish(talk);
        world.Desk.MayClose(scene);
    }

    private static DispositionCode Code(ResponderKind kind, HandOffOutcome outcome) => outcome == HandOffOutcome.CallerRefused ? DispositionCode.Refused : kind switch
    {
        ResponderKind.Agency311 => DispositionCode.GivenTo311,
        ResponderKind.OtherCentre => DispositionCode.GivenToOtherCentre,
        _ => DispositionCode.ResolvedByTelephone,
    };

    private bool By(Talk talk, Domain.Areas.CommandBody body) => talk.Kind == ResponderKind.ClinicianOnPhone ? world.ByClinician(body) : world.ByPartner(body);

    private double Share(Talk talk, Purpose purpose) => world.Chance.Share(talk.Scene.Logged.Row, Of(talk, purpose));

    // The same desk draws the same for the same call under every policy; asked again, it draws anew.
    private static Purpose Of(Talk talk, Purpose purpose) => purpose.Nth((int)talk.Kind + (32 * talk.Attempt));

    private Talk? Find(Scene scene, HandOffNumber number)
    {
        foreach (var place in scene.Talks) if (_talks.TryGetValue(place, out var talk) && talk.Number == number) return talk;
        return null;
    }

    private void Finish(Talk talk)
    {
        _talks.Remove(talk.Place);
        talk.Scene.Talks.Remove(talk.Place);
        talk.Scene.Running--;
    }
}
