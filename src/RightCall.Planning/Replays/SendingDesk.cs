using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Dispatch;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using RightCall.Planning.Chances;

namespace RightCall.Planning.Replays;

/// <summary>Dispatchers: look at what is recommended, send it, and say how an incident ended. At priorities 1 and 2 they do not wait for the end of the interview.</summary>
internal sealed class SendingDesk(World world)
{
    private static readonly Purpose ForDispatch = Purpose.Of("desk dispatch");
    private static readonly Duration BeforeClosing = Duration.FromSeconds(30);
    private static readonly Duration BeforeConfirming = Duration.FromSeconds(45);
    private const int MostWaitersLookedAt = 3;
    private const int MostClosings = 50;
    private static readonly ResponderKind[] WithoutOfficer = [ResponderKind.CommunityResponder, ResponderKind.CrisisTeam, ResponderKind.EmsBls, ResponderKind.EmsAls, ResponderKind.Fire];

    private readonly List<Scene> _waiting = [];

    /// <summary>Something is needed: a desk looks, unless it has put that down already.</summary>
    public void Needed(IncidentId incident)
    {
        if (world.SceneOf(incident) is not { IsOpen: true, LookIsDue: false } scene) return;
        if (!scene.InterviewOver && scene.Determination is { Priority: > Priority.Two }) return;
        scene.LookIsDue = true;
        var delay = world.Inputs.Times.Desk.Dispatch.At(world.Chance.Share(scene.Logged.Row, ForDispatch.Nth(scene.Looks++)));
        world.Agenda.Add(world.Now + delay, Deed.Look, scene.Index);
    }

    public void Determined(IncidentId incident, Determination determination)
    {
        if (world.SceneOf(incident) is not { } scene) return;
        scene.Determination = determination;
        Needed(incident);
    }

    public void Look(int index)
    {
        if (world.SceneAt(index) is not { } scene) return;
        scene.LookIsDue = false;
        if (!scene.IsOpen || scene.Tally.IsClosed || !world.State.Incidents.TryGet(scene.Incident, out var incident)) return;
        if (!HasOpenTrack(incident)) return;
        if (!world.ByDispatcher(new Recommend(scene.Incident))) return;
        if (!world.State.Incidents.TryGet(scene.Incident, out incident) || incident.Recommendation is not { } recommendation) return;
        if (!recommendation.Picks.IsEmpty) world.ByDispatcher(new SendUnits(scene.Incident, [.. recommendation.Picks.Select(p => p.Unit)]));
        foreach (var kind in recommendation.Offer) Offer(scene, incident, kind);
        var waits = recommendation.Shortfalls.Any(s => s.Reason is ShortfallReason.AllTeamsBusy or ShortfallReason.TooFar or ShortfallReason.NoTeamOnShift);
        if (waits && scene.WaitsSince is null)
        {
            scene.WaitsSince = world.Now;
            _waiting.Add(scene);
        }
        else if (!waits && scene.WaitsSince is not null) StopWaiting(scene);
    }

    /// <summary>A unit is free: who waits longest at the highest priority is looked at again.</summary>
    public void UnitIsFree()
    {
        if (_waiting.Count == 0) return;
        _waiting.Sort(static (a, b) => Urgency(a).CompareTo(Urgency(b)) is not 0 and var byPriority ? byPriority : a.WaitsSince!.Value.CompareTo(b.WaitsSince!.Value));
        for (var i = 0; i < Math.Min(MostWaitersLookedAt, _waiting.Count); i++)
        {
            if (_waiting[i].LookIsDue) continue;
            _waiting[i].LookIsDue = true;
            world.Agenda.Add(world.Now + Duration.FromSeconds(10), Deed.Look, _waiting[i].Index);
        }
    }

    /// <summary>Less is needed than what was sent: a person confirms it where a crew on the scene, or a caller who talks freely, says so.</summary>
    public void Proposed(DowngradeProposed e)
    {
        if (e.Source == SourceRank.Scene && world.SceneOf(e.Incident) is { } scene) world.Agenda.Add(world.Now + BeforeConfirming, Deed.Confirm, scene.Index);
    }

    /// <summary>A need is gone: who was sent for it alone and is not there yet is recalled.</summary>
    public void Dropped(TracksDropped e)
    {
        if (!world.State.Incidents.TryGet(e.Incident, out var incident)) return;
        var gone = 0u;
        foreach (var track in e.Tracks) gone |= 1u << track;
        foreach (var unit in incident.Units)
            if (world.State.Units.Find(unit)?.Active is { } active && active.Incident == e.Incident && (active.Tracks & ~gone) == 0 && !active.Status.HasArrived())
                world.ByDispatcher(new RecallUnit(unit, RecallReason.Downgraded));
    }

