using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof.Diagrams;

/// <summary>Answers a query with a layered decision diagram: the nodes of a layer are the different keys that the answers to the questions so far can lead to, and
/// two interviews with one key have the same future. Exact: every reachable interview (and what it becomes) runs through some path. For one thread; reused.</summary>
/// <param name="mergeFrom">Diagrams that grow past so many nodes are merged further; most have a few dozen, for which the tables are not worth it.</param>
internal sealed class Diagram(int mergeFrom = Diagram.MergeFurtherFrom)
{
    /// <summary>More nodes than this in one diagram are refused by name.</summary>
    public const int MostNodes = 200_000;

    /// <summary>Where merging further begins unless told otherwise.</summary>
    public const int MergeFurtherFrom = 1_500;

    private readonly NodeTable _nodes = new();
    private DiagramPlan _plan = null!;
    private Merger? _merger;
    private ulong[] _next = [];
    private int[] _weights = [];
    private int _stopWord;
    private ulong _stopBit;

    /// <summary>How many nodes all diagrams so far had.</summary>
    public long Nodes { get; private set; }

    /// <summary>How many diagrams were built.</summary>
    public long Built { get; private set; }

    /// <summary>The shortest interview, or pair, that answers the query; null where there is none, which proves the rule behind the query.</summary>
    /// <exception cref="TooManyNodesException">The diagram has more than <see cref="MostNodes"/> nodes.</exception>
    public Pair? Find(Query query)
    {
        if (DiagramPlan.Of(query) is not { } plan) return null;
        _merger = null;
        return Find(plan) switch
        {
            { Finished: true, Pair: var pair } => pair,
            _ => FindMerging(plan),
        };
    }

    private Pair? FindMerging(DiagramPlan plan)
    {
        _merger = new Merger(plan);
        return Find(plan) is { Finished: true, Pair: var pair } ? pair : throw new TooManyNodesException();
    }

    private (bool Finished, Pair? Pair) Find(DiagramPlan plan)
    {
        Built++;
        Begin(plan);
        var (from, to) = (0, 1);
        var most = _merger is null ? mergeFrom : MostNodes;
        for (var at = 0; at < plan.Layers.Length && from < to; at++)
        {
            _nodes.NextLayer();
            _weights = Witness.Weights(plan.Query.Model.Protocol.Questions[plan.Layers[at].Question]);
            for (var node = from; node < to; node++) Expand(plan.Layers[at], at, node);
            (from, to) = (to, _nodes.Count);
            if (to <= most) continue;
            Nodes += to;
            return (false, null);
        }
        Nodes += _nodes.Count;
        if (from >= to) return (true, null);
        var best = from;
        for (var node = from + 1; node < to; node++) if (_nodes.Cost(node) < _nodes.Cost(best)) best = node;
        return (true, Witness.Of(plan, _nodes, best));
    }

    private void Begin(DiagramPlan plan)
    {
        _plan = plan;
        (_stopWord, _stopBit) = (plan.Tracked.Count >> 6, 1UL << (plan.Tracked.Count & 63));
        _next = new ulong[plan.Words];
        _nodes.Reset(plan.Words);
        for (var bit = 0; bit < plan.Tracked.Count; bit++) _next[bit >> 6] |= 1UL << (bit & 63);
        _merger?.Merge(_next, -1);
        _nodes.Add(_next, 0, -1, 0, 0);
    }

    private void Expand(Layer layer, int at, int node)
    {
        var stopped = (_nodes.Key(node)[_stopWord] & _stopBit) != 0;
        var asked = Holds(layer.AskedBefore, layer.GuardBefore, node);
        var domain = _plan.Domains.Before[layer.Question];
        if (!asked || stopped)
        {
            if ((domain & 1) != 0) Pairs(layer, at, node, 0, asked, stopped);
            return;
        }
        if ((domain & 1) != 0 && layer.Question > _plan.Domains.LastRequired) Pairs(layer, at, node, 0, asked, stopped: true);
        for (var code = 1; code <= AnswerCode.FirstAnswer + AnswerCode.MostAnswers - 1; code++)
            if ((domain >> code & 1) != 0) Pairs(layer, at, node, code, asked, stopped: false);
    }

    // The codes that the question can have after, given its code before.
    private void Pairs(Layer layer, int at, int node, int before, bool asked, bool stopped)
    {
        var query = _plan.Query;
        if (query.Changed < 0)
        {
            Step(layer, at, node, before, before, stopped);
            return;
        }
        var after = 1 << before;
        if (layer.Question == query.Changed) after = asked ? query.To[before] : 0;
        else if (layer.CanDiffer && before == 0 && !asked && Holds(layer.AskedAfter, layer.GuardAfter, node)) after = query.Model.Full[layer.Question];
        after &= _plan.Domains.After[layer.Question];
        for (var code = 0; after >> code != 0; code++)
            if ((after >> code & 1) != 0) Step(layer, at, node, before, code, stopped);
    }

    private void Step(Layer layer, int at, int node, int before, int after, bool stopped)
    {
        var key = _nodes.Key(node);
        var (aliveBefore, aliveAfter) = (layer.AliveBefore[before], layer.AliveAfter[after]);
        for (var word = 0; word < _next.Length; word++)
        {
            var alive = key[word] & aliveBefore[word] & aliveAfter[word];
            if ((alive & layer.Complete[word]) != 0) return;
            _next[word] = alive & layer.Keep[word];
        }
        if (stopped) _next[_stopWord] |= _stopBit;
        _merger?.Merge(_next, at);
        var cost = _nodes.Cost(node) + _weights[before] + (after == before || layer.Question == _plan.Query.Changed ? 0 : _weights[after]);
        _nodes.Add(_next, cost, node, before, after);
    }

    private bool Holds(Asked asked, ulong[] guard, int node)
    {
        if (asked != Asked.WhenAlive) return asked == Asked.Always;
        var key = _nodes.Key(node);
        for (var word = 0; word < guard.Length; word++) if ((key[word] & guard[word]) != 0) return true;
        return false;
    }
}
