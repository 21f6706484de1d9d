using RightCall.Domain.Areas;
using RightCall.Domain.Incidents;

namespace RightCall.Domain.Desks;

/// <summary>A person sits down at a desk. The actor of the command says who, as what and where.</summary>
public sealed record LogOnDesk : CommandBody;

/// <summary>A person leaves the desk.</summary>
public sealed record LogOffDesk : CommandBody;

/// <summary>A person at a desk is there: a sign of life for the session.</summary>
public sealed record ActAtDesk : CommandBody;

/// <summary>A person at a desk takes an incident for two minutes: it is not raised meanwhile. Once more before it is raised, not oftener.</summary>
/// <param name="Incident">The incident.</param>
public sealed record ClaimIncident(IncidentId Incident) : IncidentCommand(Incident);
