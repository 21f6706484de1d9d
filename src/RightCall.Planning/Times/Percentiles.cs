using System.Globalization;
using NodaTime;
using RightCall.Planning.Files;

namespace RightCall.Planning.Times;

/// <summary>How long something takes, by its percentiles, with straight lines in between. Immutable.</summary>
public sealed class Percentiles
{
    private readonly double[] _shares;
    private readonly double[] _seconds;

    private Percentiles(double[] shares, double[] seconds) => (_shares, _seconds) = (shares, seconds);

    /// <summary>The time at a share from 0 to 1: what a draw comes to. Whole seconds.</summary>
    public Duration At(double share)
    {
        var i = 1;
        while (i < _shares.Length - 1 && share > _shares[i]) i++;
        var part = Math.Clamp((share - _shares[i - 1]) / (_shares[i] - _shares[i - 1]), 0, 1);
        return Duration.FromSeconds((long)Math.Round(_seconds[i - 1] + (part * (_seconds[i] - _seconds[i - 1]))));
    }

    /// <summary>The mean, for sizing a fleet.</summary>
    public Duration Mean()
    {
        var sum = 0.0;
        for (var i = 1; i < _shares.Length; i++) sum += (_shares[i] - _shares[i - 1]) * (_seconds[i] + _seconds[i - 1]) / 2;
        return Duration.FromSeconds(sum + ((1 - _shares[^1]) * _seconds[^1]));
    }

    /// <summary>Reads <c>{minutes: {p0: 0, p50: 22, p95: 78}}</c>, or the same in seconds.</summary>
    internal static Percentiles? Read(YamlPart part)
    {
        var minutes = part.Find("minutes");
        if ((minutes ?? part.Find("seconds")) is not { } list)
        {
            part.Problem("It needs 'minutes' or 'seconds', such as {minutes: {p0: 0, p50: 22, p95: 78}}.");
            return null;
        }
        List<double> shares = [], seconds = [];
        foreach (var (name, value) in list.Entries())
        {
            if (name.Length < 2 || name[0] != 'p' || !double.TryParse(name.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent is < 0 or > 100)
                value.Problem($"'{name}' must be a percentile, such as p0, p50 or p95.");
            else if (value.Number(0, 100_000) is { } time)
            {
                if (shares.Count > 0 && (percent / 100 <= shares[^1] || time * (minutes is null ? 1 : 60) < seconds[^1])) value.Problem("Percentiles and their times must rise.");
                shares.Add(percent / 100);
                seconds.Add(minutes is null ? time : time * 60);
            }
        }
        if (shares.Count >= 2 && shares[0] == 0) return new([.. shares], [.. seconds]);
        list.Problem("It needs p0 and at least one more percentile.");
        return null;
    }
}
