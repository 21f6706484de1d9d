using NodaTime;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;

namespace RightCall.Domain.HandOffs;

/// <summary>Offers an incident, or a part of it, to a desk kind.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Kind">The kind of desk.</param>
/// <param name="Part">What of it.</param>
/// <param name="To">To whom by name, where that is known.</param>
public sealed record OfferHandOff(IncidentId Incident, ResponderKind Kind, HandOffPart Part, string? To = null) : IncidentCommand(Incident);

/// <summary>Accepts: the duty passes now, and a report is due.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Number">The hand-off.</param>
/// <param name="ReportWithin">Within what time the report comes; at most eight hours.</param>
public sealed record AcceptHandOff(IncidentId Incident, HandOffNumber Number, Duration ReportWithin) : IncidentCommand(Incident);

/// <summary>Joins the line; who offered stays on it and keeps the duty.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Number">The hand-off.</param>
public sealed record JoinHandOff(IncidentId Incident, HandOffNumber Number) : IncidentCommand(Incident);

/// <summary>Declines what was offered.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Number">The hand-off.</param>
/// <param name="Reason">Why.</param>
public sealed record DeclineHandOff(IncidentId Incident, HandOffNumber Number, HandOffRefusal Reason) : IncidentCommand(Incident);

/// <summary>Gives back what was accepted: the duty returns to who offered.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Number">The hand-off.</param>
/// <param name="Reason">Why.</param>
public sealed record ReturnHandOff(IncidentId Incident, HandOffNumber Number, HandOffRefusal Reason) : IncidentCommand(Incident);

/// <summary>Reports, and sets the time of the next report.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Number">The hand-off.</param>
/// <param name="NextWithin">Within what time the next one comes; at most eight hours.</param>
public sealed record ReportHandOff(IncidentId Incident, HandOffNumber Number, Duration NextWithin) : IncidentCommand(Incident);

/// <summary>Finishes what was accepted.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Number">The hand-off.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="PersonReached">Whether the person concerned was spoken to.</param>
public sealed record CompleteHandOff(IncidentId Incident, HandOffNumber Number, HandOffOutcome Outcome, bool PersonReached) : IncidentCommand(Incident);
