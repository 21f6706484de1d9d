using RightCall.Domain.Areas;
using RightCall.Domain.Incidents;

namespace RightCall.Domain.Desks;

/// <summary>Decides who sits where, and who acts on an incident.</summary>
internal static class DeskDecisions
{
    private const int MostClaims = 2;

    public static Refusal? Decide(Draft draft, CommandBody body)
    {
        var actor = draft.Actor;
        var here = draft.State.Desks.TryGetValue(actor.Id, out var session);
        switch (body)
        {
            case LogOnDesk:
                if (actor.Desk is not { } desk) return RefusalCodes.NoDesk.With($"{actor.Id} names no desk to sit down at.");
                if (here && session!.Desk == desk && session.Role == actor.Role) return RefusalCodes.AlreadyAtDesk.With($"{actor.Id} is at {desk} already.");
                draft.Emit(new DeskLoggedOn(draft.At, actor.Id, actor.Role, desk));
                return null;
            case LogOffDesk when here:
                draft.Emit(new DeskLoggedOff(draft.At, actor.Id));
                return null;
            case ActAtDesk when here:
                draft.Emit(new DeskActed(draft.At, actor.Id));
                return null;
            default:
                return RefusalCodes.NotAtDesk.With($"{actor.Id} is at no desk.");
        }
    }

    public static Refusal? Claim(Draft draft, IncidentState incident)
    {
        if (!draft.State.Desks.TryGetValue(draft.Actor.Id, out var session) || !session.IsLive(draft.At))
            return IncidentRefusals.NoSession.With($"{draft.Actor.Id} is at no desk, or has given no sign of life: log on first.");
        var count = (incident.Claim?.Count ?? 0) + 1;
        if (count > MostClaims) return IncidentRefusals.ClaimedEnough.With($"Incident {incident.Number} was claimed {MostClaims} times since it was last raised.");
        draft.Emit(new IncidentClaimed(draft.At, incident.Id, draft.Actor.Id, draft.At + Timings.Claim, count));
        return null;
    }
}
