using RightCall.Domain.Responders;

namespace RightCall.Domain.Incidents;

/// <summary>Computes an incident's end in the funnel from what happened: exactly one outcome, or exactly one loss.</summary>
internal static class FunnelRules
{
    private const IncidentMarks Taken = IncidentMarks.TelephoneAccepted | IncidentMarks.Agency311Accepted | IncidentMarks.OtherCentreAccepted | IncidentMarks.ResponderArrived;

    /// <summary>The end; null where the incident was never in scope, is another's duplicate, or is not real.</summary>
    public static FunnelEnd? EndOf(IncidentState incident, Disposition disposition, CancelReason? cancelled)
    {
        var marks = incident.Marks;
        if ((marks & IncidentMarks.InScope) == 0 || incident.Exercise is not null || cancelled is CancelReason.Duplicate or CancelReason.Test) return null;
        if (cancelled is not null) return FunnelEnd.LostAfter((marks & IncidentMarks.Answered) == 0 ? FunnelStep.InScope : FunnelStep.Triaged, FunnelLoss.Cancelled);
        if (disposition.Code == DispositionCode.CouldNotTriage) return FunnelEnd.LostAfter(FunnelStep.InScope, Why(disposition.Untriaged));
        // Somebody who came without an interview found out on the scene what was wrong.
        if ((marks & (IncidentMarks.Answered | Taken | IncidentMarks.OfficerArrived)) == 0) return FunnelEnd.LostAfter(FunnelStep.InScope, incident.Place is null ? FunnelLoss.CouldNotTriageNoPlace : FunnelLoss.CouldNotTriageHungUp);
        var neededOfficer = incident.Effective.NeedsOfficer || (marks & (IncidentMarks.NeededOfficer | IncidentMarks.OfficerArrived)) == (IncidentMarks.NeededOfficer | IncidentMarks.OfficerArrived);
        if (neededOfficer) return FunnelEnd.LostAfter(FunnelStep.Triaged, FunnelLoss.NotEligible);
        if (NotServed(incident, disposition) is { } unserved) return FunnelEnd.LostAfter(FunnelStep.Eligible, unserved);
        if (!Reached(marks, disposition)) return FunnelEnd.LostAfter(FunnelStep.Served, NotReached(marks, disposition));
        if (disposition.OfficerOnScene) return FunnelEnd.LostAfter(FunnelStep.PersonReached, Joined(marks));
        return FunnelEnd.Served(OutcomeOf(marks));
    }

    private static FunnelLoss? NotServed(IncidentState incident, Disposition disposition)
    {
        var marks = incident.Marks;
        if ((marks & IncidentMarks.OfficerFirst) != 0) return OfficerCame(incident);
        // The desk itself settled it.
        if ((marks & Taken) != 0 || disposition.Code is DispositionCode.ResolvedByTelephone or DispositionCode.Referred or DispositionCode.GivenTo311 or DispositionCode.Unfounded) return null;
        if (disposition.OfficerOnScene) return FunnelLoss.OfficerAlreadyThere;
        if ((marks & IncidentMarks.CallerRefused) != 0 || disposition.Code == DispositionCode.Refused) return FunnelLoss.CallerRefused;
        if ((marks & IncidentMarks.Withdrew) != 0) return FunnelLoss.WithdrewForSafety;
        if ((marks & IncidentMarks.NotFound) != 0 || disposition.Code == DispositionCode.UnableToLocate) return FunnelLoss.UnableToLocate;
        return PlanLoss(incident) ?? ((marks & IncidentMarks.Declined) != 0 ? FunnelLoss.TeamDeclined : FunnelLoss.AllTeamsBusy);
    }

    // An officer came before anybody else: by an override, because the caller insisted, because the plan had come to that, or because one happened to be there.
    private static FunnelLoss OfficerCame(IncidentState incident)
    {
        var marks = incident.Marks;
        if ((marks & IncidentMarks.PoliceFirstByPlan) != 0) return FunnelLoss.PoliceFirstByPlan;
        if ((marks & IncidentMarks.OverriddenToOfficer) != 0) return (marks & IncidentMarks.CallerInsisted) != 0 ? FunnelLoss.CallerInsistedOnPolice : FunnelLoss.Overridden;
        if ((marks & (IncidentMarks.BackupRequested | IncidentMarks.CrewProtected)) != 0) return FunnelLoss.OfficerJoined;
        return PlanLoss(incident) ?? ((marks & IncidentMarks.Withdrew) != 0 ? FunnelLoss.WithdrewForSafety : FunnelLoss.OfficerAlreadyThere);
    }

    // Why the first step without an officer failed, of the first track for which one did.
    private static FunnelLoss? PlanLoss(IncidentState incident)
    {
        foreach (var track in incident.Tracks) if (track.Loss is { } loss && !ResponderKinds.WithOfficer.Contains(track.Need)) return loss;
        return null;
    }

    private static bool Reached(IncidentMarks marks, Disposition disposition) => disposition.PersonReached || (marks & (IncidentMarks.PersonReached | IncidentMarks.TelephoneAccepted | IncidentMarks.Agency311Accepted | IncidentMarks.OtherCentreAccepted)) != 0
        || disposition.Code is DispositionCode.ResolvedByTelephone or DispositionCode.Referred or DispositionCode.GivenTo311 or DispositionCode.ResolvedOnScene or DispositionCode.Transported
            or DispositionCode.Deceased or DispositionCode.Unfounded;

    private static FunnelLoss NotReached(IncidentMarks marks, Disposition disposition) => disposition.Code switch
    {
        DispositionCode.Refused => FunnelLoss.CallerRefused,
        DispositionCode.UnableToLocate => FunnelLoss.UnableToLocate,
        _ when (marks & IncidentMarks.Withdrew) != 0 => FunnelLoss.WithdrewForSafety,
        _ when disposition.OfficerOnScene => Joined(marks),
        _ => FunnelLoss.UnableToLocate,
    };

    private static FunnelLoss Joined(IncidentMarks marks) => (marks & (IncidentMarks.BackupRequested | IncidentMarks.CrewProtected)) != 0 ? FunnelLoss.OfficerJoined
        : (marks & IncidentMarks.OverriddenToOfficer) != 0 ? (marks & IncidentMarks.CallerInsisted) != 0 ? FunnelLoss.CallerInsistedOnPolice : FunnelLoss.Overridden
        : (marks & IncidentMarks.OfficerArrived) != 0 ? FunnelLoss.OfficerJoined : FunnelLoss.OfficerAlreadyThere;

    private static FunnelOutcome OutcomeOf(IncidentMarks marks) => (marks & IncidentMarks.ResponderArrived) != 0 ? FunnelOutcome.ByUnit
        : (marks & IncidentMarks.TelephoneAccepted) != 0 ? FunnelOutcome.ByTelephone
        : (marks & IncidentMarks.Agency311Accepted) != 0 ? FunnelOutcome.By311
        : (marks & IncidentMarks.OtherCentreAccepted) != 0 ? FunnelOutcome.ByOtherCentre : FunnelOutcome.ByDesk;

    private static FunnelLoss Why(UntriagedBecause why) => why switch
    {
        UntriagedBecause.Language => FunnelLoss.CouldNotTriageLanguage,
        UntriagedBecause.NoPlace => FunnelLoss.CouldNotTriageNoPlace,
        _ => FunnelLoss.CouldNotTriageHungUp,
    };
}
