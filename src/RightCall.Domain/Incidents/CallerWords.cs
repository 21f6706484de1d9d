using RightCall.Domain.Areas;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Incidents;

/// <summary>Decides what a caller's no, or insistence, comes to.</summary>
internal static class CallerWords
{
    public static Refusal? Refused(Draft draft, IncidentState incident, CallerRefused command)
    {
        draft.Emit(new RefusalRecorded(draft.At, incident.Id, command.Refused));
        if (command.Refused != CallerRefusal.Telephone || incident.Effective.Level > Level.Telephone) return null;
        // Who declines the telephone gets the team.
        var team = incident.Effective.Family == Family.MentalHealth || (incident.Effective.Flags & Flags.BehaviouralHealth) != 0 ? ResponderKind.CrisisTeam : ResponderKind.CommunityResponder;
        var was = incident.Effective;
        var needs = (was.Needs - [ResponderKind.ClinicianOnPhone, ResponderKind.Lifeline988]) | KindSet.Of(team);
        Redetermination.Determine(draft, incident, DeterminedBecause.TelephoneDeclined, was with { Level = Level.MobileTeam, Needs = needs }, incident.Current, incident.RaisedBy);
        TrackDecisions.Follow(draft, incident.Id, mayDrop: true);
        return null;
    }

    public static Refusal? Insisted(Draft draft, IncidentState incident, CallerInsisted command)
    {
        if (command.TeamOffered && (incident.Marks & IncidentMarks.TeamOffered) != 0) return IncidentRefusals.AlreadySo.With($"It is recorded already that the caller of incident {incident.Number} insists.");
        draft.Emit(new InsistenceRecorded(draft.At, incident.Id, command.TeamOffered, command.Why));
        return null;
    }
}
