using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Triage;
using RightCall.Planning.Chances;

namespace RightCall.Planning.Replays;

/// <summary>Callers and call-takers: a call rings, is answered, its incident is opened with the first answers, and the interview goes on while somebody is sent.</summary>
internal sealed class Lines(World world)
{
    private static readonly Purpose ForAnswer = Purpose.Of("desk answer");
    private static readonly Purpose ForOpening = Purpose.Of("desk opening");
    private static readonly Purpose ForInterview = Purpose.Of("desk interview");
    private static readonly Purpose ForSecondCall = Purpose.Of("second call");
    private static readonly Purpose ForCallBack = Purpose.Of("call back");
    private static readonly Purpose ForReached = Purpose.Of("call back reached");
    private static readonly Distance Uncertainty = new(50);

    public void Ring(int index)
    {
        var logged = world.Inputs.Log.Calls[index];
        var nature = world.Callers.For(logged.Nature);
        var place = GeoPoint.FromDegrees(logged.Place.Latitude, logged.Place.Longitude);
        var scene = new Scene
        {
            Index = index, Logged = logged, Nature = nature, Caller = world.Callers.Draw(nature, logged.Row), Place = place,
            Candidate = new(place, Uncertainty, logged.Zone), Call = Ids.Call(logged.At, logged.Row, 1), Giver = new(GiverKind.Caller, $"{logged.Row}.1"),
        };
        scene.Tally.RangAt = logged.At;
        world.Keep(scene);
        var language = scene.Caller.Language > 0 ? world.Callers.LanguageNames[scene.Caller.Language] : null;
        world.ByGateway(new Ring(scene.Call, CallMode.Voice, CallSource.Public, language is "es" ? language : null, [scene.Candidate]));
        Later(ForAnswer, world.Inputs.Times.Desk.Answer, Deed.Answer, scene);
    }

    public void Do(Deed deed, int index)
    {
        if (world.SceneAt(index) is not { } scene) return;
        switch (deed)
        {
            case Deed.Answer:
                world.ByCallTaker(new AnswerCall(scene.Call));
                Later(ForOpening, world.Inputs.Times.Desk.Opening, Deed.Open, scene);
                break;
            case Deed.Open: Open(scene); break;
            case Deed.EndInterview: EndInterview(scene); break;
            case Deed.CallBack: CallBack(scene); break;
            case Deed.SecondRing: SecondRing(scene); break;
            case Deed.SecondLink: SecondLink(scene); break;
            default: throw new ArgumentOutOfRangeException(nameof(deed), deed, "No deed of a line.");
        }
    }

    /// <summary>An incident was opened: by the call-taker, or by a timer for a call that nobody had settled.</summary>
    public void Opened(IncidentOpened e)
    {
        if (world.SceneOf(e.Incident) is not { } scene) return;
        (scene.Incident, scene.IsOpen) = (e.Incident, true);
        world.Desk.Determined(e.Incident, e.Determined);
    }

    private void Later(Purpose purpose, Times.Percentiles time, Deed deed, Scene scene) =>
        world.Agenda.Add(world.Now + time.At(world.Chance.Share(scene.Logged.Row, purpose)), deed, scene.Index);

    private void Open(Scene scene)
    {
        if (scene.IsOpen) return;
        var codes = new byte[scene.Nature.Protocol.Questions.Length];
        var answers = Ask(scene, codes, opening: true);
        var incident = Ids.Incident(world.Now, scene.Logged.Row);
        (scene.Incident, scene.IsOpen) = (incident, true);
        scene.Codes = codes;
        if (!world.ByCallTaker(new OpenIncident(incident, scene.Call, scene.Logged.Nature, scene.Candidate, answers)))
        {
            scene.IsOpen = false;
            return;
        }
        if (scene.HungUp) HangUp(scene);
        else Later(ForInterview, world.Inputs.Times.Desk.Interview, Deed.EndInterview, scene);
        if (scene.Caller.SecondCaller) Later(ForSecondCall, world.Inputs.Times.Desk.SecondCall, Deed.SecondRing, scene);
    }

    private void EndInterview(Scene scene)
    {
        if (!scene.InterviewOver && !scene.Tally.IsClosed)
        {
            var answers = Ask(scene, scene.Codes, opening: false);
            scene.InterviewOver = true;
            if (answers.Length > 0) world.ByCallTaker(new RecordAnswers(scene.Incident, answers));
        }
        if (scene.HungUp) HangUp(scene);
        else world.ByGateway(new HangUp(scene.Call, CallEnd.Completed));
        world.Desk.Needed(scene.Incident);
        world.Desk.MayClose(scene);
    }

    private void HangUp(Scene scene)
    {
        scene.InterviewOver = true;
        world.ByGateway(new HangUp(scene.Call, CallEnd.Abandoned));
        world.Desk.Needed(scene.Incident);
        Later(ForCallBack, world.Inputs.Times.Desk.CallBack, Deed.CallBack, scene);
    }

