using System.Collections;
using System.Collections.Immutable;
using RightCall.Domain.Responders;

namespace RightCall.Domain.Units;

/// <summary>All units of the area, by id. Immutable; a change of one unit copies 32 references and the list of pieces.</summary>
/// <remarks>A unit's place is fixed between two rosters, so that the units of a kind are a list of places.</remarks>
public sealed class UnitTable : IEnumerable<UnitState>
{
    private const int PieceBits = 5;
    private const int PieceMask = (1 << PieceBits) - 1;

    private readonly UnitId[] _ids;
    private readonly UnitState[][] _pieces;
    private readonly int[][] _byKind;

    private UnitTable(UnitId[] ids, UnitState[][] pieces, int[][] byKind) => (_ids, _pieces, _byKind) = (ids, pieces, byKind);

    /// <summary>No unit.</summary>
    public static readonly UnitTable Empty = Of([]);

    /// <summary>How many units there are.</summary>
    public int Count => _ids.Length;

    /// <summary>The unit at this place.</summary>
    public UnitState this[int place] => _pieces[place >> PieceBits][place & PieceMask];

    /// <summary>The place of a unit; negative where the roster has no such unit.</summary>
    public int IndexOf(UnitId id) => _ids.AsSpan().BinarySearch(id);

    /// <summary>The unit with this id, or null.</summary>
    public UnitState? Find(UnitId id) => IndexOf(id) is >= 0 and var place ? this[place] : null;

    /// <summary>The places of the units that can serve as this kind, in the order of their ids.</summary>
    public ReadOnlySpan<int> OfKind(ResponderKind kind) => _byKind[(int)kind];

    /// <summary>The units, in the order of their ids.</summary>
    public IEnumerator<UnitState> GetEnumerator()
    {
        foreach (var piece in _pieces) foreach (var unit in piece) yield return unit;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A table of these units, in any order.</summary>
    internal static UnitTable Of(IEnumerable<UnitState> units)
    {
        UnitState[] sorted = [.. units.OrderBy(u => u.Id)];
        var byKind = new int[ResponderKinds.Count][];
        for (var kind = 0; kind < byKind.Length; kind++)
            byKind[kind] = [.. Enumerable.Range(0, sorted.Length).Where(i => sorted[i].Definition.Kinds.Contains((ResponderKind)kind))];
        return new([.. sorted.Select(u => u.Id)], [.. sorted.Chunk(1 << PieceBits)], byKind);
    }

    /// <summary>The table under another roster: units that stay keep their state.</summary>
    internal UnitTable Under(ImmutableArray<UnitDefinition> roster) => Of(roster.Select(d => Find(d.Id) is { } unit
        ? unit with { Definition = d, OfficerAboard = unit.OfficerAboard || d.OfficerInCrew }
        : new UnitState(d, UnitStatus.Off, 0, d.OfficerInCrew, null, [], false, null)));

    /// <summary>The table with one unit changed.</summary>
    internal UnitTable With(int place, UnitState unit)
    {
        var pieces = (UnitState[][])_pieces.Clone();
        var piece = (UnitState[])pieces[place >> PieceBits].Clone();
        piece[place & PieceMask] = unit;
        pieces[place >> PieceBits] = piece;
        return new(_ids, pieces, _byKind);
    }
}
