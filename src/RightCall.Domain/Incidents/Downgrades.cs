using RightCall.Domain.Areas;
using RightCall.Domain.Responders;

namespace RightCall.Domain.Incidents;

/// <summary>Down is a decision: a named person answers a proposal, with a reason of the closed list.</summary>
internal static class Downgrades
{
    public static Refusal? Confirm(Draft draft, IncidentState incident, ConfirmDowngrade command)
    {
        if (incident.Proposal is not { } proposal) return IncidentRefusals.NoProposal.With($"No downgrade is proposed for incident {incident.Number}.");
        if (Redetermination.ForbidsDowngrade(incident)) return IncidentRefusals.DowngradeForbidden.With($"The caller of incident {incident.Number} could not talk freely: nothing is lowered on this interview's word.");
        if (proposal.Source < incident.RaisedBy)
            return IncidentRefusals.WeakerSource.With($"Incident {incident.Number} was raised on the word of: {incident.RaisedBy}. The downgrade rests on: {proposal.Source}, which is less good.");
        var losesEms = incident.Effective.Needs.Overlaps(ResponderKinds.Ems) && !proposal.To.Needs.Overlaps(ResponderKinds.Ems);
        if (losesEms && command.Contact == VoiceContact.None) return IncidentRefusals.NoVoiceContact.With($"Incident {incident.Number} needs EMS until there was voice contact with the patient or a first-hand witness.");
        draft.Emit(new DowngradeConfirmed(draft.At, incident.Id, draft.Actor.Id, command.Reason, command.Contact));
        Redetermination.Determine(draft, draft.Incident(incident.Id), DeterminedBecause.DowngradeConfirmed, proposal.To, proposal.To, proposal.Source);
        TrackDecisions.Follow(draft, incident.Id, mayDrop: true);
        return null;
    }

    public static Refusal? Reject(Draft draft, IncidentState incident)
    {
        if (incident.Proposal is null) return IncidentRefusals.NoProposal.With($"No downgrade is proposed for incident {incident.Number}.");
        draft.Emit(new DowngradeRejected(draft.At, incident.Id, draft.Actor.Id));
        return null;
    }
}
