using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Incidents;

/// <summary>Decides which needs an incident has, and which chain gets each of them.</summary>
internal static class TrackDecisions
{
    /// <summary>The most needs that one incident can have: their bits fit into one word.</summary>
    public const int MostTracks = 32;

    /// <summary>Makes the tracks follow the effective determination: new needs begin at once, needs that are gone are dropped if a person or the interview's own course allows it.</summary>
    public static void Follow(Draft draft, IncidentId id, bool mayDrop)
    {
        var incident = draft.Incident(id);
        var needs = incident.Effective.Needs;
        if (mayDrop) Drop(draft, incident, needs);
        foreach (var track in incident.Tracks)
        {
            if (track.Cause != TrackCause.Determination || track.Status == TrackStatus.Dropped) continue;
            needs -= KindSet.Of(track.Need);
            if (track.IsOpen && incident.Effective.Needs.Contains(track.Need)) Reroute(draft, draft.Incident(id), track);
        }
        for (var kind = 0; kind < ResponderKinds.Count; kind++) if (needs.Contains((ResponderKind)kind)) Open(draft, id, (ResponderKind)kind, TrackCause.Determination);
    }

    /// <summary>Opens a need for which nobody waits: whoever is recommended is sent by the same command.</summary>
    public static void OpenAtOnce(Draft draft, IncidentId id, ResponderKind need, TrackCause cause)
    {
        Open(draft, id, need, cause);
        var incident = draft.Incident(id);
        if (incident.Exercise is null) Sending.SendRecommended(draft, id, AssignedBy.Rule, incident.IsByHand(draft.At) ? cause : null);
    }

    /// <summary>Opens a need.</summary>
    public static void Open(Draft draft, IncidentId id, ResponderKind need, TrackCause cause)
    {
        var incident = draft.Incident(id);
        if (incident.Tracks.Length >= MostTracks) return;
        var chain = (cause == TrackCause.Determination ? draft.Policy.ChainFor(need, incident.Effective, incident.Place?.Zone, draft.HourOfWeek) : null) ?? ItselfOnly(draft.Policy, need, incident.Effective.Priority);
        var index = cause == TrackCause.Determination ? Steps.First(draft, incident, need, chain, out var loss) : Steps.Itself(out loss);
        draft.Emit(new TrackOpened(draft.At, id, incident.Tracks.Length, need, cause, chain.Id, chain, index, loss, draft.At + Steps.DeskTime(incident, chain.Steps[index])));
    }

    /// <summary>Whether the chain has nothing after the running step that may be tried.</summary>
    public static bool IsLastThatMayRun(AreaState state, IncidentState incident, Track track)
    {
        for (var i = track.Index + 1; i < track.Chain.Steps.Length; i++) if (Steps.MayRun(state, incident, track.Need, track.Chain.Steps[i], track.Tried)) return false;
        return true;
    }

    // Where the policy has no chain for a need, the kind itself is asked until somebody goes.
    private static Chain ItselfOnly(Policy policy, ResponderKind need, Priority priority) =>
        new(need.Id(), need, ChainFilter.Everything, [new(need, policy.MaximumResponseFor(priority), Duration.Zero, 1, false, KindSet.None)], ItselfReason);

    private static readonly LocalText ItselfReason = new("No chain of the policy is for this need: the kind itself is asked.", "Ninguna cadena del plan corresponde a esta necesidad: se pide ese mismo tipo.");

    private static void Drop(Draft draft, IncidentState incident, KindSet needs)
    {
        var gone = ImmutableArray<int>.Empty;
        foreach (var track in incident.Tracks)
            if (track.Cause == TrackCause.Determination && track.Status is TrackStatus.Open or TrackStatus.Covered && !needs.Contains(track.Need)) gone = gone.Add(track.Number);
        if (!gone.IsEmpty) draft.Emit(new TracksDropped(draft.At, incident.Id, gone));
    }

    // Another level, priority, zone or hour may have another chain. The step that runs goes on where the new chain has its kind; kinds that were tried are not tried again.
    private static void Reroute(Draft draft, IncidentState incident, Track track)
    {
        var chain = draft.Policy.ChainFor(track.Need, incident.Effective, incident.Place?.Zone, draft.HourOfWeek) ?? track.Chain;
        var sooner = draft.At + Steps.DeskTime(incident, track.Step);
        if (chain.Id == track.Chain.Id)
        {
            if (sooner < track.Due && track.HandOff is null) draft.Emit(new TrackWaits(draft.At, incident.Id, track.Number, sooner));
            return;
        }
        var index = -1;
        for (var i = 0; i < chain.Steps.Length && index < 0; i++) if (chain.Steps[i].Kind == track.Step.Kind && Steps.MayRun(draft.State, incident, track.Need, chain.Steps[i], KindSet.None)) index = i;
        if (index < 0) index = Steps.Next(draft, incident, track with { Chain = chain, Index = -1 }, out _);
        if (index < 0) index = chain.Steps.Length - 1;
        if (chain.Steps[index].IsHandOff && track.HandOff is not null) return;
        draft.Emit(new TrackRerouted(draft.At, incident.Id, track.Number, chain.Id, chain, index, draft.At + Steps.DeskTime(incident, chain.Steps[index])));
    }
}