    private void CallBack(Scene scene)
    {
        if (!world.State.Calls.TryGet(scene.Call, out var call)) return;
        // Where a call-back could harm, or was done, the rest of what is owed is done.
        if ((call.Duties & CallDuties.CallBack) == 0 || !world.ByCallTaker(new CallBack(scene.Call)))
        {
            OtherDuties(scene);
            return;
        }
        var reached = world.Chance.Happens(world.Inputs.Times.Desk.CallBackReached.In(world.Inputs.Variant), scene.Logged.Row, ForReached.Nth(scene.CallBacks++));
        world.ByCallTaker(new CallBackTried(scene.Call, reached ? CallBackOutcome.Reached : CallBackOutcome.NoAnswer));
        if (!reached)
        {
            if (scene.CallBacks == 1) Later(ForCallBack.Nth(2), world.Inputs.Times.Desk.CallBack, Deed.CallBack, scene);
            else OtherDuties(scene);
            return;
        }
        if (scene.Tally.IsClosed) return;
        scene.HungUp = false;
        var answers = Ask(scene, scene.Codes, opening: false, reachedAgain: true);
        if (answers.Length > 0) world.ByCallTaker(new RecordAnswers(scene.Incident, answers));
        world.Desk.Needed(scene.Incident);
    }

    private void OtherDuties(Scene scene)
    {
        if (!world.State.Calls.TryGet(scene.Call, out var call)) return;
        if ((call.Duties & CallDuties.Text) != 0) world.ByCallTaker(new Text(scene.Call, "We were cut off. Help is being sent. Text back if you can."));
        if ((call.Duties & CallDuties.Locate) != 0) world.ByCallTaker(new Relocate(scene.Call, [scene.Candidate]));
    }

    /// <summary>Asks again what is dangerous and was not answered safe; the caller says what is so.</summary>
    public void AskAgain(Scene scene)
    {
        var questions = scene.Nature.Protocol.Questions;
        var answers = ImmutableArray.CreateBuilder<Answer>();
        for (var q = 0; q < questions.Length; q++)
        {
            if (!questions[q].IsDanger || !questions[q].Guard.Holds(scene.Codes) || (questions[q].SafeMask & (1 << scene.Codes[q])) != 0) continue;
            var truth = scene.Caller.Truth[q] is > 0 and var code ? code : AnswerCode.OfAnswer(0).Value;
            if (truth == scene.Codes[q]) continue;
            scene.Codes[q] = truth;
            answers.Add(new(questions[q].Id, questions[q].IdOf(new(truth)), scene.Giver, Manner.Direct, world.Now));
        }
        if (answers.Count > 0) world.ByCallTaker(new RecordAnswers(scene.Incident, answers.DrainToImmutable()));
    }

    // One pass is enough: a question's guard reads earlier questions only.
    private ImmutableArray<Answer> Ask(Scene scene, byte[] codes, bool opening, bool reachedAgain = false)
    {
        var questions = scene.Nature.Protocol.Questions;
        var answers = ImmutableArray.CreateBuilder<Answer>(questions.Length);
        for (var q = 0; q < questions.Length; q++)
        {
            var question = questions[q];
            if (codes[q] != 0 || (opening && !question.FromOpening) || !question.Guard.Holds(codes)) continue;
            if (!reachedAgain && scene.Answered >= scene.Caller.HangsUpAfter)
            {
                scene.HungUp = true;
                break;
            }
            codes[q] = world.Callers.Answer(scene.Nature, scene.Logged.Row, scene.Caller, q);
            scene.Answered++;
            answers.Add(new(question.Id, question.IdOf(new(codes[q])), scene.Giver, Manner.Direct, world.Now));
        }
        return answers.DrainToImmutable();
    }

    private void SecondRing(Scene scene)
    {
        if (scene.Tally.IsClosed) return;
        scene.SecondCall = Ids.Call(world.Now, scene.Logged.Row, 2);
        world.ByGateway(new Ring(scene.SecondCall, CallMode.Voice, CallSource.Public, null, [scene.Candidate]));
        scene.SecondIsRinging = true;
        world.Results.SecondCalls++;
        world.Agenda.Add(world.Now + world.Inputs.Times.Desk.Answer.At(world.Chance.Share(scene.Logged.Row, ForAnswer.Nth(2))) + Duration.FromSeconds(20), Deed.SecondLink, scene.Index);
    }

    private void SecondLink(Scene scene)
    {
        world.ByCallTaker(new AnswerCall(scene.SecondCall));
        scene.SecondIsRinging = false;
        if (scene.Tally.IsClosed)
        {
            world.ByGateway(new HangUp(scene.SecondCall, CallEnd.Completed));
            world.ByCallTaker(new DisposeCall(scene.SecondCall, CallDisposition.Information));
            world.Drop(scene);
            return;
        }
        world.ByCallTaker(new LinkToIncident(scene.SecondCall, scene.Incident));
        world.ByCallTaker(new RecordAnswers(scene.Incident, SecondAnswers(scene)));
        world.ByGateway(new HangUp(scene.SecondCall, CallEnd.Completed));
    }

    // A second caller is asked what is dangerous only.
    private ImmutableArray<Answer> SecondAnswers(Scene scene)
    {
        var questions = scene.Nature.Protocol.Questions;
        var giver = new Giver(GiverKind.Caller, $"{scene.Logged.Row}.2");
        var answers = ImmutableArray.CreateBuilder<Answer>();
        for (var q = 0; q < questions.Length; q++)
            if (questions[q].FromOpening && questions[q].Role is QuestionRole.Weapon or QuestionRole.Violence)
                answers.Add(new(questions[q].Id, questions[q].IdOf(new(world.Callers.SecondAnswer(scene.Nature, scene.Logged.Row, scene.Caller, q))), giver, Manner.Direct, world.Now));
        return answers.DrainToImmutable();
    }
}
