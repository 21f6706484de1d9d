using NodaTime;

namespace RightCall.Simulation.World;

/// <summary>The virtual clock: what people will do, in order of time, then in the order in which they decided to.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action, (Instant At, long Order)> _queue = new();
    private long _order;

    public void At(Instant when, Action what) => _queue.Enqueue(what, (when, _order++));

    public bool TryNext(Instant until, out Instant at, out Action? what)
    {
        (at, what) = (until, null);
        if (!_queue.TryPeek(out _, out var key) || key.At > until) return false;
        what = _queue.Dequeue();
        at = key.At;
        return true;
    }
}
