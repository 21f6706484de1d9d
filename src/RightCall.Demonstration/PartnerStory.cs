using System.Text.Json;
using NodaTime;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Planning.Chances;

namespace RightCall.Demonstration;

/// <summary>A made-up clinician, counsellor of 988 or agent of 311: takes what is offered or is busy, talks, and says how it ended; or gives it back.</summary>
internal static class PartnerStory
{
    private static readonly Purpose ForAccept = Purpose.Of("hand-off accept"), ForTakes = Purpose.Of("hand-off takes"), ForTalk = Purpose.Of("hand-off talk"),
        ForRefused = Purpose.Of("hand-off refused"), ForResolved = Purpose.Of("hand-off resolved");

    private static readonly Duration ReportMargin = Duration.FromMinutes(15);

    public static async Task RunAsync(Cast cast, Seat desk, JsonElement offered, CancellationToken stopping)
    {
        var incident = new IncidentId(offered.GetProperty("incident").GetGuid());
        var kind = ResponderKinds.Find(offered.GetProperty("kind").GetString()!)!.Value;
        var besidePlan = offered.GetProperty("part").GetString() == "caller";
        if (cast.SceneOf(incident) is not { } scene || !cast.Town.Times.HandOffs.TryGetValue(kind, out var times)) return;
        var attempt = scene.NextAttempt((int)kind);
        double Share(Purpose purpose) => cast.Town.Chance.Share(scene.Number, purpose.Nth((int)kind + (32 * attempt)));
        Task<JsonElement?> Say(string what, object body) => desk.GiveAsync($"incidents/{incident}/hand-offs/{offered.GetProperty("number").GetInt32()}/{what}", body, stopping);

        scene.Began();
        try
        {
            await cast.Pace.WaitAsync(times.Accept.At(Share(ForAccept)), stopping);
            await Task.Delay(cast.Settings.Patience.ToTimeSpan(), stopping);
            if (Share(ForTakes) >= times.Takes.Middle)
            {
                await Say("decline-hand-off", new { reason = HandOffRefusal.Busy });
                return;
            }
            var talk = times.Talk.At(Share(ForTalk));
            // Beside the plan a counsellor joins the line and the centre stays on it; else the duty passes.
            var taken = besidePlan ? await Say("join-hand-off", new { }) : await Say("accept-hand-off", new { reportWithin = talk + ReportMargin });
            if (taken is null) return;
            await cast.Pace.WaitAsync(talk, stopping);
            var refused = Share(ForRefused) < times.Refused.Middle;
            var resolved = !refused && Share(ForResolved) < times.Resolved.Middle;
            var outcome = besidePlan ? HandOffOutcome.Referred : refused ? HandOffOutcome.CallerRefused : resolved ? HandOffOutcome.Resolved : HandOffOutcome.NeedsDispatch;
            if (!besidePlan && outcome != HandOffOutcome.NeedsDispatch)
                scene.Better(refused ? DispositionCode.Refused : kind == ResponderKind.Agency311 ? DispositionCode.GivenTo311 : DispositionCode.ResolvedByTelephone);
            await Say("complete-hand-off", new { outcome, personReached = resolved });
        }
        finally
        {
            scene.Ended();
            cast.Dispatcher.Look(scene);
            cast.Dispatcher.MayClose(scene);
        }
    }
}
