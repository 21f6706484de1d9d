using System.Collections.Concurrent;
using NodaTime;
using RightCall.Domain.Geo;
using RightCall.Domain.Units;

namespace RightCall.Demonstration;

/// <summary>Where made-up units are, said to the centre once a second as their modems would: who moves each time, who stands still each minute.</summary>
internal sealed class Vehicles(Seat modem, IClock clock)
{
    private static readonly Duration SaidAgainAfter = Duration.FromMinutes(1);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private sealed record Drive(Way Way, Instant Began, Duration Takes);

    private readonly ConcurrentDictionary<UnitId, Drive> _drives = new();
    private readonly ConcurrentDictionary<UnitId, (GeoPoint Point, Instant Said)> _said = new();

    /// <summary>Puts a unit somewhere.</summary>
    public void Stand(UnitId unit, GeoPoint at) => _drives[unit] = new(new([at]), clock.GetCurrentInstant(), Duration.Epsilon);

    /// <summary>Sets a unit in motion.</summary>
    public void Go(UnitId unit, Way way, Duration takes) => _drives[unit] = new(way, clock.GetCurrentInstant(), Duration.Max(takes, Duration.Epsilon));

    /// <summary>Where a unit is now.</summary>
    public GeoPoint Where(UnitId unit) => _drives[unit] is var drive ? drive.Way.At((clock.GetCurrentInstant() - drive.Began) / drive.Takes) : default;

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            var now = clock.GetCurrentInstant();
            List<object> seen = [];
            foreach (var unit in _drives.Keys)
            {
                var point = Where(unit);
                if (_said.TryGetValue(unit, out var before) && before.Point == point && now - before.Said < SaidAgainAfter) continue;
                _said[unit] = (point, now);
                seen.Add(new { unit, point, asOf = now });
            }
            if (seen.Count > 0) await modem.GiveAsync("positions", new { units = seen }, stopping);
        }
    }
}
