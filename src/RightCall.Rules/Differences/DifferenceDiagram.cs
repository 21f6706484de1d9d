using System.Collections.Immutable;
using System.Numerics;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Differences;

/// <summary>Interviews whose output goes from one value to another.</summary>
/// <param name="Old">The value under the old version.</param>
/// <param name="New">The value under the new version.</param>
/// <param name="Interviews">How many.</param>
/// <param name="Example">The shortest: each question with its answer.</param>
public sealed record Change(string Old, string New, BigInteger Interviews, ImmutableArray<(string Question, string Answer)> Example);

/// <summary>Counts, over every interview of two versions at once, those whose output differs. An interview asks what either version asks, and may stop anywhere.</summary>
/// <remarks>A layered decision diagram: two beginnings with the same open terms and the same bits have the same future and are one node. A node from which
/// no difference can come any more is dropped.</remarks>
internal sealed class DifferenceDiagram
{
    /// <summary>The most nodes of one layer; more are refused rather than guessed.</summary>
    public const int MostNodes = 200_000;

    private readonly MergedQuestions _questions;
    private readonly Lens _lens;
    private readonly List<Term> _terms = [];
    private readonly List<List<Node>> _layers = [];

    private DifferenceDiagram(MergedQuestions questions, Lens lens)
    {
        (_questions, _lens) = (questions, lens);
        foreach (var clause in questions.Before.Clauses) foreach (var term in questions.Terms(clause.When, old: true)) Add(term, lens.Of(clause), 0);
        foreach (var clause in questions.After.Clauses) foreach (var term in questions.Terms(clause.When, old: false)) Add(term, 0, lens.Of(clause));
        for (var q = 0; q < questions.All.Length; q++)
        {
            var (o, n) = (questions.All[q].Old, questions.All[q].New);
            if (o >= 0) foreach (var term in questions.Terms(questions.Before.Questions[o].Guard, old: true)) AddGuard(term, q);
            if (n >= 0) foreach (var term in questions.Terms(questions.After.Questions[n].Guard, old: false)) AddGuard(term, q);
        }
    }

    /// <summary>The changes of one output; null where there are too many nodes to count them.</summary>
    public static IReadOnlyList<Change>? Changes(MergedQuestions questions, Lens lens)
    {
        var diagram = new DifferenceDiagram(questions, lens);
        return diagram._terms.TrueForAll(t => t.Guards >= 0 || t.Old == t.New) ? [] : diagram.Walk();
    }

    // What both versions have is one term: it counts on both sides.
    private void Add(ImmutableArray<Literal> literals, ulong old, ulong @new)
    {
        if ((old | @new) == 0) return;
        var same = _terms.FindIndex(t => t.Guards < 0 && t.Literals.SequenceEqual(literals));
        if (same >= 0) _terms[same] = _terms[same] with { Old = _terms[same].Old | old, New = _terms[same].New | @new };
        else _terms.Add(new(literals, old, @new, -1));
    }

    private void AddGuard(ImmutableArray<Literal> literals, int question)
    {
        if (!_terms.Exists(t => t.Guards == question && t.Literals.SequenceEqual(literals))) _terms.Add(new(literals, 0, 0, question));
    }

    private List<Change>? Walk()
    {
        var words = (_terms.Count >> 6) + 1;
        var open = new ulong[words];
        var (old, @new) = (0UL, 0UL);
        for (var t = 0; t < _terms.Count; t++)
        {
            if (_terms[t].Literals.IsEmpty && _terms[t].Guards < 0) (old, @new) = (old | _terms[t].Old, @new | _terms[t].New);
            else open[t >> 6] |= 1UL << (t & 63);
        }
        List<Node> layer = [new(Key.Of(Simplify(open, old, @new), old, @new, false), 1, 0, null, 0)];
        for (var q = 0; q < _questions.All.Length; q++)
        {
            var next = new Dictionary<Key, Node>();
            foreach (var node in layer) Expand(node, q, next);
            if (next.Count > MostNodes) return null;
            _layers.Add(layer = [.. next.Values]);
        }
        return Collect(layer);
    }

    private void Expand(Node node, int q, Dictionary<Key, Node> next)
    {
        var guards = Enumerable.Range(0, _terms.Count).Where(t => _terms[t].Guards == q && node.Key.IsOpen(t));
        if (node.Key.Stopped || !guards.Any())
        {
            Follow(node, q, 0, node.Key.Stopped, next);
            return;
        }
        Follow(node, q, 0, stopped: true, next);
        for (var code = 1; code < _questions.All[q].Codes; code++) Follow(node, q, code, stopped: false, next);
    }

