using RightCall.Domain.Areas;
using RightCall.Domain.Incidents;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Dispatch;

/// <summary>No officer without a named ground: whether a unit with an officer in its crew may attend, and why.</summary>
internal static class OfficerRules
{
    private static readonly DisqualifierSet Threats =
        [Disqualifier.WeaponInHand, Disqualifier.FirearmWithinReach, Disqualifier.ViolenceInProgress, Disqualifier.CredibleThreat, Disqualifier.Strangulation,
         Disqualifier.ChildWithViolence, Disqualifier.AttemptOnLife];

    /// <summary>The ground on which an officer may attend for a track.</summary>
    /// <returns>False where there is none; then the reason says whether the law forbids it or no ground is there.</returns>
    public static bool MayAttend(AreaState state, IncidentState incident, Track track, out OfficerGround ground, out PassReason whyNot)
    {
        (ground, whyNot) = (OfficerGround.Baseline, PassReason.OfficerWithoutGround);
        if (state.Rules!.Policy.Use == PolicyUse.Baseline) return true;
        ground = OfficerGround.OutOfScope;
        if (!incident.IsInScope) return true;
        if (Forbids(state, incident, OfficerGround.OutOfScope) is { } law)
        {
            whyNot = law;
            return false;
        }
        ground = GroundFor(state, incident, track);
        return ground != OfficerGround.NoOfficer;
    }

    /// <summary>Why an officer who was assigned on this ground may not go after all; null where nothing forbids it.</summary>
    public static PassReason? Forbids(AreaState state, IncidentState incident, OfficerGround ground)
    {
        if (ground == OfficerGround.Baseline || state.Statute == Statute.None || !incident.IsInScope) return null;
        return Law.PoliceForbidden(state.Statute, FactsOf(incident)) ? PassReason.ForbiddenByLaw : null;
    }

    /// <summary>Whether a plan step that leads to an officer may be tried at all in this incident.</summary>
    /// <remarks>A quality-of-life incident with nobody in danger never falls through to police: it waits, or goes to 311 or a desk.</remarks>
    public static bool MayFallThrough(AreaState state, IncidentState incident) => state.Rules!.Policy.Use == PolicyUse.Baseline || !incident.IsInScope
        || (Forbids(state, incident, OfficerGround.ExhaustedStep) is null && !(incident.Effective.Family == Family.QualityOfLife && NobodyInDanger(incident.Effective)));

    /// <summary>Whether a ground is there already, so that an officer's step need not wait until the steps before it are exhausted.</summary>
    public static bool HasGround(AreaState state, IncidentState incident) => state.Rules!.Policy.Use == PolicyUse.Baseline || !incident.IsInScope
        || StandingGround(incident) is not null;

    /// <summary>The ground that the determination itself gives, for whatever track.</summary>
    public static OfficerGround? StandingGround(IncidentState incident) => incident.Effective.Disqualifiers.HasPolice ? OfficerGround.Disqualifier
        : (incident.Effective.Flags & Flags.Search) != 0 ? OfficerGround.Search : null;

    private static OfficerGround GroundFor(AreaState state, IncidentState incident, Track track)
    {
        if (track.Cause == TrackCause.CrewProtection) return OfficerGround.CrewProtection;
        if (track.Cause == TrackCause.SceneRequest) return OfficerGround.RequestFromScene;
        if (StandingGround(incident) is { } standing) return standing;
        // The area itself goes on to such a step only when the one before is exhausted; but the incident may have changed since into one that never falls through.
        var fellThrough = track.Cause == TrackCause.Determination && track.Index > 0
            && ResponderKinds.WithOfficer.Contains(track.Step.Kind) && !ResponderKinds.WithOfficer.Contains(track.Need);
        return fellThrough && MayFallThrough(state, incident) ? OfficerGround.ExhaustedStep : OfficerGround.NoOfficer;
    }

    private static bool NobodyInDanger(Determination d) => d.Disqualifiers.IsEmpty && d.Level <= Level.MobileTeam && (d.Flags & (Flags.Fear | Flags.MinorAlone)) == 0;

    private static LawFacts FactsOf(IncidentState incident)
    {
        var d = incident.Effective;
        var unavailable = false;
        foreach (var track in incident.Tracks) unavailable |= track.ReportedUnavailable;
        var asks = (incident.Marks & (IncidentMarks.BackupRequested | IncidentMarks.CrewProtected)) != 0;
        // Parity: police would not go along to a physical-health emergency for a threat to oneself alone.
        return new(d.Family == Family.MentalHealth || (d.Flags & Flags.BehaviouralHealth) != 0, d.Disqualifiers.HasPolice, d.Disqualifiers.Overlaps(Threats), unavailable, asks,
            d.Disqualifiers.HasPolice || unavailable || asks);
    }
}
