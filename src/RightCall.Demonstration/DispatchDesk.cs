using System.Collections.Concurrent;
using System.Text.Json;
using NodaTime;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Planning.Chances;

namespace RightCall.Demonstration;

/// <summary>The made-up dispatcher: looks at what is recommended, sends it, offers hand-offs, confirms what the scene says, and closes what is over. Leaves alone what a person has claimed.</summary>
internal sealed class DispatchDesk(Cast cast, CancellationToken stopping)
{
    private static readonly Purpose ForDispatch = Purpose.Of("desk dispatch");
    private static readonly Duration BeforeClosing = Duration.FromSeconds(45);
    private static readonly Duration LooksAgainAfter = Duration.FromMinutes(2);
    private const int MostLooks = 40;
    private const int MostClosings = 6;

    private readonly ConcurrentDictionary<IncidentId, bool> _looking = new();
    private readonly ConcurrentDictionary<IncidentId, int> _closing = new();

    /// <summary>Something is needed: puts down to look.</summary>
    public void Look(Scene scene)
    {
        if (scene.Incident is not { } incident || scene.Looks >= MostLooks || !_looking.TryAdd(incident, true)) return;
        cast.Run(async () =>
        {
            await cast.Pace.WaitAsync(cast.Town.Times.Desk.Dispatch.At(cast.Town.Chance.Share(scene.Number, ForDispatch.Nth(scene.Looks++))), stopping);
            await Task.Delay(cast.Settings.Patience.ToTimeSpan(), stopping);
            _looking.TryRemove(incident, out _);
            if (await LookAsync(incident)) return;
            await cast.Pace.WaitAsync(LooksAgainAfter, stopping);
            Look(scene);
        });
    }

    // Whether nothing is left to find.
    private async Task<bool> LookAsync(IncidentId incident)
    {
        if (await cast.Sender.ReadAsync($"incidents/{incident}", stopping) is not { } view) return true;
        var open = view.GetProperty("needs").EnumerateArray().Where(n => n.GetProperty("status").GetString() == "open").ToList();
        if (open.Count == 0) return true;
        if (await cast.Sender.GiveAsync($"incidents/{incident}/recommend", new { }, stopping) is not { } answer) return false;
        var recommended = answer.GetProperty("events").EnumerateArray().FirstOrDefault(e => e.GetProperty("type").GetString() == "recommended");
        if (recommended.ValueKind != JsonValueKind.Object) return false;
        var recommendation = recommended.GetProperty("recommendation");
        var units = recommendation.GetProperty("picks").EnumerateArray().Select(p => p.GetProperty("unit").GetString()).ToList();
        var sent = units.Count > 0 && await cast.Sender.GiveAsync($"incidents/{incident}/send-units", new { units }, stopping) is not null;
        var offered = view.GetProperty("handOffs").EnumerateArray().Select(h => h.GetProperty("kind").GetString()).ToList();
        foreach (var kind in recommendation.GetProperty("offer").EnumerateArray().Select(k => k.GetString()).Except(offered))
        {
            var isNeed = open.Any(n => n.GetProperty("stepKind").GetString() == kind);
            await cast.Sender.GiveAsync($"incidents/{incident}/offer-hand-off", new { kind, part = isNeed ? HandOffPart.Need : HandOffPart.Caller }, stopping);
        }
        return sent && recommendation.GetProperty("shortfalls").GetArrayLength() == 0;
    }

    /// <summary>The scene says that less is needed: a person confirms it.</summary>
    public void Proposed(Scene scene) => cast.Run(async () =>
    {
        await cast.Pace.WaitAsync(BeforeClosing, stopping);
        await cast.Supervisor.GiveAsync($"incidents/{scene.Incident}/confirm-downgrade", new { reason = DowngradeReason.SceneReport, contact = VoiceContact.Responder }, stopping);
    });

    /// <summary>Closes an incident, once nobody has anything to do with it any more.</summary>
    public void MayClose(Scene scene)
    {
        if (scene.IsBusy || !scene.InterviewOver || scene.Incident is not { } incident || !_closing.TryAdd(incident, 0)) return;
        cast.Run(async () =>
        {
            for (var i = 0; i < MostClosings; i++)
            {
                await cast.Pace.WaitAsync(BeforeClosing * (i + 1), stopping);
                if (scene.IsBusy) break;
                if (await CloseAsync(scene, incident)) return;
                // An end with no unit needs every danger question answered safe: what is not known is asked again, and then somebody goes.
                if (i == 0 && scene.Unsaid() is { Count: > 0 } unsaid)
                    await cast.CallTaker.GiveAsync($"incidents/{incident}/record-answers", new { answers = unsaid.Select(u => new { question = u.Question.Id, value = u.Question.IdOf(u.Code), giver = new { kind = GiverKind.Caller, id = $"{scene.Number}.1" } }) }, stopping);
                Look(scene);
            }
            _closing.TryRemove(incident, out _);
        });
    }

    private async Task<bool> CloseAsync(Scene scene, IncidentId incident)
    {
        if (await cast.Sender.ReadAsync($"incidents/{incident}", stopping) is not { } view) return true;
        if (view.TryGetProperty("end", out var end) && end.ValueKind == JsonValueKind.Object) return true;
        foreach (var backup in view.GetProperty("backups").EnumerateArray())
            await cast.Sender.GiveAsync($"incidents/{incident}/settle-backup", new { number = backup.GetProperty("number").GetInt32(), outcome = BackupOutcome.Needed }, stopping);
        object disposition = scene.Outcome is { } code
            ? new { code, personReached = scene.PersonReached, destination = scene.Destination, referral = scene.PersonReached && code == DispositionCode.ResolvedOnScene }
            : scene.HasHungUp ? new { code = DispositionCode.CouldNotTriage, untriaged = UntriagedBecause.HungUp } : new { code = DispositionCode.NobodyCame };
        return await cast.Supervisor.GiveAsync($"incidents/{incident}/close-incident", new { disposition }, stopping) is not null;
    }
}