    private void Follow(Node node, int q, int code, bool stopped, Dictionary<Key, Node> next)
    {
        var open = node.Key.Open();
        var (old, @new) = (node.Key.Old, node.Key.New);
        for (var t = 0; t < _terms.Count; t++)
        {
            if (!node.Key.IsOpen(t)) continue;
            var term = _terms[t];
            var close = term.Guards == q || (term.Guards >= 0 && stopped);
            foreach (var literal in term.Literals) if (literal.Question == q && (literal.Mask & (1 << code)) == 0) close = true;
            if (!close && term.Guards < 0 && term.Last == q)
            {
                (old, @new) = (old | term.Old, @new | term.New);
                close = true;
            }
            if (close) open[t >> 6] &= ~(1UL << (t & 63));
        }
        open = Simplify(open, old, @new);
        if (old == @new && !CanDiffer(open)) return;
        var key = Key.Of(open, old, @new, stopped);
        // An answer that is the first of its question is the plainest: of two examples as short, the plainer is shown.
        var cost = node.Cost + (code == 0 ? 0 : code == AnswerCode.FirstAnswer ? 1_000 : 1_001);
        if (!next.TryGetValue(key, out var known)) next[key] = new(key, node.Ways, cost, node, code);
        else next[key] = cost < known.Cost ? new(key, known.Ways + node.Ways, cost, node, code) : known with { Ways = known.Ways + node.Ways };
    }

    // A term that can add nothing new says nothing any more.
    private ulong[] Simplify(ulong[] open, ulong old, ulong @new)
    {
        for (var t = 0; t < _terms.Count; t++)
            if (_terms[t].Guards < 0 && (_terms[t].Old & ~old) == 0 && (_terms[t].New & ~@new) == 0) open[t >> 6] &= ~(1UL << (t & 63));
        return open;
    }

    private bool CanDiffer(ulong[] open)
    {
        for (var t = 0; t < _terms.Count; t++) if (_terms[t].Old != _terms[t].New && (open[t >> 6] >> (t & 63) & 1) != 0) return true;
        return false;
    }

    private List<Change> Collect(List<Node> last)
    {
        var changes = new SortedDictionary<(string Old, string New), (BigInteger Ways, Node Shortest)>();
        foreach (var node in last)
        {
            var values = (_lens.Read(node.Key.Old, _questions.Before.Family), _lens.Read(node.Key.New, _questions.After.Family));
            if (values.Item1 == values.Item2) continue;
            changes[values] = !changes.TryGetValue(values, out var known) ? (node.Ways, node) : (known.Ways + node.Ways, node.Cost < known.Shortest.Cost ? node : known.Shortest);
        }
        return [.. changes.Select(c => new Change(c.Key.Old, c.Key.New, c.Value.Ways, Example(c.Value.Shortest))).OrderByDescending(c => c.Interviews)];
    }

    private ImmutableArray<(string, string)> Example(Node node)
    {
        var answers = new List<(string, string)>();
        var q = _questions.All.Length - 1;
        for (var at = node; at.From is not null; at = at.From, q--) if (at.Code != 0) answers.Add((_questions.All[q].Id, _questions.All[q].IdOf(at.Code)));
        answers.Reverse();
        return [.. answers];
    }

    private sealed record Term(ImmutableArray<Literal> Literals, ulong Old, ulong New, int Guards)
    {
        public int Last => Literals.IsEmpty ? -1 : Literals[^1].Question;
    }

    private sealed record Node(Key Key, BigInteger Ways, int Cost, Node? From, int Code);

    // The open terms, the bits of both sides, and whether the interview has stopped, as one text that compares by value.
    private readonly record struct Key(string Text)
    {
        public static Key Of(ulong[] open, ulong old, ulong @new, bool stopped) => new(string.Create((open.Length + 2) * 4 + 1, (open, old, @new, stopped), (span, s) =>
        {
            for (var i = 0; i < s.open.Length; i++) Put(span[(i * 4)..], s.open[i]);
            Put(span[(s.open.Length * 4)..], s.old);
            Put(span[((s.open.Length + 1) * 4)..], s.@new);
            span[^1] = s.stopped ? '1' : '0';
        }));

        public bool Stopped => Text[^1] == '1';
        public ulong Old => Get(Text.Length - 9);
        public ulong New => Get(Text.Length - 5);
        public bool IsOpen(int term) => (Text[(term >> 6) * 4 + ((term & 63) >> 4)] >> (term & 15) & 1) != 0;

        public ulong[] Open()
        {
            var open = new ulong[(Text.Length - 9) / 4];
            for (var i = 0; i < open.Length; i++) open[i] = Get(i * 4);
            return open;
        }

        private ulong Get(int at) => Text[at] | (ulong)Text[at + 1] << 16 | (ulong)Text[at + 2] << 32 | (ulong)Text[at + 3] << 48;

        private static void Put(Span<char> span, ulong word)
        {
            for (var i = 0; i < 4; i++) span[i] = (char)(word >> (16 * i) & 0xffff);
        }
    }
}
