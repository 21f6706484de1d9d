using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Planning.Reports;

namespace RightCall.Planning.Replays;

/// <summary>Adds up incidents that have ended. For one thread.</summary>
internal sealed class IncidentCounts
{
    private const int Nobody = 13;
    private static readonly int FamilyCount = Enum.GetValues<Family>().Length;

    private readonly int[,] _first = new int[FamilyCount, Nobody + 1];
    private readonly SortedDictionary<NatureId, int[]> _firstByNature = [];
    private readonly List<int>[] _responses = [.. Enumerable.Range(0, FamilyCount).Select(_ => new List<int>())];
    private readonly int[] _grounds = new int[Enum.GetValues<OfficerGround>().Length];
    private readonly int[] _disqualifiers = new int[Domain.Triage.Disqualifiers.Count];
    private readonly (int Count, double Longest)[] _waits = new (int, double)[6];
    private readonly TriageCounts _triage = new();

    public FunnelCounts Funnel { get; } = new();
    public int PoliceFirst { get; private set; }
    public int PoliceFirstWithoutReason { get; private set; }
    public (int Incidents, int Eligible) MentalHealth { get; private set; }

    public void Add(Scene scene)
    {
        var tally = scene.Tally;
        var family = scene.Nature.Protocol.Family;
        var first = tally.First is { } kind ? (int)kind : Nobody;
        _first[(int)family, first]++;
        if (!_firstByNature.TryGetValue(scene.Logged.Nature, out var byKind)) _firstByNature[scene.Logged.Nature] = byKind = new int[Nobody + 1];
        byKind[first]++;
        if (tally.FirstArrival is { } arrival) _responses[(int)family].Add((int)(arrival - tally.RangAt).TotalSeconds);
        if (tally.OfficerFirst && tally.InScopeWhenSent) CountPoliceFirst(tally);
        Funnel.Add(tally.IsClosed, tally.InScope, tally.End);
        if (family == Family.MentalHealth && tally.InScope)
            MentalHealth = (MentalHealth.Incidents + 1, MentalHealth.Eligible + (tally.End is { Reached: >= FunnelStep.Eligible } ? 1 : 0));
        CountWait(tally);
        _triage.Add(TriageEngine.Determine(scene.Nature.Protocol, scene.Caller.Truth), tally);
    }

    public IReadOnlyDictionary<Family, IReadOnlyDictionary<string, int>> FirstResponder()
    {
        SortedDictionary<Family, IReadOnlyDictionary<string, int>> table = [];
        foreach (var family in Enum.GetValues<Family>())
        {
            var row = Row(i => _first[(int)family, i]);
            if (row.Count > 0) table[family] = row;
        }
        return table;
    }

    public IReadOnlyDictionary<NatureId, IReadOnlyDictionary<string, int>> FirstResponderByNature()
    {
        SortedDictionary<NatureId, IReadOnlyDictionary<string, int>> table = [];
        foreach (var (nature, counts) in _firstByNature) table[nature] = Row(i => counts[i]);
        return table;
    }

    public IReadOnlyDictionary<Family, ResponseTimes> ResponseMinutes()
    {
        SortedDictionary<Family, ResponseTimes> table = [];
        foreach (var family in Enum.GetValues<Family>())
            if (_responses[(int)family] is { Count: > 0 } seconds) table[family] = new(seconds.Count, Quantile.Minutes(seconds, 0.5), Quantile.Minutes(seconds, 0.9));
        return table;
    }

    public IReadOnlyDictionary<string, int> PoliceFirstByGround() => Named(Enum.GetValues<OfficerGround>(), g => Words.Of(g), g => _grounds[(int)g]);

    public IReadOnlyDictionary<string, int> PoliceFirstByDisqualifier() => Named(Enum.GetValues<Disqualifier>(), d => d.Id(), d => _disqualifiers[(int)d]);

    public IReadOnlyList<WaitBeyondMaximum> Waits() => [.. Enumerable.Range(1, 5).Select(p => new WaitBeyondMaximum(p, _waits[p].Count, Math.Round(_waits[p].Longest, 1)))];

    public TriageScore Triage() => _triage.Score();

    private static SortedDictionary<string, int> Named<T>(IEnumerable<T> items, Func<T, string> name, Func<T, int> count)
    {
        SortedDictionary<string, int> named = new(StringComparer.Ordinal);
        foreach (var item in items) if (count(item) > 0) named[name(item)] = count(item);
        return named;
    }

    private static SortedDictionary<string, int> Row(Func<int, int> count)
    {
        SortedDictionary<string, int> row = new(StringComparer.Ordinal);
        for (var i = 0; i < ResponderKinds.Count; i++) if (count(i) > 0) row[((ResponderKind)i).Id()] = count(i);
        if (count(Nobody) > 0) row["nobody"] = count(Nobody);
        return row;
    }

    private void CountPoliceFirst(Tally tally)
    {
        PoliceFirst++;
        _grounds[(int)tally.FirstGround]++;
        if (tally.FirstGround is OfficerGround.NoOfficer or OfficerGround.OutOfScope or OfficerGround.Baseline) PoliceFirstWithoutReason++;
        if (tally.FirstGround is not OfficerGround.Disqualifier) return;
        foreach (var disqualifier in tally.FirstDisqualifiers) if (disqualifier.Group() == DisqualifierGroup.Police) _disqualifiers[(int)disqualifier]++;
    }

    private void CountWait(Tally tally)
    {
        if (tally.CommittedAt is not { } committed || !tally.IsLate) return;
        ref var wait = ref _waits[(int)tally.PriorityWhenSent];
        wait = (wait.Count + 1, Math.Max(wait.Longest, (committed - tally.OpenedAt).TotalMinutes));
    }
}
