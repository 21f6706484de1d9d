using System.Text.Json;
using NodaTime;
using RightCall.Domain;
using RightCall.Domain.Incidents;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;

namespace RightCall.Contracts.Incidents;

/// <summary>Rows of the journal that concern one incident.</summary>
/// <param name="Sequence">The last row of the area that was seen.</param>
/// <param name="Rows">The rows, in the journal's own words: docs/guide/journal-format.md.</param>
/// <param name="Next">Where to read on, when there is more: the address of the next page.</param>
public sealed record Timeline(long Sequence, IReadOnlyList<JsonElement> Rows, string? Next);

/// <summary>The whole story of an incident: what was known when, what it was held to mean, and what was done.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Number">Its short number.</param>
/// <param name="Nature">Its nature now.</param>
/// <param name="Title">The nature's name.</param>
/// <param name="Rules">The hashes of every version of a protocol under which it was judged.</param>
/// <param name="ByGiver">All answers, by who gave them.</param>
/// <param name="Steps">What happened, in order.</param>
/// <param name="End">How it ended.</param>
public sealed record Explanation(IncidentId Incident, int Number, NatureId Nature, LocalText Title, IReadOnlyList<string> Rules, IReadOnlyList<GiverAnswers> ByGiver,
    IReadOnlyList<ExplainedStep> Steps, IncidentEnd? End);

/// <summary>What one giver said.</summary>
/// <param name="Giver">Who.</param>
/// <param name="Answers">The answers, in order.</param>
public sealed record GiverAnswers(Giver Giver, IReadOnlyList<Answer> Answers);

/// <summary>One thing that happened.</summary>
/// <param name="Sequence">The row.</param>
/// <param name="At">When.</param>
/// <param name="By">Who gave the command: a sign-in name, or <c>clock</c>.</param>
/// <param name="Role">As what.</param>
/// <param name="Event">What, in the journal's words.</param>
/// <param name="Determination">What is acted on after it, where the event determined something.</param>
/// <param name="HappenedAt">When it happened, where it was observed before it was entered: response times count from here.</param>
public sealed record ExplainedStep(long Sequence, Instant At, string By, string Role, JsonElement Event, DeterminationView? Determination, Instant? HappenedAt = null);
