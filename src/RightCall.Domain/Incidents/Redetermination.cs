using System.Collections.Immutable;
using RightCall.Domain.Areas;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Domain.Incidents;

/// <summary>Makes the incident follow its interview. Up is automatic; down is a proposal, unless nobody was sent and the interview only went on.</summary>
internal static class Redetermination
{
    /// <summary>After answers, or a change of nature.</summary>
    /// <param name="draft">The decision.</param>
    /// <param name="id">The incident.</param>
    /// <param name="before">The interview before.</param>
    /// <param name="because">Why it is looked at.</param>
    /// <param name="source">How good the source of what is new is.</param>
    public static void Run(Draft draft, IncidentId id, Interview before, DeterminedBecause because, SourceRank source)
    {
        var incident = draft.Incident(id);
        var fresh = TriageEngine.Determine(incident.Interview);
        if (SameClauses(fresh, incident.Current)) return;
        var (was, inProposal) = (incident.Effective, incident.Proposal is not null);
        if (because == DeterminedBecause.Raised && MayFallBack(incident, before, fresh))
        {
            Determine(draft, incident, DeterminedBecause.InterviewWentOn, fresh, fresh, source);
            TrackDecisions.Follow(draft, id, mayDrop: true);
            return;
        }
        var kept = Union(was, fresh, because == DeterminedBecause.NatureChanged);
        // A proposal is made of what the interview itself takes back, not of what a panic or a refused telephone added.
        var lowers = IsLess(fresh, kept) && (inProposal || IsLess(fresh, incident.Current));
        // What was proposed under another nature is no answer to this one.
        if (inProposal && (!lowers || because == DeterminedBecause.NatureChanged)) draft.Emit(new DowngradeRejected(draft.At, id, null));
        if (kept.RaisesOver(was)) Raise(draft, incident, because, kept, fresh, source);
        else if (!lowers || because == DeterminedBecause.NatureChanged) Determine(draft, incident, because == DeterminedBecause.NatureChanged ? because : DeterminedBecause.ReasonsChanged, kept, fresh, incident.RaisedBy);
        // A change of nature alone never lowers, and proposes nothing: somebody's answer has to.
        if (lowers && because == DeterminedBecause.Raised) draft.Emit(new DowngradeProposed(draft.At, id, fresh, source));
        TrackDecisions.Follow(draft, id, mayDrop: false);
        if (kept.RaisesOver(was)) AfterRaise(draft, id, was, kept);
    }

    /// <summary>Records what is acted on from now on.</summary>
    public static void Determine(Draft draft, IncidentState incident, DeterminedBecause because, Determination acted, Determination current, SourceRank source)
    {
        var commitBy = acted.Priority < incident.Effective.Priority ? NodaTime.Instant.Min(incident.CommitBy, draft.At + draft.Policy.MaximumFor(acted.Priority)) : incident.CommitBy;
        draft.Emit(new Determined(draft.At, incident.Id, because, acted.Level, acted.Priority, acted.Needs, acted.Flags, acted.Disqualifiers, current.ProtocolHash, Determination.Engine, current,
            source, commitBy));
    }

    /// <summary>How good the best source among answers is.</summary>
    public static SourceRank SourceOf(ImmutableArray<Answer> answers)
    {
        var best = SourceRank.Nothing;
        foreach (var answer in answers)
        {
            var rank = answer.Giver.Kind switch
            {
                GiverKind.Responder => SourceRank.Scene,
                GiverKind.Desk when answer.Ground is not null => SourceRank.Desk,
                _ => answer.Manner == Manner.Direct ? SourceRank.Caller : SourceRank.Relayed,
            };
            if (rank > best) best = rank;
        }
        return best;
    }

    /// <summary>Whether any answer came from a caller who could not talk freely, or the determination says so.</summary>
    public static bool ForbidsDowngrade(IncidentState incident)
    {
        if ((incident.Effective.Flags & Flags.NoDowngrade) != 0) return true;
        foreach (var answer in incident.Interview.Answers) if (answer.Manner == Manner.YesNo && answer.Question != Interview.CanTalkQuestion) return true;
        return false;
    }

