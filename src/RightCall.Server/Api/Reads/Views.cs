using RightCall.Contracts.Calls;
using RightCall.Contracts.HandOffs;
using RightCall.Contracts.Incidents;
using RightCall.Contracts.Units;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using RightCall.Server.Api.Access;

namespace RightCall.Server.Api.Reads;

/// <summary>The domain's states as the API shows them.</summary>
internal static class Views
{
    /// <param name="call">The call.</param>
    /// <param name="sight">Who looks: a partner to whom the call was handed does not get the caller's number.</param>
    /// <param name="withTexts">Whether the conversation is in it.</param>
    public static CallView Of(CallState call, Sight sight, bool withTexts = false) => new(call.Id, call.Number, call.Mode, call.Source, call.Language, call.Line, call.End, call.RangAt, call.Places, call.Incident,
        call.Duties, call.Tried, call.Reached, call.RaisedTo, call.Due, call.Exercise, call.Origin.Class, sight.IsWhole ? call.Origin.CallBackNumber : null, call.Origin.Trunk, call.Taken,
        sight.IsWhole ? call.Recordings : [], call.Interpreter, call.Conversation.Texts.Length, withTexts ? call.Conversation.Texts : null);

    public static UnitView Of(UnitState unit) => new(unit.Id, unit.Definition.Kinds, unit.Status, unit.Duty, unit.Crew, unit.OfficerAboard, unit.IsFree, unit.Active,
        [.. unit.Held.Select(h => h.Incident)], unit.Panic, unit.Due, unit.Definition.Provider);

    public static IncidentLine Line(IncidentState incident) => new(incident.Id, incident.Number, incident.Nature, incident.Interview.Protocol.Title, incident.Effective.Level,
        incident.Effective.Priority, incident.Effective.Needs, KindSet.Create([.. incident.Tracks.Where(t => t.IsOpen).Select(t => t.Need)]), incident.Effective.Flags, incident.OpenedAt,
        incident.Place, incident.Units, incident.RaisedTo, incident.Claim, incident.DeskDue, incident.CommitBy, incident.Proposal is not null, incident.IsOpen, incident.Exercise);

    public static IncidentView Of(AreaState state, IncidentState incident, long sequence) => new(sequence, Line(incident), incident.OtherPlaces, incident.Calls, Of(incident.Interview),
        Of(incident.Effective), Of(incident.Current), incident.Proposal is { } proposal ? Of(proposal.To) : null, [.. incident.Tracks.Select(Of)],
        [.. incident.Units.Concat(incident.HeldBy).Select(state.Units.Find).OfType<UnitState>().Select(Of)], [.. incident.HandOffs.Select(h => Of(incident, h))],
        incident.Backups, incident.Notes, incident.Continues, incident.End);

    public static HandOffView Of(IncidentState incident, HandOff handOff) => new(incident.Id, incident.Number, incident.Nature, incident.Interview.Protocol.Title, incident.Effective.Level,
        incident.Effective.Priority, handOff.Number, handOff.Kind, handOff.To, handOff.Part, handOff.Status, handOff.Status == HandOffStatus.Accepted ? "partner" : "centre",
        handOff.Since, handOff.Due, handOff.IsTaken ? "return-hand-off" : "decline-hand-off");

    public static InterviewView Of(Interview interview) => new(interview.Protocol.Nature, interview.Protocol.Hash, interview.Answers, [.. Standing(interview)], interview.Remaining());

    public static QuestionView Of(Question question) => new(question.Id, question.Text, [.. question.Options.Select(o => new AnswerView(o.Id, o.Text, o.Safe))], question.Role.Id(), question.FromOpening);

    public static DeterminationView Of(Determination determined) => new(determined.Level, determined.Priority, determined.First, determined.Needs, determined.Flags, determined.Disqualifiers,
        determined.IsInScope, determined.ProtocolHash, Determination.Engine, determined.Gravest is { } gravest ? Of(gravest) : null, [.. determined.Clauses.Select(Of)],
        [.. determined.Instructions().Select(i => new InstructionView(i.Id, i.Text))]);

    private static ClauseView Of(Clause clause) => new(clause.Id, clause.Reason, clause.Source, clause.Effects.Level, clause.Effects.Priority);

    private static NeedView Of(Track track) => new(track.Number, track.Need, track.Cause, track.Chain.Id, track.Index + 1, track.Step.Kind, track.StepStarted, track.Due, track.Committed, track.Status, track.Loss);

    private static IEnumerable<StandingAnswer> Standing(Interview interview)
    {
        for (var q = 0; q < interview.Protocol.Questions.Length; q++)
            if (interview[q] != AnswerCode.NotAsked) yield return new(interview.Protocol.Questions[q].Id, interview.Protocol.Questions[q].IdOf(interview[q]));
    }
}
