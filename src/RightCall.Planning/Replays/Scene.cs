using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Planning.Callers;
using RightCall.Planning.Logs;

namespace RightCall.Planning.Replays;

/// <summary>One call of the log while it is replayed: the caller, what is really happening, and what was done. For one thread.</summary>
internal sealed class Scene
{
    private byte[]? _attempts;

    public required int Index { get; init; }
    public required LoggedCall Logged { get; init; }
    public required NatureCallers Nature { get; init; }
    public required Caller Caller { get; init; }
    public required GeoPoint Place { get; init; }
    public required PlaceCandidate Candidate { get; init; }

    public CallId Call { get; set; }
    public CallId SecondCall { get; set; }
    public bool SecondIsRinging { get; set; }
    public IncidentId Incident { get; set; }
    public bool IsOpen { get; set; }
    public bool InterviewOver { get; set; }
    public int Answered { get; set; }
    public bool HungUp { get; set; }
    public Giver Giver { get; set; }
    /// <summary>What was answered, one code for each question of the protocol.</summary>
    public byte[] Codes { get; set; } = [];

    /// <summary>How many assignments and hand-offs of it are not over.</summary>
    public int Running { get; set; }
    /// <summary>Whether a desk has put down to look at it.</summary>
    public bool LookIsDue { get; set; }
    /// <summary>How often a desk has looked: numbers the draws of its delays.</summary>
    public int Looks { get; set; }
    public bool CloseIsDue { get; set; }
    public int Closings { get; set; }
    public int CallBacks { get; set; }
    public bool TruthReported { get; set; }
    /// <summary>What the crews and desks brought it to; the best of them counts.</summary>
    public DispositionCode? Outcome { get; set; }
    public Destination Destination { get; set; }
    public bool PersonReached { get; set; }
    public Determination? Determination { get; set; }
    public Tally Tally { get; } = new();

    /// <summary>How long it waited when nobody could be sent; null while nobody is missing.</summary>
    public Instant? WaitsSince { get; set; }

    /// <summary>The hand-offs of it that are not over, by their place among all talks.</summary>
    public List<int> Talks { get; } = [];

    /// <summary>How often a kind was asked before for this incident.</summary>
    public int NextAttempt(ResponderKind kind)
    {
        _attempts ??= new byte[ResponderKinds.Count];
        return _attempts[(int)kind] == byte.MaxValue ? byte.MaxValue : _attempts[(int)kind]++;
    }

    /// <summary>One more end that somebody brought it to; the one that says the most stays.</summary>
    public void Better(DispositionCode code, bool reached)
    {
        PersonReached |= reached;
        if (Outcome is null || Worth(code) > Worth(Outcome.Value)) Outcome = code;
    }

    private static int Worth(DispositionCode code) => code switch
    {
        DispositionCode.Transported => 6,
        DispositionCode.PoliceAction => 5,
        DispositionCode.ResolvedOnScene => 4,
        DispositionCode.ResolvedByTelephone or DispositionCode.GivenTo311 or DispositionCode.GivenToOtherCentre => 3,
        DispositionCode.Refused => 2,
        DispositionCode.UnableToLocate => 1,
        _ => 0,
    };
}