    public void Confirm(int index)
    {
        if (world.SceneAt(index) is not { } scene) return;
        if (!world.State.Incidents.TryGet(scene.Incident, out var incident) || incident.Proposal is null) return;
        world.BySupervisor(new ConfirmDowngrade(scene.Incident, DowngradeReason.SceneReport, VoiceContact.Responder));
    }

    /// <summary>Puts down that the incident is to be closed, once nobody has anything to do with it any more.</summary>
    public void MayClose(Scene scene)
    {
        if (scene.Running > 0 || !scene.InterviewOver || scene.CloseIsDue || !scene.IsOpen || scene.Tally.IsClosed) return;
        scene.CloseIsDue = true;
        world.Agenda.Add(world.Now + BeforeClosing, Deed.Close, scene.Index);
    }

    public void Close(int index)
    {
        if (world.SceneAt(index) is not { } scene) return;
        scene.CloseIsDue = false;
        if (scene.Running > 0 || scene.Tally.IsClosed || !world.State.Incidents.TryGet(scene.Incident, out var incident)) return;
        if (incident.Tracks.Any(t => t.IsOpen && t.Cause != TrackCause.LastResort) && scene.Outcome is not DispositionCode.Refused) return;
        foreach (var backup in incident.Backups) world.ByDispatcher(new SettleBackup(scene.Incident, backup.Number, BackupOutcome.Needed));
        if (world.BySupervisor(new CloseIncident(scene.Incident, DispositionOf(scene))) || scene.Closings++ > MostClosings) return;
        // An end with no unit needs every danger question answered safe: what is not known is asked again, and then somebody goes.
        if (scene.Closings == 1) world.Lines.AskAgain(scene);
        else if (scene.Running == 0) SendSomebody(scene);
        if (scene.Running > 0) return;
        scene.CloseIsDue = true;
        world.Agenda.Add(world.Now + (scene.Closings == 1 ? BeforeClosing : Duration.FromMinutes(30)), Deed.Close, scene.Index);
    }

    private void SendSomebody(Scene scene)
    {
        if (!world.State.Incidents.TryGet(scene.Incident, out var incident)) return;
        foreach (var kind in WithoutOfficer)
            foreach (var place in world.State.Units.OfKind(kind))
                if (world.State.Units[place] is { IsFree: true } unit && !incident.Units.Contains(unit.Id) && world.BySupervisor(new SendUnits(scene.Incident, [unit.Id], new(OverrideReason.MoreNeeded)))) return;
    }

    public void Closed(IncidentClosed e)
    {
        if (world.SceneOf(e.Incident) is not { } scene) return;
        StopWaiting(scene);
        scene.IsOpen = false;
        world.Results.Settle(scene);
        if (!scene.SecondIsRinging) world.Drop(scene);
    }

    private void Offer(Scene scene, IncidentState incident, ResponderKind kind)
    {
        foreach (var handOff in incident.HandOffs) if (handOff.Kind == kind) return;
        var isNeed = incident.Tracks.Any(t => t.IsOpen && t.Step.IsHandOff && t.Step.Kind == kind);
        world.ByDispatcher(new OfferHandOff(scene.Incident, kind, isNeed ? HandOffPart.Need : HandOffPart.Caller));
    }

    private static Disposition DispositionOf(Scene scene)
    {
        if (scene.Outcome is { } code) return new(code, PersonReached: scene.PersonReached, Destination: scene.Destination, Referral: scene.PersonReached && code == DispositionCode.ResolvedOnScene);
        return scene.HungUp ? new(DispositionCode.CouldNotTriage, Untriaged: UntriagedBecause.HungUp) : new(DispositionCode.NobodyCame);
    }

    private static bool HasOpenTrack(IncidentState incident)
    {
        foreach (var track in incident.Tracks) if (track.IsOpen) return true;
        return false;
    }

    private static int Urgency(Scene scene) => scene.Determination is { } determination ? (int)determination.Priority : 5;

    private void StopWaiting(Scene scene)
    {
        if (scene.WaitsSince is null) return;
        scene.WaitsSince = null;
        _waiting.Remove(scene);
    }
}
