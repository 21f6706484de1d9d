using RightCall.Domain.Incidents;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Dispatch;

/// <summary>Whether units wait near, out of sight, until their own word or <em>scene safe</em>.</summary>
internal static class StagingRules
{
    /// <summary>Whether a unit that is sent for this need now stages: the plan or the flags say so, or a crew is in danger there and this unit does not come to protect it.</summary>
    public static bool Stages(IncidentState incident, Track track)
    {
        if ((incident.Effective.Flags & Flags.EnterAtOnce) != 0 || (incident.Marks & IncidentMarks.SceneSafe) != 0) return false;
        return track.Step.Stage || Asks(incident.Effective.Flags) || ((incident.Marks & IncidentMarks.CrewProtected) != 0 && track.Cause != TrackCause.CrewProtection);
    }

    /// <summary>Whether the incident as it stands asks every unit to stage.</summary>
    public static bool Asks(IncidentState incident) => Asks(incident.Effective.Flags) && (incident.Effective.Flags & Flags.EnterAtOnce) == 0 && (incident.Marks & IncidentMarks.SceneSafe) == 0;

    /// <summary>Whether the flags ask for it.</summary>
    public static bool Asks(Flags flags) => (flags & (Flags.Stage | Flags.ApproachWithCare)) != 0;
}