    private static void Raise(Draft draft, IncidentState incident, DeterminedBecause because, Determination kept, Determination fresh, SourceRank source) =>
        Determine(draft, incident, because, kept, fresh, source > incident.RaisedBy || because == DeterminedBecause.Raised ? source : incident.RaisedBy);

    // A new danger changes what was sent at once: crews on their way hold short until they acknowledge, new needs are sent, the supervisor is told.
    private static void AfterRaise(Draft draft, IncidentId id, Determination was, Determination now)
    {
        var added = now.Flags & ~was.Flags;
        if (StagingRules.IsNewDanger(was, now)) HoldShort(draft, id);
        if ((added & Flags.Supervisor) != 0) Raising.ToSupervisor(draft, id);
        var incident = draft.Incident(id);
        if ((incident.Marks & IncidentMarks.SomebodySent) != 0 && IncidentDue.HasOpenTrack(incident) && now.RaisesOver(was) && !incident.IsByHand(draft.At)) Sending.SendRecommended(draft, id, AssignedBy.Rule);
    }

    private static void HoldShort(Draft draft, IncidentId id)
    {
        var incident = draft.Incident(id);
        foreach (var unit in incident.Units)
            if (draft.State.Units.Find(unit)!.Active is { } active && !active.Status.HasArrived()) Tell(draft, incident, unit, active);
        // Who is still busy elsewhere has to know it before the assignment begins.
        foreach (var unit in incident.HeldBy)
            foreach (var held in draft.State.Units.Find(unit)!.Held) if (held.Incident == id) Tell(draft, incident, unit, held);
    }

    private static void Tell(Draft draft, IncidentState incident, UnitId unit, Assignment sent) =>
        draft.Emit(new UnitHoldsShort(draft.At, unit, incident.Id, StagingRules.Stages(incident, sent), draft.At + Timings.AcknowledgeDanger));

    // Nobody was sent or took it over, nothing that a giver answered was overturned, and nothing is acted on beyond what the interview says: then less is needed than was feared,
    // and no decision of a person is undone.
    private static bool MayFallBack(IncidentState incident, Interview before, Determination fresh)
    {
        const IncidentMarks Engaged = IncidentMarks.SomebodySent | IncidentMarks.TelephoneAccepted | IncidentMarks.Agency311Accepted | IncidentMarks.OtherCentreAccepted;
        if ((incident.Marks & Engaged) != 0 || incident.Proposal is not null || !incident.HandOffs.IsEmpty || !incident.Effective.SameResponse(incident.Current)) return false;
        if (!fresh.LowersFrom(incident.Effective) || ForbidsDowngrade(incident)) return false;
        var protocol = incident.Interview.Protocol;
        for (var q = 0; q < protocol.Questions.Length; q++)
        {
            var (old, now) = (before[q], incident.Interview[q]);
            if (old.IsAnswer && protocol.Questions[q].Rank(now) < protocol.Questions[q].Rank(old)) return false;
        }
        return true;
    }

    private static bool IsLess(Determination a, Determination b) => a.LowersFrom(b) || (b.Flags & ~a.Flags) != 0 || (b.Disqualifiers.Bits & ~a.Disqualifiers.Bits) != 0;

    // Never silently lowered: whatever was asked for stays asked for.
    private static Determination Union(Determination was, Determination fresh, bool natureChanged)
    {
        var flags = was.Flags | fresh.Flags;
        // A behavioural-health incident stays one under whatever nature it is given.
        if (natureChanged && was.Family == Family.MentalHealth) flags |= Flags.BehaviouralHealth;
        var level = was.Level > fresh.Level ? was.Level : fresh.Level;
        var priority = was.Priority < fresh.Priority ? was.Priority : fresh.Priority;
        return fresh with { Level = level, Priority = priority, Needs = was.Needs | fresh.Needs, Flags = flags, Disqualifiers = was.Disqualifiers | fresh.Disqualifiers };
    }

    private static bool SameClauses(Determination a, Determination b)
    {
        if (a.ProtocolHash != b.ProtocolHash || a.Clauses.Length != b.Clauses.Length) return false;
        for (var i = 0; i < a.Clauses.Length; i++) if (!ReferenceEquals(a.Clauses[i], b.Clauses[i]) && a.Clauses[i].Id != b.Clauses[i].Id) return false;
        return true;
    }
}
