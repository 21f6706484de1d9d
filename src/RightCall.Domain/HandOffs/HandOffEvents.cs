using NodaTime;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;

namespace RightCall.Domain.HandOffs;

/// <summary>A hand-off was offered.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Number">Its number.</param>
/// <param name="Kind">The kind of desk.</param>
/// <param name="To">To whom by name.</param>
/// <param name="Part">What of the incident.</param>
/// <param name="Track">The track that it serves.</param>
/// <param name="By">Who offered it: a desk, or a timer.</param>
/// <param name="Due">When an answer is due.</param>
public sealed record HandOffOffered(Instant At, IncidentId Incident, HandOffNumber Number, ResponderKind Kind, string? To, HandOffPart Part, int? Track, AssignedBy By, Instant Due)
    : IncidentEvent(At, Incident);

/// <summary>A hand-off was accepted: the duty has passed.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Number">Its number.</param>
/// <param name="Kind">The kind of desk.</param>
/// <param name="Tracks">Bits of the tracks that it covers.</param>
/// <param name="Due">When a report is due.</param>
public sealed record HandOffAccepted(Instant At, IncidentId Incident, HandOffNumber Number, ResponderKind Kind, uint Tracks, Instant Due) : IncidentEvent(At, Incident);

/// <summary>The other side joined the line.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Number">Its number.</param>
/// <param name="Kind">The kind of desk.</param>
/// <param name="Tracks">Bits of the tracks that it covers.</param>
/// <param name="Due">When a report is due.</param>
public sealed record HandOffJoined(Instant At, IncidentId Incident, HandOffNumber Number, ResponderKind Kind, uint Tracks, Instant Due) : IncidentEvent(At, Incident);

/// <summary>A report came.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Number">Its number.</param>
/// <param name="Due">When the next one is due.</param>
public sealed record HandOffReported(Instant At, IncidentId Incident, HandOffNumber Number, Instant Due) : IncidentEvent(At, Incident);

/// <summary>A hand-off ended without being done: declined, not answered, returned or taken back. The duty is with who offered it.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Number">Its number.</param>
/// <param name="Reason">Why.</param>
/// <param name="WasTaken">Whether it had been accepted or joined.</param>
/// <param name="Next">When the timers look at what it leaves.</param>
public sealed record HandOffEnded(Instant At, IncidentId Incident, HandOffNumber Number, HandOffRefusal Reason, bool WasTaken, NextLook Next) : IncidentEvent(At, Incident);

/// <summary>A hand-off was done.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Number">Its number.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="PersonReached">Whether the person concerned was spoken to.</param>
/// <param name="Reopened">Bits of the tracks for which somebody has to be sent after all.</param>
/// <param name="Next">When the timers look at what it leaves.</param>
public sealed record HandOffCompleted(Instant At, IncidentId Incident, HandOffNumber Number, HandOffOutcome Outcome, bool PersonReached, uint Reopened, NextLook Next) : IncidentEvent(At, Incident);

/// <summary>A report was due and did not come: the incident is raised, and the next time is set.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Number">Its number.</param>
/// <param name="Due">When it is looked at again.</param>
public sealed record HandOffOverdue(Instant At, IncidentId Incident, HandOffNumber Number, Instant Due) : IncidentEvent(At, Incident);
