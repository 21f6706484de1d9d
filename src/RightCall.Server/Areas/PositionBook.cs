using System.Collections.Immutable;
using RightCall.Domain.Units;

namespace RightCall.Server.Areas;

/// <summary>Where the units of an area were last seen, in memory only. Safe to use from any thread.</summary>
internal sealed class PositionBook
{
    private readonly Lock _writing = new();
    private volatile Known _now = new(ImmutableSortedDictionary<UnitId, Seen>.Empty, 0);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Notes sightings. An older one than is known changes nothing.</summary>
    public void Report(IReadOnlyList<SeenUnit> seen)
    {
        TaskCompletionSource changed;
        lock (_writing)
        {
            var (units, version) = (_now.Units.ToBuilder(), _now.Version + 1);
            foreach (var (unit, position) in seen)
                if (!units.TryGetValue(unit, out var known) || known.Position.AsOf < position.AsOf) units[unit] = new(position, version);
            if (units.Values.All(s => s.Version != version)) return;
            _now = new(units.ToImmutable(), version);
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        changed.SetResult();
    }

    /// <summary>What is known now, as a fact for decisions: it changes no more.</summary>
    public IUnitPositions Now() => _now;

    /// <summary>What changed since a version, 0 for all that is known, and the version now. Waits for a change.</summary>
    public async Task<(IReadOnlyList<SeenUnit> Seen, long Version)> SinceAsync(long version, CancellationToken stopping)
    {
        while (true)
        {
            Task changed;
            Known now;
            lock (_writing) (changed, now) = (_changed.Task, _now);
            if (now.Version > version) return ([.. now.Units.Where(u => u.Value.Version > version).Select(u => new SeenUnit(u.Key, u.Value.Position))], now.Version);
            await changed.WaitAsync(stopping);
        }
    }

    private readonly record struct Seen(UnitPosition Position, long Version);

    private sealed record Known(ImmutableSortedDictionary<UnitId, Seen> Units, long Version) : IUnitPositions
    {
        public bool TryFind(UnitId unit, out UnitPosition position)
        {
            var found = Units.TryGetValue(unit, out var seen);
            position = seen.Position;
            return found;
        }
    }
}
