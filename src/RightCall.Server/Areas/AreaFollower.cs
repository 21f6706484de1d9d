using RightCall.Domain.Areas;

namespace RightCall.Server.Areas;

/// <summary>An area as this process sees it: the state after the last row that came here, and a ring of the last rows. Safe to use from any thread.</summary>
/// <remarks>Rows come from the area's writer, where it lives in this process, or from the journal. Both are durable and in the same order, so whichever is first counts.</remarks>
internal sealed class AreaFollower
{
    /// <summary>So many rows are kept for those who read along; whoever falls further behind reads on in the journal, at their own pace.</summary>
    public const int Kept = 4_096;

    private readonly Lock _gate = new();
    private readonly Row[] _ring = new Row[Kept];
    private long _first = 1;
    private TaskCompletionSource _moved = NewSignal();

    /// <summary>The area; null until something came.</summary>
    public AreaView? View { get; private set; }

    /// <summary>Completes when the next row comes.</summary>
    public Task Moved
    {
        get { lock (_gate) return _moved.Task; }
    }

    /// <summary>The area was read at this row. Where that is further than what was known, the ring begins anew behind it.</summary>
    public void BeginAt(AreaView view)
    {
        lock (_gate)
        {
            if (View is { } known && known.Sequence >= view.Sequence) return;
            (View, _first) = (view, view.Sequence + 1);
            Array.Clear(_ring);
            Signal();
        }
    }

    /// <summary>Takes rows that are durable, and the area after them.</summary>
    /// <returns>False where rows before them are missing: they have to be read from the journal.</returns>
    public bool Offer(IReadOnlyList<Row> rows, AreaView after)
    {
        lock (_gate)
        {
            if (View is not { } view || rows[0].Sequence > view.Sequence + 1) return false;
            if (after.Sequence <= view.Sequence) return true;
            foreach (var row in rows) if (row.Sequence > view.Sequence) _ring[row.Sequence % Kept] = row;
            View = after;
            _first = Math.Max(_first, after.Sequence - Kept + 1);
            Signal();
            return true;
        }
    }

    /// <summary>Forgets the rows that are kept: words in them were erased. Whoever reads along goes on in the journal.</summary>
    public void ForgetRows()
    {
        lock (_gate)
        {
            Array.Clear(_ring);
            _first = (View?.Sequence ?? 0) + 1;
        }
    }

    /// <summary>The rows after a number that are kept here: none where there are none yet, null where the first of them is not kept any more.</summary>
    public IReadOnlyList<Row>? RowsAfter(long after, int most)
    {
        lock (_gate)
        {
            var last = View?.Sequence ?? 0;
            if (after >= last) return [];
            if (after + 1 < _first) return null;
            var rows = new Row[Math.Min(most, last - after)];
            for (var i = 0; i < rows.Length; i++) rows[i] = _ring[(after + 1 + i) % Kept];
            return rows;
        }
    }

    private void Signal()
    {
        var moved = _moved;
        _moved = NewSignal();
        moved.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
