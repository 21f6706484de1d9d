using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Geo;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Incidents;

/// <summary>Decides how an incident begins, and begins again.</summary>
internal static class Opening
{
    private const int MostDuplicates = 5;
    private static readonly Duration DuplicatesWithin = Duration.FromMinutes(60);
    private const double DuplicateMetres = 250;

    public static Refusal? Open(Draft draft, OpenIncident command)
    {
        CallState? call = null;
        if (command.Call is { } callId)
        {
            if (!draft.State.Calls.TryGet(callId, out call)) return CallRefusals.NotHere.With($"Call {callId} is not in this area.");
            if (call.Incident is not null) return CallRefusals.HasIncident.With($"Call {call.Number} reports an incident already.");
        }
        return Open(draft, command.Incident, call, command.Nature, command.Place, command.Answers, null, false, command.ObservedAt);
    }

    public static Refusal? OpenLinked(Draft draft, OpenLinkedIncident command)
    {
        if (draft.State.Incidents.Contains(command.Continues) || draft.State.Closed.Contains(command.Continues))
            return IncidentRefusals.StillHere.With($"Incident {command.Continues} is open or can be reopened.");
        return Open(draft, command.Incident, null, command.Nature, command.Place, [], command.Continues, false);
    }

    public static Refusal? Open(Draft draft, IncidentId id, CallState? call, NatureId nature, PlaceCandidate? place, ImmutableArray<Answer> answers, IncidentId? continues, bool timer, Instant? observedAt = null)
    {
        if (draft.State.Rules is not { } rules) return RefusalCodes.NoRules.With("No rules are in force: adopt some first.");
        if (draft.State.Incidents.Contains(id) || draft.State.Closed.Contains(id)) return IncidentRefusals.IdTaken.With($"Incident {id} exists already.");
        if (!rules.Protocols.TryGetValue(nature, out var protocol)) return IncidentRefusals.UnknownNature.With($"The rules in force have no nature '{nature}'.");
        if (answers.IsDefault) answers = [];
        if (answers.Length > IncidentDecisions.MostAnswers) return IncidentRefusals.TooMany.With($"{answers.Length} answers are more than an incident keeps.");
        var interview = Interview.Begin(protocol);
        foreach (var answer in answers) if (interview.Problem(answer) is { } problem) return IncidentRefusals.BadAnswer.With(problem);
        if (!answers.IsEmpty) interview = interview.With(answers.AsSpan());
        var determined = TriageEngine.Determine(interview);
        // Without a place of its own the incident has the caller's best one, and the others are asked about.
        var others = place is null && call is { Places.Length: > 1 } ? call.Places.RemoveAt(0) : [];
        if (place is null && call is { Places.Length: > 0 }) place = call.Places[0];
        draft.Emit(new IncidentOpened(draft.At, id, draft.State.IncidentCount + 1, call?.Id, nature, protocol.Hash, protocol, place, others, answers, continues, timer, determined,
            Redetermination.SourceOf(answers), call is { End: CallEnd.Abandoned or CallEnd.Silent, Reached: false }, draft.At + Timings.Desk(determined.Priority), draft.At + rules.Policy.MaximumFor(determined.Priority),
            call?.Exercise, draft.Observed(observedAt, Instant.MinValue)) { Made = interview });
        if (call is not null) Linking.Link(draft, call, id);
        if (place is not null) OfferDuplicates(draft, draft.Incident(id), protocol, place);
        TrackDecisions.Follow(draft, id, mayDrop: false);
        if ((determined.Flags & Flags.Supervisor) != 0) Raising.ToSupervisor(draft, id);
        return null;
    }

    public static Refusal? Reopen(Draft draft, ReopenIncident command)
    {
        if (!draft.State.Closed.TryGet(command.Incident, out var closed)) return IncidentRefusals.NotClosed.With($"Incident {command.Incident} is not among those closed in the last 24 hours.");
        var priority = closed.Effective.Priority;
        uint again = 0;
        foreach (var track in closed.Tracks) if (track.IsOpen || (track.Cause == TrackCause.Determination && closed.Effective.Needs.Contains(track.Need))) again |= 1u << track.Number;
        draft.Emit(new IncidentReopened(draft.At, closed.Id, draft.Actor.Id, again, new(draft.At + Timings.AutoSend(priority), draft.At + Timings.Desk(priority), draft.At + draft.Policy.MaximumFor(priority))));
        return null;
    }

    // Near in place and time, and of the same nature or family: offered, and a person links.
    private static void OfferDuplicates(Draft draft, IncidentState incident, Protocol protocol, PlaceCandidate place)
    {
        ImmutableArray<IncidentId>.Builder? found = null;
        var scale = Equirectangular.EastScale(place.Point);
        foreach (var piece in draft.State.Incidents.Pieces)
        {
            foreach (var other in piece)
            {
                if (other.Id == incident.Id || other.Exercise is null != incident.Exercise is null || other.Place is not { } there || draft.At - other.OpenedAt > DuplicatesWithin || other.Effective.Family != protocol.Family) continue;
                var distance = Equirectangular.Between(there.Point, place.Point, scale).Metres;
                if (distance > DuplicateMetres + place.Uncertainty.Metres + there.Uncertainty.Metres) continue;
                found ??= ImmutableArray.CreateBuilder<IncidentId>();
                if (found.Count < MostDuplicates) found.Add(other.Id);
            }
        }
        if (found is not null) draft.Emit(new DuplicatesOffered(draft.At, incident.Id, found.ToImmutable()));
    }
}
