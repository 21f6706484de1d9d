using RightCall.Domain.Natures;
using RightCall.Domain.Plans;

namespace RightCall.Planning.Replays;

/// <summary>A loss of the funnel: how many, and their one reason.</summary>
public sealed record FunnelLossCount(string Reason, int Count);

/// <summary>A step of the funnel. Its count is the count of the step before, less its own losses.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Count">How many incidents came to it.</param>
/// <param name="Losses">Those that came to the step before and not to this one, by their one reason.</param>
public sealed record FunnelStepCount(string Step, int Count, IReadOnlyList<FunnelLossCount> Losses);

/// <summary>Response times, in minutes from the ring to the first unit on the scene.</summary>
/// <param name="Count">How many incidents had a unit on the scene.</param>
/// <param name="P50">Half were faster.</param>
/// <param name="P90">Nine of ten were faster.</param>
public sealed record ResponseTimes(int Count, double? P50, double? P90);

/// <summary>Triage against the truth: what went before anybody was on the scene, against what the truth needed.</summary>
/// <param name="Under">Incidents for which somebody needed was missing.</param>
/// <param name="UnderBy">By who was missing.</param>
/// <param name="Over">Incidents to which an officer, EMS or fire went without need.</param>
/// <param name="OverBy">By who went without need.</param>
public sealed record TriageScore(int Under, IReadOnlyDictionary<string, int> UnderBy, int Over, IReadOnlyDictionary<string, int> OverBy);

/// <summary>Hours for which officers were bound, and why.</summary>
/// <param name="Total">All of them.</param>
/// <param name="Backup">At the request of a crew on the scene.</param>
/// <param name="Protection">To protect a crew.</param>
/// <param name="FallThrough">Because the plan's steps before were exhausted.</param>
/// <param name="Search">For a missing vulnerable person.</param>
/// <param name="CoResponse">On a named ground together with a team; part of the others.</param>
/// <param name="Staging">Waiting near; part of the others.</param>
public sealed record PoliceHours(double Total, double Backup, double Protection, double FallThrough, double Search, double CoResponse, double Staging);

/// <summary>Incidents that waited longer than the policy's maximum until somebody was committed.</summary>
/// <param name="Priority">Their priority.</param>
/// <param name="Count">How many.</param>
/// <param name="LongestMinutes">The longest wait.</param>
public sealed record WaitBeyondMaximum(int Priority, int Count, double LongestMinutes);

/// <summary>What a log came to under one policy.</summary>
public sealed record PolicyResult
{
    /// <summary>The policy's name.</summary>
    public required string Name { get; init; }
    /// <summary>Live, or baseline.</summary>
    public required PolicyUse Use { get; init; }
    /// <summary>Calls of the log that were replayed.</summary>
    public required int Calls { get; init; }
    /// <summary>Calls of second callers, made up beside the log.</summary>
    public required int SecondCalls { get; init; }
    /// <summary>Incidents.</summary>
    public required int Incidents { get; init; }
    /// <summary>Incidents in scope in which an officer went first.</summary>
    public required int PoliceFirst { get; init; }
    /// <summary>Of these, without one of the named grounds.</summary>
    public required int PoliceFirstWithoutReason { get; init; }
    /// <summary>Of these, by ground.</summary>
    public required IReadOnlyDictionary<string, int> PoliceFirstByGround { get; init; }
    /// <summary>Of these, by police disqualifier; an incident with several counts in each.</summary>
    public required IReadOnlyDictionary<string, int> PoliceFirstByDisqualifier { get; init; }
    /// <summary>The funnel.</summary>
    public required IReadOnlyList<FunnelStepCount> Funnel { get; init; }
    /// <summary>How the incidents that came to the last step were served.</summary>
    public required IReadOnlyDictionary<string, int> ServedBy { get; init; }
    /// <summary>Who went first, by family and kind; <c>nobody</c> where nobody did.</summary>
    public required IReadOnlyDictionary<Family, IReadOnlyDictionary<string, int>> FirstResponder { get; init; }
    /// <summary>Who went first, by nature and kind.</summary>
    public required IReadOnlyDictionary<NatureId, IReadOnlyDictionary<string, int>> FirstResponderByNature { get; init; }
    /// <summary>Response times by family.</summary>
    public required IReadOnlyDictionary<Family, ResponseTimes> ResponseMinutes { get; init; }
    /// <summary>Triage against the truth.</summary>
    public required TriageScore Triage { get; init; }
    /// <summary>Hours for which units were bound, by kind.</summary>
    public required IReadOnlyDictionary<string, double> UnitHours { get; init; }
    /// <summary>Hours for which officers were bound.</summary>
    public required PoliceHours Police { get; init; }
    /// <summary>Waits beyond the maximum, by priority.</summary>
    public required IReadOnlyList<WaitBeyondMaximum> Waits { get; init; }
    /// <summary>Requests for backup, by kind and cause.</summary>
    public required IReadOnlyDictionary<string, int> Backups { get; init; }
    /// <summary>Incidents in scope of mental health, and those that needed no officer.</summary>
    public required (int Incidents, int Eligible) MentalHealth { get; init; }
    /// <summary>Commands that were given, refused ones included.</summary>
    public required long Commands { get; init; }
    /// <summary>Rows of the journal: commands that were accepted.</summary>
    public required long Rows { get; init; }
    /// <summary>Events.</summary>
    public required long Events { get; init; }
    /// <summary>Units that were looked at in recommendations.</summary>
    public required long UnitsLookedAt { get; init; }
    /// <summary>Commands that were refused, by code: late words of crews and desks, mostly.</summary>
    public required IReadOnlyDictionary<string, int> Refusals { get; init; }
    /// <summary>Incidents that were still open when the replay ended.</summary>
    public required int StillOpen { get; init; }
}
