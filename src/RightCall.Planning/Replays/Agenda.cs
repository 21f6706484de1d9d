using NodaTime;

namespace RightCall.Planning.Replays;

/// <summary>What is to happen next in a replay.</summary>
internal enum Deed : byte
{
    Ring, Answer, Open, EndInterview, SecondRing, SecondLink, CallBack,
    Look, Confirm, Close,
    Acknowledge, Move, Arrive, Enter, Reach, CheckIn, Leave, Clear, Decline, KnowDanger,
    TakeHandOff, EndHandOff,
    ChangeShift,
}

/// <summary>One entry of the agenda.</summary>
/// <param name="At">When.</param>
/// <param name="Order">Entries of one time come in the order in which they were made.</param>
/// <param name="Deed">What.</param>
/// <param name="Subject">Of which call, assignment, hand-off or unit.</param>
/// <param name="Version">Of which state of the subject: an entry of an older one is void.</param>
internal readonly record struct Entry(Instant At, long Order, Deed Deed, int Subject, int Version);

/// <summary>What is to happen, earliest first; equal times in the order in which they were put in. A binary heap in one array. For one thread.</summary>
internal sealed class Agenda
{
    private Entry[] _heap = new Entry[1024];
    private int _count;
    private long _order;

    public int Count => _count;

    public Instant NextAt => _heap[0].At;

    public void Add(Instant at, Deed deed, int subject, int version = 0)
    {
        if (_count == _heap.Length) Array.Resize(ref _heap, _count * 2);
        var entry = new Entry(at, _order++, deed, subject, version);
        var i = _count++;
        while (i > 0)
        {
            var parent = (i - 1) >> 1;
            if (!Before(in entry, in _heap[parent])) break;
            _heap[i] = _heap[parent];
            i = parent;
        }
        _heap[i] = entry;
    }

    public Entry Take()
    {
        var first = _heap[0];
        var last = _heap[--_count];
        var i = 0;
        while (true)
        {
            var child = (2 * i) + 1;
            if (child >= _count) break;
            if (child + 1 < _count && Before(in _heap[child + 1], in _heap[child])) child++;
            if (!Before(in _heap[child], in last)) break;
            _heap[i] = _heap[child];
            i = child;
        }
        _heap[i] = last;
        return first;
    }

    private static bool Before(in Entry a, in Entry b) => a.At < b.At || (a.At == b.At && a.Order < b.Order);
}
