using System.Text.Json;
using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;
using RightCall.Domain.Triage;
using RightCall.Planning.Chances;

namespace RightCall.Demonstration;

/// <summary>A made-up caller, and the call-taker who answers where no person has: rings, is asked, answers rightly or wrongly, hangs up, is called back.</summary>
internal sealed class CallStory(Cast cast, Scene scene)
{
    private static readonly Purpose ForAnswer = Purpose.Of("desk answer");
    private static readonly Purpose ForMode = Purpose.Of("call mode");
    private static readonly Purpose ForCallBack = Purpose.Of("call back");
    private static readonly Purpose ForReached = Purpose.Of("call back reached");
    private const int MostCallBacks = 2;
    private static readonly Duration OneQuestion = Duration.FromSeconds(5);
    private const double TextShare = 0.04;
    private const int AskedTogether = 2;

    private string Address => $"calls/{scene.Call}";
    private bool _byText;
    private int _written;

    public async Task RunAsync(CancellationToken stopping)
    {
        _byText = cast.Town.Chance.Share(scene.Number, ForMode) < TextShare;
        var language = scene.Caller.Language > 0 && cast.Town.Callers.LanguageNames[scene.Caller.Language] == "es" ? "es" : null;
        var rang = await cast.Telephone.GiveAsync($"{Address}/ring", new
        {
            mode = _byText ? CallMode.Text : CallMode.Voice, source = CallSource.Public, language, places = new[] { scene.Place },
            @class = _byText ? ClassOfService.Text : ClassOfService.WirelessPhaseTwo, callBackNumber = $"+1 555 01{scene.Number % 100:00}", trunk = $"trunk-{scene.Number % 8 + 1}",
        }, stopping);
        if (rang is null) return;
        if (_byText) await WriteAsync(scene.Nature.Protocol.Title.In(language ?? "en"), stopping);
        await cast.Pace.WaitAsync(cast.Town.Times.Desk.Answer.At(cast.Town.Chance.Share(scene.Number, ForAnswer)), stopping);
        // A person at a real desk is faster, or this desk is: the second is told so, and leaves the caller alone.
        await Task.Delay(cast.Settings.Patience.ToTimeSpan(), stopping);
        if (await cast.CallTaker.GiveAsync($"{Address}/answer-call", new { }, stopping) is null) return;
        if (language is not null) await cast.CallTaker.GiveAsync($"{Address}/ask-interpreter", new { language }, stopping);
        await InterviewAsync(stopping);
    }

    private async Task InterviewAsync(CancellationToken stopping)
    {
        var incident = new IncidentId(Guid.CreateVersion7());
        var opening = await AskAsync(openingOnly: true, AskedTogether * 2, stopping);
        cast.Opened(incident, scene);
        if (await cast.CallTaker.GiveAsync($"incidents/{incident}/open-incident", new { call = scene.Call, nature = scene.Logged.Nature, place = scene.Place, answers = opening }, stopping) is null) return;
        while (await AskAsync(openingOnly: false, AskedTogether, stopping) is { Count: > 0 } answers)
            await cast.CallTaker.GiveAsync($"incidents/{incident}/record-answers", new { answers }, stopping);
        scene.InterviewOver = true;
        await cast.Telephone.GiveAsync($"{Address}/hang-up", new { how = scene.HasHungUp ? CallEnd.Abandoned : CallEnd.Completed }, stopping);
        cast.Dispatcher.Look(scene);
        if (scene.HasHungUp) await CallBackAsync(incident, stopping);
        cast.Dispatcher.MayClose(scene);
    }

    // Who hung up is called back: what they say then counts as everything else does.
    private async Task CallBackAsync(IncidentId incident, CancellationToken stopping)
    {
        var desk = cast.Town.Times.Desk;
        for (var nth = 0; nth < MostCallBacks; nth++)
        {
            await cast.Pace.WaitAsync(desk.CallBack.At(cast.Town.Chance.Share(scene.Number, ForCallBack.Nth(nth))), stopping);
            if (await cast.CallTaker.GiveAsync($"{Address}/call-back", new { }, stopping) is null) break;
            var reached = cast.Town.Chance.Share(scene.Number, ForReached.Nth(nth)) < desk.CallBackReached.Middle;
            await cast.CallTaker.GiveAsync($"{Address}/call-back-tried", new { outcome = reached ? CallBackOutcome.Reached : CallBackOutcome.NoAnswer }, stopping);
            if (!reached) continue;
            if (scene.Unsaid() is { Count: > 0 } unsaid)
                await cast.CallTaker.GiveAsync($"incidents/{incident}/record-answers", new { answers = unsaid.Select(u => Answer(u.Question, u.Code)) }, stopping);
            return;
        }
        await cast.CallTaker.GiveAsync($"{Address}/text", new { words = "We were cut off. Help is being sent. Text back if you can." }, stopping);
        await cast.CallTaker.GiveAsync($"{Address}/relocate", new { places = new[] { scene.Place } }, stopping);
    }

    private async Task<List<object>> AskAsync(bool openingOnly, int most, CancellationToken stopping)
    {
        List<object> answers = [];
        while (answers.Count < most && scene.NextQuestion(openingOnly) is { } question)
        {
            await cast.Pace.WaitAsync(OneQuestion, stopping);
            var code = cast.Town.Callers.Answer(scene.Nature, scene.Number, scene.Caller, question);
            scene.Said(question, code);
            answers.Add(Answer(scene.Nature.Protocol.Questions[question], new(code)));
            if (_byText) await ByTextAsync(scene.Nature.Protocol.Questions[question], new(code), stopping);
        }
        return answers;
    }

    // Asked and answered in writing, in the words of the protocol.
    private async Task ByTextAsync(Question question, AnswerCode code, CancellationToken stopping)
    {
        await cast.CallTaker.GiveAsync($"{Address}/text", new { words = question.Text.En }, stopping);
        await WriteAsync(question.IdOf(code).Replace('-', ' '), stopping);
    }

    private Task<JsonElement?> WriteAsync(string words, CancellationToken stopping) => cast.Telephone.GiveAsync($"{Address}/receive-text", new { words, order = ++_written }, stopping);

    private object Answer(Question question, AnswerCode code) =>
        new { question = question.Id, value = question.IdOf(code), giver = new { kind = GiverKind.Caller, id = $"{scene.Number}.1" } };

    /// <summary>What the caller would say to a question that a person asks.</summary>
    public static string Says(Cast cast, Scene scene, string question)
    {
        var place = scene.Nature.Protocol.IndexOf(question);
        if (place < 0) return AnswerCode.UnknownId;
        return scene.Nature.Protocol.Questions[place].IdOf(new(cast.Town.Callers.Answer(scene.Nature, scene.Number, scene.Caller, place)));
    }
}
