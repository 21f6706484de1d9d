using RightCall.Domain.Areas;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;

namespace RightCall.Domain.Incidents;

/// <summary>Nobody is committed to an incident of priority 1 or 2, and its maximum is near: the nearest unit of a staffed kind goes, whatever the plan has come to.</summary>
/// <remarks>An officer goes only on a ground that is there already; otherwise EMS, fire or a team.</remarks>
internal static class LastResort
{
    public static void Send(Draft draft, IncidentState incident)
    {
        var kind = Nearest(draft, incident) ?? FirstStaffed(draft.Policy.Staffed);
        TrackDecisions.Open(draft, incident.Id, kind, TrackCause.LastResort);
        Sending.SendRecommended(draft, incident.Id, AssignedBy.Timer);
        Raising.Raise(draft, incident.Id, RaiseCause.PlanRanOut);
    }

    private static ResponderKind? Nearest(Draft draft, IncidentState incident)
    {
        ResponderKind? nearest = null;
        var best = Geo.TravelTime.Unreachable;
        for (var k = 0; k < ResponderKinds.Count; k++)
        {
            var kind = (ResponderKind)k;
            if (ResponderKinds.AtDesk.Contains(kind) || !(draft.Policy.Staffed | ResponderKinds.Teams).Contains(kind)) continue;
            var trial = incident with { Tracks = [Trial(draft, kind)] };
            var picks = Recommender.For(draft.State, trial, draft.Facts, draft.At).Picks;
            if (picks.IsEmpty || picks[0].Eta >= best) continue;
            (nearest, best) = (kind, picks[0].Eta);
        }
        return nearest;
    }

    private static Track Trial(Draft draft, ResponderKind kind) => new(0, kind, TrackCause.LastResort,
        new(kind.Id(), kind, ChainFilter.Everything, [new(kind, NodaTime.Duration.Zero, NodaTime.Duration.Zero, 1, false, KindSet.None)], new("", null)), 0, draft.At, draft.At, draft.At,
        KindSet.None, [], 0, null, TrackStatus.Open, null, false);

    private static ResponderKind FirstStaffed(KindSet staffed) => staffed.Contains(ResponderKind.EmsBls) ? ResponderKind.EmsBls
        : staffed.Contains(ResponderKind.EmsAls) ? ResponderKind.EmsAls : ResponderKind.Fire;
}
