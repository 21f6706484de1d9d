using System.Collections.Immutable;

namespace RightCall.Roads;

/// <summary>What is different on the streets just now: arcs that are closed, and arcs on which traffic is slower or faster than the speed table says.</summary>
/// <remarks>Immutable; each change makes a new one. A closed arc carries nobody, not even from or to a place on it: such a place is snapped to the
/// nearest street that is open.</remarks>
public sealed class RoadConditions
{
    private readonly ImmutableSortedDictionary<int, int> _permille;

    private RoadConditions(ImmutableSortedDictionary<int, int> permille) => _permille = permille;

    /// <summary>Nothing is different.</summary>
    public static RoadConditions None { get; } = new(ImmutableSortedDictionary<int, int>.Empty);

    /// <summary>How many arcs are different.</summary>
    public int Count => _permille.Count;

    /// <summary>The arcs that are different, ascending, and their speed in thousandths; 0 is closed.</summary>
    public IEnumerable<(int Arc, int SpeedPermille)> Arcs => _permille.Select(p => (p.Key, p.Value));

    /// <summary>Closes an arc.</summary>
    public RoadConditions Close(int arc) => new(_permille.SetItem(arc, 0));

    /// <summary>Closes a street in both directions.</summary>
    public RoadConditions CloseStreet(int street) => Close(2 * street).Close(2 * street + 1);

    /// <summary>Sets an arc's speed in thousandths of the usual: 500 takes twice as long.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 1 to 3000.</exception>
    public RoadConditions Slow(int arc, int speedPermille)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(speedPermille, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(speedPermille, 3_000);
        return new(_permille.SetItem(arc, speedPermille));
    }

    /// <summary>Makes an arc as usual again.</summary>
    public RoadConditions Restore(int arc) => new(_permille.Remove(arc));

    internal void Apply(Span<int> ms)
    {
        foreach (var (arc, permille) in _permille)
        {
            if ((uint)arc >= (uint)ms.Length || ms[arc] >= Times.Unreachable) continue;
            ms[arc] = permille == 0 ? Times.Unreachable : (int)Math.Min((ms[arc] * 1_000L + permille / 2) / permille, Times.Unreachable - 1);
        }
    }
}
