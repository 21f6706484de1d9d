using RightCall.Domain.Incidents;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Domain.Dispatch;

/// <summary>Whether units wait near, out of sight, until their own word or <em>scene safe</em>.</summary>
internal static class StagingRules
{
    /// <summary>Whether a unit that is sent for this need now stages: the plan or the flags say so, or a crew is in danger there and this unit does not come to protect it.</summary>
    public static bool Stages(IncidentState incident, Track track)
    {
        if (NobodyStages(incident)) return false;
        return track.Step.Stage || Asks(incident.Effective.Flags) || ((incident.Marks & IncidentMarks.CrewProtected) != 0 && track.Cause != TrackCause.CrewProtection);
    }

    /// <summary>Whether the incident as it stands asks every unit to stage.</summary>
    public static bool Asks(IncidentState incident) => Asks(incident.Effective.Flags) && !NobodyStages(incident);

    /// <summary>Whether a unit that was sent before stages still, or from now on.</summary>
    public static bool Stages(IncidentState incident, Assignment sent) => Asks(incident) || (sent.Stage && !NobodyStages(incident));

    /// <summary>Whether the determination says of a danger what it did not say before: a police disqualifier, to wait near, or to enter at once.</summary>
    public static bool IsNewDanger(Determination was, Determination now)
    {
        var added = now.Flags & ~was.Flags;
        return (now.Disqualifiers.Bits & ~was.Disqualifiers.Bits & Disqualifiers.Police.Bits) != 0 || Asks(added) || (added & Flags.EnterAtOnce) != 0;
    }

    // A threat in progress to a child: the nearest units enter, none stages, whatever else asks for it.
    private static bool NobodyStages(IncidentState incident) => (incident.Effective.Flags & Flags.EnterAtOnce) != 0 || (incident.Marks & IncidentMarks.SceneSafe) != 0;

    private static bool Asks(Flags flags) => (flags & (Flags.Stage | Flags.ApproachWithCare)) != 0;
}
