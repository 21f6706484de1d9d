using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;
using RightCall.Domain.Triage;
using RightCall.Planning.Callers;

namespace RightCall.Demonstration;

/// <summary>One made-up call: who is on the line, what is really so, and what was said of it. The stories of call, desk and crews share it.</summary>
internal sealed class Scene(int number, TownCall call, NatureCallers nature, Caller caller, PlaceCandidate place)
{
    private readonly Lock _lock = new();
    private readonly byte[] _codes = new byte[nature.Protocol.Questions.Length];
    private readonly Dictionary<int, int> _attempts = [];
    private DispositionCode? _outcome;
    private int _running;
    private int _answered;

    public int Number { get; } = number;
    public TownCall Logged { get; } = call;
    public NatureCallers Nature { get; } = nature;
    public Caller Caller { get; } = caller;
    public PlaceCandidate Place { get; } = place;
    public CallId Call { get; } = new(Guid.CreateVersion7());
    public IncidentId? Incident { get; set; }
    public bool InterviewOver { get; set; }
    public bool TruthReported { get; set; }
    public bool PersonReached { get; set; }
    public Destination Destination { get; set; }
    public int Looks { get; set; }

    /// <summary>What somebody brought it to, the best of them; null while nobody has.</summary>
    public DispositionCode? Outcome => _outcome;

    /// <summary>Whether crews or desks are still busy with it.</summary>
    public bool IsBusy => Volatile.Read(ref _running) > 0;

    public void Began() => Interlocked.Increment(ref _running);

    public void Ended() => Interlocked.Decrement(ref _running);

    /// <summary>How often this kind was asked before.</summary>
    public int NextAttempt(int kind)
    {
        lock (_lock)
        {
            var nth = _attempts.GetValueOrDefault(kind);
            _attempts[kind] = nth + 1;
            return nth;
        }
    }

    /// <summary>One more end that somebody brought it to.</summary>
    public void Better(DispositionCode code)
    {
        lock (_lock) if (_outcome is null || Worth(code) > Worth(_outcome.Value)) _outcome = code;
    }

    /// <summary>The next question that this caller would be asked and has not answered; null when none is left, or when the caller has hung up.</summary>
    public int? NextQuestion(bool openingOnly)
    {
        lock (_lock)
        {
            if (HasHungUp) return null;
            for (var q = 0; q < _codes.Length; q++)
            {
                var question = Nature.Protocol.Questions[q];
                if (_codes[q] == 0 && (!openingOnly || question.FromOpening) && question.Guard.Holds(_codes)) return q;
            }
            return null;
        }
    }

    /// <summary>Whether the line broke after so many answers.</summary>
    public bool HasHungUp => _answered >= Caller.HangsUpAfter;

    /// <summary>Notes what was answered.</summary>
    public void Said(int question, byte code)
    {
        lock (_lock)
        {
            _codes[question] = code;
            _answered++;
        }
    }

    /// <summary>The dangerous truths that differ from what was said, as questions and codes: what a crew sees.</summary>
    public IReadOnlyList<(Question Question, AnswerCode Code)> Unsaid()
    {
        lock (_lock)
        {
            List<(Question, AnswerCode)> found = [];
            for (var q = 0; q < _codes.Length; q++)
            {
                var (question, truth) = (Nature.Protocol.Questions[q], new AnswerCode(Caller.Truth[q]));
                if (!question.IsDanger || !question.FromOpening || truth.Value == 0 || truth.Value == _codes[q] || (question.SafeMask & truth.Bit) != 0) continue;
                _codes[q] = truth.Value;
                found.Add((question, truth));
            }
            return found;
        }
    }

    private static int Worth(DispositionCode code) => code switch
    {
        DispositionCode.Transported => 6,
        DispositionCode.PoliceAction => 5,
        DispositionCode.ResolvedOnScene => 4,
        DispositionCode.ResolvedByTelephone or DispositionCode.GivenTo311 or DispositionCode.GivenToOtherCentre => 3,
        DispositionCode.Refused => 2,
        _ => 1,
    };
}
