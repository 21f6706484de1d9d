using System.Numerics;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof.Diagrams;

/// <summary>Counts the reachable interviews of a protocol exactly, and finds what is asked on no path. One diagram over all questions, whose nodes are merged on what the guards still read.</summary>
internal sealed class Census
{
    private readonly ProofModel _model;
    private readonly List<(Term Term, int Guards)> _tracked = [];
    private readonly List<(int Question, int From, int To)> _guards = [];
    private readonly NodeTable _nodes = new();
    private readonly List<BigInteger> _ways = [];
    private readonly List<int> _own = [];

    private Census(ProofModel model) => _model = model;

    /// <summary>How many interviews there are, those that end early included, the empty one too.</summary>
    public BigInteger Interviews { get; private set; }

    /// <summary>The nodes of the diagram.</summary>
    public int Nodes => _nodes.Count;

    /// <summary>The most questions on one path beside the opening's.</summary>
    public int LongestOwnPath { get; private set; }

    /// <summary>The places of questions that are asked in no interview.</summary>
    public IReadOnlyList<int> Unreachable { get; private set; } = [];

    /// <summary>Counts.</summary>
    /// <exception cref="TooManyNodesException">The diagram has more than <see cref="Diagram.MostNodes"/> nodes.</exception>
    public static Census Of(ProofModel model)
    {
        var census = new Census(model);
        census.Count();
        return census;
    }

    private void Count()
    {
        for (var q = 0; q < _model.Count; q++)
        {
            if (_model.IsAlwaysAsked(q)) continue;
            _guards.Add((q, _tracked.Count, _tracked.Count + _model.Guard(q).Length));
            foreach (var term in _model.Guard(q)) _tracked.Add((term, q));
        }
        // A bit for each alternative that is still open, and one for each guard that holds already.
        var words = (_tracked.Count + _guards.Count) / 64 + 1;
        _nodes.Reset(words);
        var key = new ulong[words];
        for (var bit = 0; bit < _tracked.Count; bit++) Set(key, bit, true);
        _nodes.Add(key, 0, -1, 0, 0);
        _ways.Add(1);
        _own.Add(0);
        var unreachable = new List<int>();
        var (from, to) = (0, 1);
        for (var q = 0; q < _model.Count; q++)
        {
            _nodes.NextLayer();
            if (!Layer(q, from, to, key)) unreachable.Add(q);
            (from, to) = (to, _nodes.Count);
            if (to > Diagram.MostNodes) throw new TooManyNodesException();
        }
        for (var node = from; node < to; node++)
        {
            Interviews += _ways[node];
            LongestOwnPath = Math.Max(LongestOwnPath, _own[node]);
        }
        Unreachable = unreachable;
    }

    // Whether the question was asked at any node.
    private bool Layer(int q, int from, int to, ulong[] next)
    {
        var any = false;
        var own = _model.Protocol.Questions[q].FromOpening ? 0 : 1;
        for (var node = from; node < to; node++)
        {
            if (!IsAsked(q, node))
            {
                Follow(q, node, 0, 0, next);
                continue;
            }
            any = true;
            Interviews += _ways[node]; // The interview ends here, before this question.
            for (var code = 1; _model.Full[q] >> code != 0; code++) Follow(q, node, code, own, next);
        }
        return any;
    }

    private bool IsAsked(int q, int node)
    {
        if (_model.IsAlwaysAsked(q)) return true;
        var guard = _guards.FindIndex(g => g.Question == q);
        return Get(_nodes.Key(node), _tracked.Count + guard);
    }

    private void Follow(int q, int node, int code, int own, ulong[] next)
    {
        _nodes.Key(node).CopyTo(next);
        for (var g = 0; g < _guards.Count; g++)
        {
            var (question, from, end) = _guards[g];
            var holds = _tracked.Count + g;
            if (question < q) continue;
            for (var bit = from; bit < end; bit++)
            {
                var term = _tracked[bit].Term;
                if ((term.MaskOf(q, _model.Full[q]) >> code & 1) == 0) Set(next, bit, false);
                if (Get(next, bit) && term.Literals[^1].Question == q) Set(next, holds, true);
            }
            // What else could make a guard hold does not matter once it holds, and nothing does once its question is behind.
            if (!Get(next, holds) && question != q) continue;
            for (var bit = from; bit < end; bit++) Set(next, bit, false);
            if (question == q) Set(next, holds, false);
        }
        var to = _nodes.Add(next, 0, node, 0, 0);
        if (to == _ways.Count)
        {
            _ways.Add(0);
            _own.Add(0);
        }
        _ways[to] += _ways[node];
        _own[to] = Math.Max(_own[to], _own[node] + own);
    }

    private static bool Get(ReadOnlySpan<ulong> key, int bit) => (key[bit >> 6] >> (bit & 63) & 1) != 0;

    private static void Set(ulong[] key, int bit, bool to)
    {
        if (to) key[bit >> 6] |= 1UL << (bit & 63);
        else key[bit >> 6] &= ~(1UL << (bit & 63));
    }
}
