using NodaTime;
using RightCall.Domain;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using RightCall.Contracts.HandOffs;
using RightCall.Contracts.Units;

namespace RightCall.Contracts.Incidents;

/// <summary>An incident in a list.</summary>
/// <param name="Incident">Its id.</param>
/// <param name="Number">Its short number.</param>
/// <param name="Nature">Its nature.</param>
/// <param name="Title">The nature's name.</param>
/// <param name="Level">What is acted on: who.</param>
/// <param name="Priority">What is acted on: how soon.</param>
/// <param name="Needs">The kinds that are needed.</param>
/// <param name="StillToFind">The needs for which somebody is still to be found.</param>
/// <param name="Flags">The flags.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="Place">The best place.</param>
/// <param name="Units">The units whose active assignment it is.</param>
/// <param name="RaisedTo">The role that has to act on it.</param>
/// <param name="Claim">Who acts on it now.</param>
/// <param name="DeskDue">When the desk has to have acted.</param>
/// <param name="CommitBy">When somebody has to be committed, at the latest.</param>
/// <param name="DowngradeProposed">Whether less would do, and somebody has to say so.</param>
/// <param name="IsOpen">Whether it is open.</param>
/// <param name="Exercise">That it is not real; null where it is.</param>
public sealed record IncidentLine(IncidentId Incident, int Number, NatureId Nature, LocalText Title, Level Level, Priority Priority, KindSet Needs, KindSet StillToFind, Flags Flags,
    Instant OpenedAt, PlaceCandidate? Place, IReadOnlyList<UnitId> Units, Role RaisedTo, Claim? Claim, Instant DeskDue, Instant CommitBy, bool DowngradeProposed, bool IsOpen, Exercise? Exercise = null);

/// <summary>One incident, whole.</summary>
/// <param name="Sequence">The last row of the area that is in it.</param>
/// <param name="Line">What stands in lists.</param>
/// <param name="OtherPlaces">Other places that it may be: asked about, never guessed.</param>
/// <param name="Calls">The calls that report it.</param>
/// <param name="Interview">All answers, and what counts.</param>
/// <param name="Determination">What is acted on.</param>
/// <param name="Current">What the interview as it stands comes to by itself.</param>
/// <param name="Proposal">What the interview says now, where that is less and nobody has confirmed it.</param>
/// <param name="Needs">Its needs, and how far each is.</param>
/// <param name="Crews">The units that are on it or hold it.</param>
/// <param name="HandOffs">Its hand-offs that are not over.</param>
/// <param name="Backups">Requests from the scene whose outcome is not recorded.</param>
/// <param name="Notes">What desks and crews noted, oldest first.</param>
/// <param name="Continues">The incident that it continues.</param>
/// <param name="End">How it ended.</param>
public sealed record IncidentView(long Sequence, IncidentLine Line, IReadOnlyList<PlaceCandidate> OtherPlaces, IReadOnlyList<CallId> Calls, InterviewView Interview,
    DeterminationView Determination, DeterminationView Current, DeterminationView? Proposal, IReadOnlyList<NeedView> Needs, IReadOnlyList<UnitView> Crews,
    IReadOnlyList<HandOffView> HandOffs, IReadOnlyList<BackupRequest> Backups, IReadOnlyList<Note> Notes, IncidentId? Continues, IncidentEnd? End);

/// <summary>One need of an incident.</summary>
/// <param name="Track">Its number.</param>
/// <param name="Need">The kind.</param>
/// <param name="Cause">Why it is needed.</param>
/// <param name="Chain">The plan's chain that it runs.</param>
/// <param name="Step">The number of the step that runs, from 1.</param>
/// <param name="StepKind">The kind that is sent or asked in that step.</param>
/// <param name="StepStarted">When the step began.</param>
/// <param name="Due">When the timer looks at it next.</param>
/// <param name="Committed">How many assigned units count for it.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Loss">Why the first step that needed no officer failed.</param>
public sealed record NeedView(int Track, ResponderKind Need, TrackCause Cause, string Chain, int Step, ResponderKind StepKind, Instant StepStarted, Instant Due, int Committed,
    TrackStatus Status, FunnelLoss? Loss);
