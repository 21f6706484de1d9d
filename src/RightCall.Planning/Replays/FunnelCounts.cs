using RightCall.Domain.Incidents;

namespace RightCall.Planning.Replays;

/// <summary>Counts how far incidents come: incidents → in scope → triaged → eligible → served → person reached → ended with no officer. For one thread.</summary>
public sealed class FunnelCounts
{
    /// <summary>The loss of an incident that was never in scope.</summary>
    public const string OutOfScope = "out-of-scope";
    /// <summary>The loss of an incident that was still open when the log ended.</summary>
    public const string StillOpen = "still-open";

    private static readonly FunnelStep[] Steps = Enum.GetValues<FunnelStep>();
    private readonly SortedDictionary<string, int>[] _losses = [.. Steps.Select(_ => new SortedDictionary<string, int>(StringComparer.Ordinal)), new(StringComparer.Ordinal)];
    private readonly SortedDictionary<string, int> _servedBy = new(StringComparer.Ordinal);
    private int _incidents;

    /// <summary>One more incident.</summary>
    /// <param name="closed">Whether it has ended.</param>
    /// <param name="inScope">Whether it was ever in scope.</param>
    /// <param name="end">Its end in the funnel, as its last event says.</param>
    public void Add(bool closed, bool inScope, FunnelEnd? end)
    {
        _incidents++;
        if (!closed && inScope) Lose((int)FunnelStep.Triaged, StillOpen);
        else if (end is not { } known) Lose((int)FunnelStep.InScope, OutOfScope);
        else if (known.Loss is { } loss) Lose((int)known.Reached + 1, Words.Of(loss));
        else if (known.Outcome is { } outcome) _servedBy[Words.Of(outcome)] = _servedBy.GetValueOrDefault(Words.Of(outcome)) + 1;
    }

    /// <summary>The steps with their counts and losses.</summary>
    public IReadOnlyList<FunnelStepCount> Make()
    {
        List<FunnelStepCount> funnel = [new("incidents", _incidents, [])];
        var count = _incidents;
        foreach (var step in Steps)
        {
            var losses = _losses[(int)step].Select(l => new FunnelLossCount(l.Key, l.Value)).ToList();
            count -= losses.Sum(l => l.Count);
            funnel.Add(new(Words.Of(step), count, losses));
        }
        return funnel;
    }

    /// <summary>How those were served that came to the last step.</summary>
    public IReadOnlyDictionary<string, int> ServedBy() => _servedBy;

    // A loss after the last step (an officer joined when all was done) is a loss of the last step.
    private void Lose(int step, string reason)
    {
        var losses = _losses[Math.Min(step, (int)FunnelStep.EndedWithoutOfficer)];
        losses[reason] = losses.GetValueOrDefault(reason) + 1;
    }
}
