using System.Collections.Immutable;
using RightCall.Console.Centre;
using RightCall.Contracts.Incidents;
using RightCall.Contracts.Places;
using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;
using RightCall.Domain.Triage;

namespace RightCall.Console.CallTaker;

/// <summary>What a call-taker is doing about one call: what was entered counts at once, whether or not the centre has it yet.</summary>
/// <param name="call">The call.</param>
public sealed class CallWork(CallId call)
{
    private readonly List<Answer> _entered = [];
    private ImmutableArray<Answer> _known = [];

    /// <summary>The call.</summary>
    public CallId Call => call;

    /// <summary>The incident that it reports.</summary>
    public IncidentId? Incident { get; set; }

    /// <summary>The incident as the centre knows it; null until it was read.</summary>
    public IncidentView? View { get; private set; }

    /// <summary>The nature that was chosen, before the centre knows of it.</summary>
    public NatureInForce? Nature { get; set; }

    /// <summary>The best place.</summary>
    public PlaceCandidate? Place { get; set; }

    /// <summary>How the place was confirmed, in a word for the screen.</summary>
    public string PlaceConfirmed { get; set; } = "";

    /// <summary>Places that what was typed could mean.</summary>
    public IReadOnlyList<PlaceView> FoundPlaces { get; set; } = [];

    /// <summary>The interview; null before a nature was chosen.</summary>
    public Interview? Interview { get; private set; }

    /// <summary>What the protocol makes of it.</summary>
    public Determination? Determination { get; private set; }

    /// <summary>The question that is asked again.</summary>
    public string? AskAgain { get; set; }

    /// <summary>Whether the caller cannot speak, and says yes or no by a key or a knock.</summary>
    public bool IsYesNo { get; set; }

    /// <summary>In yes/no mode: how many answers of the question were denied.</summary>
    public int Denied { get; set; }

    /// <summary>Whom plan and travel times put forward.</summary>
    public RecommendationView? Recommended { get; set; }

    /// <summary>What a made-up caller said first.</summary>
    public string? Opening { get; set; }

    /// <summary>What a made-up caller says to the question.</summary>
    public (string Question, string Value)? Said { get; set; }

    /// <summary>The question to ask now; null where nothing is left.</summary>
    public Question? Question => Interview is not { } interview ? null
        : AskAgain is { } again && interview.Protocol.IndexOf(again) is >= 0 and var at ? interview.Protocol.Questions[at] : interview.Next();

    /// <summary>Whether the centre has this answer.</summary>
    public bool IsKnown(string question) => _entered.All(a => a.Question != question);

    /// <summary>The interview begins, or goes on under another protocol.</summary>
    public void Begin(Protocol protocol) => Evaluate(Interview.Of(protocol, [.. _known, .. _entered]));

    /// <summary>Somebody said something.</summary>
    public void Enter(Answer answer)
    {
        _entered.Add(answer);
        (AskAgain, Denied) = (null, 0);
        if (Interview is not null) Evaluate(Interview.With(answer));
    }

    /// <summary>What the centre knows now.</summary>
    public void Take(IncidentView view, Protocol? protocol)
    {
        (View, Incident, Nature) = (view, view.Line.Incident, null);
        Place = view.Line.Place ?? Place;
        _known = [.. view.Interview.Answers];
        _entered.RemoveAll(e => _known.Any(k => k.Question == e.Question && k.Value == e.Value && k.At == e.At));
        if (protocol is not null) Begin(protocol);
    }

    /// <summary>The centre refused an answer: it counts no more.</summary>
    public void TakeBack(Answer answer)
    {
        if (_entered.Remove(answer) && Interview is not null) Begin(Interview.Protocol);
    }

    private void Evaluate(Interview interview) => (Interview, Determination) = (interview, TriageEngine.Determine(interview));
}
