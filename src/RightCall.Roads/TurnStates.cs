namespace RightCall.Roads;

/// <summary>Turns lists of forbidden manoeuvres into states: the automaton of Aho and Corasick (1975) whose letters are arcs.</summary>
/// <remarks>A state stands for the longest end of the drive so far that begins some forbidden manoeuvre. Its size is the length of all
/// restrictions together, whatever the size of the network.</remarks>
internal sealed class TurnStates
{
    private readonly SortedDictionary<(int State, int Arc), int> _next = [];
    private readonly List<int> _fail = [0];
    private readonly List<int> _lastArc = [-1];
    private readonly List<byte> _ban = [0];
    private readonly List<bool> _inner = [true];

    /// <param name="forbidden">Manoeuvres of two arcs or more, each with the profiles that are bound.</param>
    public TurnStates(IEnumerable<(IReadOnlyList<int> Arcs, Profiles Bound)> forbidden)
    {
        foreach (var (arcs, bound) in forbidden)
        {
            int state = 0;
            for (int i = 0; i < arcs.Count; i++)
            {
                if (!_next.TryGetValue((state, arcs[i]), out var next))
                {
                    next = _fail.Count;
                    _next.Add((state, arcs[i]), next);
                    _fail.Add(0);
                    _lastArc.Add(arcs[i]);
                    _ban.Add(0);
                    _inner.Add(false);
                }
                _inner[state] = true;
                state = next;
            }
            _ban[state] |= (byte)bound;
        }
        LinkFailures();
    }

    /// <summary>How many states there are, the root (0) included.</summary>
    public int Count => _fail.Count;

    /// <summary>Whether a state must be told apart while driving: it begins some forbidden manoeuvre and does not end it.</summary>
    public bool IsKept(int state) => state != 0 && _inner[state];

    /// <summary>The arc by which a state is entered.</summary>
    public int LastArc(int state) => _lastArc[state];

    /// <summary>Where an arc leads from a state: the state afterwards (0 or a kept one), and who may not drive it.</summary>
    public (int State, byte Ban) Step(int state, int arc)
    {
        int next;
        while (!_next.TryGetValue((state, arc), out next))
        {
            if (state == 0) return (0, 0);
            state = _fail[state];
        }
        byte ban = 0;
        for (int s = next; s != 0; s = _fail[s]) ban |= _ban[s];
        while (next != 0 && !_inner[next]) next = _fail[next];
        return (next, ban);
    }

    private void LinkFailures()
    {
        // States are numbered so that a parent comes before its children, but not level by level: order them by depth first.
        var depth = new int[Count];
        foreach (var ((from, _), to) in _next.OrderBy(e => e.Value)) depth[to] = depth[from] + 1;
        foreach (var ((from, arc), to) in _next.OrderBy(e => depth[e.Value]).ThenBy(e => e.Value))
        {
            if (from == 0) continue;
            int fail = _fail[from];
            int target;
            while (!_next.TryGetValue((fail, arc), out target) && fail != 0) fail = _fail[fail];
            _fail[to] = target;   // TryGetValue leaves 0, the root, where there is none.
        }
    }
}
