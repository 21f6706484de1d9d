using NodaTime;
using Sylvan.Data.Csv;

namespace RightCall.Planning.Logs;

/// <summary>Reads what a log says about how calls ended and how long they took. The report compares with it; no decision reads it.</summary>
internal sealed class ScoreReader
{
    private readonly LogMapping _mapping;
    private readonly int[] _found;
    private readonly int _arrived;
    private readonly TimeFormat? _times;
    private readonly string[] _values;
    private readonly SortedDictionary<string, bool> _known = new(StringComparer.Ordinal);

    public ScoreReader(LogMapping mapping, ColumnFinder finder)
    {
        _mapping = mapping;
        int[] found = [.. (mapping.Score?.Columns ?? []).Select(finder.FindIfThere)];
        _found = found.Contains(-1) ? [] : found; // A log without them is replayed all the same; there is only nothing to compare with.
        _values = new string[_found.Length];
        _arrived = mapping.Observed is { } times ? finder.FindIfThere(times.Arrived) : -1;
        if (_arrived >= 0 && mapping.Observed is { } observed) _times = new(observed.Formats, mapping.Zone);
    }

    public bool? FoundBehavioural(CsvDataReader csv)
    {
        if (_found.Length == 0) return null;
        for (var i = 0; i < _found.Length; i++) _values[i] = csv.GetString(_found[i]);
        if (_values.Length > 1) return _mapping.Score!.BehaviouralHealth.Fits(_values);
        if (!_known.TryGetValue(_values[0], out var fits)) _known[_values[0]] = fits = _mapping.Score!.BehaviouralHealth.Fits(_values);
        return fits;
    }

    /// <summary>From the call to the first arrival, where both are known and in order.</summary>
    public Duration? Response(CsvDataReader csv, Instant called)
    {
        if (_times is null || _times.Read(csv.GetString(_arrived), out var arrived) is TimeOutcome.Broken or TimeOutcome.Skipped) return null;
        return arrived >= called && arrived - called < Duration.FromHours(24) ? arrived - called : null;
    }
}
