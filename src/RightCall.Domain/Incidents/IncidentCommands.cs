using NodaTime;
using System.Collections.Immutable;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Incidents;

/// <summary>A command about one incident.</summary>
/// <param name="Incident">The incident.</param>
public abstract record IncidentCommand(IncidentId Incident) : CommandBody;

/// <summary>Opens an incident and pins its interview to the nature's protocol in force.</summary>
/// <param name="Incident">Its id.</param>
/// <param name="Call">The call that reports it; null where none does (a crew comes upon it).</param>
/// <param name="Nature">What sort of incident.</param>
/// <param name="Place">The best place; null where none is known: desks can be reached then, units not.</param>
/// <param name="Answers">What is known already; may be empty. Giving the first answers here saves a command, and steps of a plan that answers would change.</param>
/// <param name="ObservedAt">When it began, where it is entered afterwards: for a while nobody is sent to it but by a person's word.</param>
public sealed record OpenIncident(IncidentId Incident, CallId? Call, NatureId Nature, PlaceCandidate? Place, [property: Health] ImmutableArray<Answer> Answers, Instant? ObservedAt = null) : IncidentCommand(Incident)
{
    /// <summary>Equal when all fields are.</summary>
    public bool Equals(OpenIncident? other) => other is not null && Incident == other.Incident && Call == other.Call && Nature == other.Nature && Place == other.Place
        && ObservedAt == other.ObservedAt && Answers.AsSpan().SequenceEqual(other.Answers.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Incident.GetHashCode();
}

/// <summary>Records answers, all at once. Up is automatic; down becomes a proposal.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Answers">At least one. Their time is the giver's; it decides nothing.</param>
public sealed record RecordAnswers(IncidentId Incident, [property: Health] ImmutableArray<Answer> Answers) : IncidentCommand(Incident)
{
    /// <summary>Equal when all fields are.</summary>
    public bool Equals(RecordAnswers? other) => other is not null && Incident == other.Incident && Answers.AsSpan().SequenceEqual(other.Answers.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Incident.GetHashCode();
}

/// <summary>Gives the incident another nature: pinned again to the rules in force, every fact kept, nothing lowered by this alone.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Nature">The nature.</param>
public sealed record ChangeNature(IncidentId Incident, NatureId Nature) : IncidentCommand(Incident);

/// <summary>Moves the incident's place. Units that are on their way are told; nothing is lowered.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Place">The best place.</param>
/// <param name="Others">Other places that it may be; asked about, never guessed.</param>
public sealed record MovePlace(IncidentId Incident, PlaceCandidate Place, ImmutableArray<PlaceCandidate> Others) : IncidentCommand(Incident)
{
    /// <summary>Equal when all fields are.</summary>
    public bool Equals(MovePlace? other) => other is not null && Incident == other.Incident && Place == other.Place && Others.AsSpan().SequenceEqual(other.Others.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Incident.GetHashCode();
}

/// <summary>A named person confirms the proposed downgrade.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Reason">Why.</param>
/// <param name="Contact">With whom there was voice contact: without it EMS is not let go.</param>
public sealed record ConfirmDowngrade(IncidentId Incident, DowngradeReason Reason, VoiceContact Contact) : IncidentCommand(Incident);

/// <summary>A named person rejects the proposed downgrade: what was sent stays sent.</summary>
/// <param name="Incident">The incident.</param>
public sealed record RejectDowngrade(IncidentId Incident) : IncidentCommand(Incident);

/// <summary>Records that the scene is safe: staged crews may enter.</summary>
/// <param name="Incident">The incident.</param>
public sealed record RecordSceneSafe(IncidentId Incident) : IncidentCommand(Incident);

/// <summary>The caller says no to something that was offered. "No police" is recorded, never promised.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Refused">To what.</param>
public sealed record CallerRefused(IncidentId Incident, CallerRefusal Refused) : IncidentCommand(Incident);

/// <summary>The caller insists on police. Asked why: a crime is recorded as answers, apart; else the team is offered; still insisting, a person decides by an override.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="TeamOffered">Whether the team was offered after the caller was asked why.</param>
/// <param name="Why">In the caller's words.</param>
public sealed record CallerInsisted(IncidentId Incident, bool TeamOffered, [property: Personal] string Why) : IncidentCommand(Incident);

/// <summary>A provider reports that its service cannot be sent in time: what the law asks for, and our own estimate is not.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Kind">The kind that it provides.</param>
/// <param name="Provider">Who said so.</param>
public sealed record ReportUnavailable(IncidentId Incident, ResponderKind Kind, string Provider) : IncidentCommand(Incident);

/// <summary>Ends an incident.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Disposition">How it ended.</param>
/// <param name="ObservedAt">When, where it is entered afterwards.</param>
public sealed record CloseIncident(IncidentId Incident, [property: Health] Disposition Disposition, Instant? ObservedAt = null) : IncidentCommand(Incident);

/// <summary>Cancels an incident that needs nobody. Units that are on their way are let go by the same command.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Reason">Why.</param>
public sealed record CancelIncident(IncidentId Incident, CancelReason Reason) : IncidentCommand(Incident);

/// <summary>Opens a closed incident again, within 24 hours and while it is not archived. Later a new incident is opened with <see cref="OpenLinkedIncident"/>.</summary>
/// <param name="Incident">The incident.</param>
public sealed record ReopenIncident(IncidentId Incident) : IncidentCommand(Incident);

/// <summary>Opens an incident that continues one which is archived.</summary>
/// <param name="Incident">Its id.</param>
/// <param name="Continues">The archived one.</param>
/// <param name="Nature">What sort of incident.</param>
/// <param name="Place">The best place.</param>
public sealed record OpenLinkedIncident(IncidentId Incident, IncidentId Continues, NatureId Nature, PlaceCandidate? Place) : IncidentCommand(Incident);

/// <summary>A desk reads what would be sent, and the recommendation is recorded: who, why, who not, and what is missing.</summary>
/// <param name="Incident">The incident.</param>
public sealed record Recommend(IncidentId Incident) : IncidentCommand(Incident);
