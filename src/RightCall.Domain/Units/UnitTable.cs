using System.Collections;
using System.Collections.Immutable;
using RightCall.Domain.Areas;
using RightCall.Domain.Responders;

namespace RightCall.Domain.Units;

/// <summary>All units of the area, by id. Immutable; a change of one unit copies 16 references and the list of pieces.</summary>
/// <remarks>A unit's place is fixed between two rosters, so that the units of a kind are a list of places.</remarks>
public sealed class UnitTable : IEnumerable<UnitState>
{
    private const int PieceBits = 4;
    private const int PieceMask = (1 << PieceBits) - 1;

    private readonly UnitId[] _ids;
    private readonly Piece[] _pieces;
    private readonly int[][] _byKind;

    private UnitTable(UnitId[] ids, Piece[] pieces, int[][] byKind) => (_ids, _pieces, _byKind) = (ids, pieces, byKind);

    /// <summary>No unit.</summary>
    public static readonly UnitTable Empty = Of([]);

    /// <summary>How many units there are.</summary>
    public int Count => _ids.Length;

    /// <summary>The unit at this place.</summary>
    public UnitState this[int place] => _pieces[place >> PieceBits].Units[place & PieceMask];

    /// <summary>The unit whose timer is the earliest; null where no timer runs.</summary>
    public UnitState? Earliest
    {
        get
        {
            var (best, at) = (-1, EarliestRow.Never);
            for (var p = 0; p < _pieces.Length; p++) if (_pieces[p].Earliest.Due < at) (best, at) = (p, _pieces[p].Earliest.Due);
            return best < 0 ? null : _pieces[best].Units[_pieces[best].Earliest.At];
        }
    }

    /// <summary>The place of a unit; negative where the roster has no such unit.</summary>
    public int IndexOf(UnitId id)
    {
        var (low, high) = (0, _ids.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = _ids[middle].CompareTo(id);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return ~low;
    }

    /// <summary>The unit with this id, or null.</summary>
    public UnitState? Find(UnitId id) => IndexOf(id) is >= 0 and var place ? this[place] : null;

    /// <summary>The places of the units that can serve as this kind, in the order of their ids.</summary>
    public ReadOnlySpan<int> OfKind(ResponderKind kind) => _byKind[(int)kind];

    /// <summary>The units, in the order of their ids.</summary>
    public IEnumerator<UnitState> GetEnumerator()
    {
        foreach (var piece in _pieces) foreach (var unit in piece.Units) yield return unit;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A table of these units, in any order.</summary>
    internal static UnitTable Of(IEnumerable<UnitState> units)
    {
        UnitState[] sorted = [.. units.OrderBy(u => u.Id)];
        var byKind = new int[ResponderKinds.Count][];
        for (var kind = 0; kind < byKind.Length; kind++)
            byKind[kind] = [.. Enumerable.Range(0, sorted.Length).Where(i => sorted[i].Definition.Kinds.Contains((ResponderKind)kind))];
        return new([.. sorted.Select(u => u.Id)], [.. sorted.Chunk(1 << PieceBits).Select(p => new Piece(p, EarliestRow.Of(p)))], byKind);
    }

    /// <summary>The table under another roster: units that stay keep their state.</summary>
    internal UnitTable Under(ImmutableArray<UnitDefinition> roster) => Of(roster.Select(d => Find(d.Id) is { } unit
        ? unit with { Definition = d, OfficerAboard = unit.OfficerAboard || d.OfficerInCrew }
        : new UnitState(d, UnitStatus.Off, 0, d.OfficerInCrew, null, [], false, null)));

    /// <summary>The table with one unit changed.</summary>
    internal UnitTable With(int place, UnitState unit)
    {
        var piece = _pieces[place >> PieceBits];
        return new(_ids, Rows.Replaced(_pieces, place >> PieceBits, piece.With(place & PieceMask, unit)), _byKind);
    }

    private sealed class Piece(UnitState[] units, EarliestRow earliest)
    {
        public readonly UnitState[] Units = units;
        public readonly EarliestRow Earliest = earliest;

        public Piece With(int i, UnitState unit)
        {
            var changed = Rows.Replaced(Units, i, unit);
            return new(changed, Earliest.Replaced(i, changed));
        }
    }
}
