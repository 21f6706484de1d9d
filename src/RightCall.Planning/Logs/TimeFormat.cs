using NodaTime;
using NodaTime.Text;

namespace RightCall.Planning.Logs;

/// <summary>What became of a time that was read from a log.</summary>
public enum TimeOutcome : byte
{
    /// <summary>It names one instant.</summary>
    Good,
    /// <summary>It names two instants, in the hour that is repeated in autumn: the earlier was taken.</summary>
    Ambiguous,
    /// <summary>It names none: the hour is skipped in spring.</summary>
    Skipped,
    /// <summary>It is written in none of the formats.</summary>
    Broken,
}

/// <summary>Reads the times of a log: the first format that fits counts, in the log's time zone. Immutable; safe to share between threads.</summary>
public sealed class TimeFormat
{
    private readonly LocalDateTimePattern?[] _local;
    private readonly OffsetDateTimePattern?[] _offset;
    private readonly DateTimeZone _zone;

    /// <summary>Reads times in these formats.</summary>
    /// <param name="formats">NodaTime patterns; with an offset (<c>o</c>) the zone is not asked.</param>
    /// <param name="zone">The zone of times without an offset.</param>
    public TimeFormat(IReadOnlyList<string> formats, DateTimeZone zone)
    {
        _zone = zone;
        _local = [.. formats.Select(f => HasOffset(f) ? null : LocalDateTimePattern.CreateWithInvariantCulture(f))];
        _offset = [.. formats.Select(f => HasOffset(f) ? OffsetDateTimePattern.CreateWithInvariantCulture(f) : null)];
    }

    /// <summary>What is wrong with a format, in plain words; null when nothing is.</summary>
    public static string? Problem(string format)
    {
        try
        {
            _ = new TimeFormat([format], DateTimeZone.Utc);
            return null;
        }
        catch (InvalidPatternException e)
        {
            return $"'{format}' is not a NodaTime pattern such as 'M/d/yy H:mm' or 'uuuu-MM-ddTHH:mm:ss': {e.Message}";
        }
    }

    /// <summary>The instant that the text names.</summary>
    public TimeOutcome Read(string text, out Instant at)
    {
        at = default;
        for (var i = 0; i < _local.Length; i++) if (TryFormat(i, text, out var outcome, ref at)) return outcome;
        return TimeOutcome.Broken;
    }

    private bool TryFormat(int format, string text, out TimeOutcome outcome, ref Instant at)
    {
        outcome = TimeOutcome.Good;
        if (_offset[format] is { } withOffset)
        {
            var read = withOffset.Parse(text);
            if (read.Success) at = read.Value.ToInstant();
            return read.Success;
        }
        var local = _local[format]!.Parse(text);
        if (!local.Success) return false;
        var map = _zone.MapLocal(local.Value);
        outcome = map.Count switch { 0 => TimeOutcome.Skipped, 1 => TimeOutcome.Good, _ => TimeOutcome.Ambiguous };
        if (map.Count > 0) at = map.First().ToInstant();
        return true;
    }

    private static bool HasOffset(string format) => format.Contains('o', StringComparison.Ordinal);
}
