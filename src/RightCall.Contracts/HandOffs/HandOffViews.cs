using NodaTime;
using RightCall.Domain;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Contracts.HandOffs;

/// <summary>A hand-off that is not over, as both sides see it.</summary>
/// <param name="Incident">Of which incident.</param>
/// <param name="IncidentNumber">Its short number.</param>
/// <param name="Nature">Its nature.</param>
/// <param name="Title">The nature's name.</param>
/// <param name="Level">Its level.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="Number">The hand-off's number in the incident.</param>
/// <param name="Kind">To which kind of desk.</param>
/// <param name="To">To whom by name.</param>
/// <param name="Part">What of the incident.</param>
/// <param name="Status">How far the receiving side is.</param>
/// <param name="DutyWith">Who has the duty now: <c>centre</c> until it is accepted, then <c>partner</c>.</param>
/// <param name="Since">Since when.</param>
/// <param name="Due">When an answer or a report is due; after it the incident is raised, or the next step of the plan begins.</param>
/// <param name="ReturnBy">The command that gives it back: <c>decline-hand-off</c> before it is accepted, <c>return-hand-off</c> after.</param>
public sealed record HandOffView(IncidentId Incident, int IncidentNumber, NatureId Nature, LocalText Title, Level Level, Priority Priority, HandOffNumber Number, ResponderKind Kind,
    string? To, HandOffPart Part, HandOffStatus Status, string DutyWith, Instant Since, Instant Due, string ReturnBy);
