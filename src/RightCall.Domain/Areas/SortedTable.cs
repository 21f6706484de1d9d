using System.Collections;
using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace RightCall.Domain.Areas;

/// <summary>Something for which a timer may run.</summary>
public interface ITimed
{
    /// <summary>When the timer looks at it; null while none runs.</summary>
    Instant? Due { get; }
}

/// <summary>An immutable table in the order of its keys, in pieces of at most 16 rows: a change copies one piece and the list of pieces, never the table. It knows its earliest row in time.</summary>
/// <remarks>Chosen over ImmutableSortedDictionary and a table of timers by measurement: keys that grow with time go to the end, a hundred open incidents are a few pieces,
/// and the timers cost one time in each piece.</remarks>
public sealed class SortedTable<TKey, TValue> : IEnumerable<KeyValuePair<TKey, TValue>> where TKey : IComparable<TKey> where TValue : class, ITimed
{
    private const int Most = 16;

    private readonly Piece[] _pieces;

    private SortedTable(Piece[] pieces, int count) => (_pieces, Count) = (pieces, count);

    /// <summary>The empty table.</summary>
    internal static readonly SortedTable<TKey, TValue> Empty = new([], 0);

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>The value of a key.</summary>
    /// <returns>Whether the key is in the table.</returns>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var p = PieceOf(key);
        if (p < _pieces.Length && _pieces[p].IndexOf(key) is >= 0 and var i)
        {
            value = _pieces[p].Values[i];
            return true;
        }
        value = null;
        return false;
    }

    /// <summary>Whether the key is in the table.</summary>
    public bool Contains(TKey key) => PieceOf(key) is var p && p < _pieces.Length && _pieces[p].IndexOf(key) >= 0;

    /// <summary>The row whose timer is the earliest, by key where two are at one time; null where no timer runs.</summary>
    public TValue? Earliest
    {
        get
        {
            var (best, at) = (-1, EarliestRow.Never);
            for (var p = 0; p < _pieces.Length; p++) if (_pieces[p].Earliest.Due < at) (best, at) = (p, _pieces[p].Earliest.Due);
            return best < 0 ? null : _pieces[best].Values[_pieces[best].Earliest.At];
        }
    }

    /// <summary>The table with this row, in place of the one with the same key if there is one.</summary>
    internal SortedTable<TKey, TValue> With(TKey key, TValue value)
    {
        if (_pieces.Length == 0) return new([new([key], [value])], 1);
        var p = Math.Min(PieceOf(key), _pieces.Length - 1);
        var piece = _pieces[p];
        var i = piece.IndexOf(key);
        if (i >= 0) return new(Replaced(p, piece.Replace(i, value)), Count);
        if (piece.Keys.Length < Most) return new(Replaced(p, piece.Insert(~i, key, value)), Count + 1);
        // Keys that grow with time begin a new piece behind a full last one; otherwise the full piece is halved.
        var (left, right) = p == _pieces.Length - 1 && ~i == Most ? (piece, new Piece([key], [value])) : piece.SplitWith(~i, key, value);
        var pieces = new Piece[_pieces.Length + 1];
        Array.Copy(_pieces, pieces, p);
        (pieces[p], pieces[p + 1]) = (left, right);
        Array.Copy(_pieces, p + 1, pieces, p + 2, _pieces.Length - p - 1);
        return new(pieces, Count + 1);
    }

    /// <summary>The table without this key; the same table where it is not there.</summary>
    internal SortedTable<TKey, TValue> Without(TKey key)
    {
        var p = PieceOf(key);
        if (p >= _pieces.Length || _pieces[p].IndexOf(key) is not (>= 0 and var i)) return this;
        if (Count == 1) return Empty;
        var piece = _pieces[p];
        if (piece.Keys.Length == 1) return new(Removed(p), Count - 1);
        piece = piece.Remove(i);
        // Small neighbours become one, so that the list of pieces shrinks with the table.
        if (p + 1 < _pieces.Length && piece.Keys.Length + _pieces[p + 1].Keys.Length <= Most / 2)
        {
            var pieces = Removed(p);
            pieces[p] = piece.Append(_pieces[p + 1]);
            return new(pieces, Count - 1);
        }
        return new(Replaced(p, piece), Count - 1);
    }

    /// <summary>The rows, in the order of their keys.</summary>
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()
    {
        foreach (var piece in _pieces) for (var i = 0; i < piece.Keys.Length; i++) yield return new(piece.Keys[i], piece.Values[i]);
    }

    /// <summary>The values piece by piece, in the order of their keys: for loops that must not allocate for each row.</summary>
    internal PieceEnumerator Pieces => new(_pieces);

    /// <summary>Walks over the pieces.</summary>
    internal struct PieceEnumerator
    {
        private readonly Array _pieces;
        private int _at;

        internal PieceEnumerator(Array pieces) => (_pieces, _at) = (pieces, -1);

        public readonly PieceEnumerator GetEnumerator() => this;

        public readonly TValue[] Current => ((Piece[])_pieces)[_at].Values;

        public bool MoveNext() => ++_at < _pieces.Length;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The first piece whose last key is not before this one; the number of pieces where there is none.
    private int PieceOf(TKey key)
    {
        var (low, high) = (0, _pieces.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            var keys = _pieces[middle].Keys;
            if (keys[^1].CompareTo(key) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private Piece[] Replaced(int p, Piece piece)
    {
        var pieces = new Piece[_pieces.Length];
        Array.Copy(_pieces, pieces, pieces.Length);
        pieces[p] = piece;
        return pieces;
    }

    private Piece[] Removed(int p) => Rows.Without(_pieces, p);

    private sealed class Piece
    {
        public readonly TKey[] Keys;
        public readonly TValue[] Values;
        public readonly EarliestRow Earliest;

        public Piece(TKey[] keys, TValue[] values) : this(keys, values, EarliestRow.Of(values))
        {
        }

        private Piece(TKey[] keys, TValue[] values, EarliestRow earliest) => (Keys, Values, Earliest) = (keys, values, earliest);

        // The place of the key, or the complement of where it would stand.
        public int IndexOf(TKey key)
        {
            var (low, high) = (0, Keys.Length - 1);
            while (low <= high)
            {
                var middle = (low + high) >> 1;
                var order = Keys[middle].CompareTo(key);
                if (order == 0) return middle;
                if (order < 0) low = middle + 1;
                else high = middle - 1;
            }
            return ~low;
        }

        public Piece Replace(int i, TValue value)
        {
            var values = Rows.Replaced(Values, i, value);
            return new(Keys, values, Earliest.Replaced(i, values));
        }

        public Piece Insert(int i, TKey key, TValue value) => new(Rows.With(Keys, i, key), Rows.With(Values, i, value));

        public Piece Remove(int i) => new(Rows.Without(Keys, i), Rows.Without(Values, i));

        public Piece Append(Piece other) => new([.. Keys, .. other.Keys], [.. Values, .. other.Values]);

        public (Piece Left, Piece Right) SplitWith(int i, TKey key, TValue value)
        {
            var half = Keys.Length / 2;
            var (left, right) = (new Piece(Keys[..half], Values[..half]), new Piece(Keys[half..], Values[half..]));
            return i <= half ? (left.Insert(i, key, value), right) : (left, right.Insert(i - half, key, value));
        }
    }
}
