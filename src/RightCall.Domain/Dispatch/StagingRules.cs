using RightCall.Domain.Incidents;
using RightCall.Domain.Plans;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Dispatch;

/// <summary>Whether units wait near, out of sight, until their own word or <em>scene safe</em>.</summary>
internal static class StagingRules
{
    /// <summary>Whether a unit that is sent now stages.</summary>
    public static bool Stages(IncidentState incident, Step step) => (step.Stage || Asks(incident.Effective.Flags)) && (incident.Effective.Flags & Flags.EnterAtOnce) == 0
        && (incident.Marks & IncidentMarks.SceneSafe) == 0;

    /// <summary>Whether the flags ask for it.</summary>
    public static bool Asks(Flags flags) => (flags & (Flags.Stage | Flags.ApproachWithCare)) != 0;
}
