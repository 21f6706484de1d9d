using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof.Plain;

/// <summary>What holds for each interview of a protocol. Every alternative of every condition is one bit, and every answer has the bits that it leaves standing:
/// the alternatives that hold are the bits that all answers leave. Shares no code with the diagrams.</summary>
internal sealed class PlainRules
{
    // Sets of answers up to this many are kept in a table, since a changed interview is mostly another one that is visited too.
    private const int MostKept = 8_000_000;

    private readonly Protocol _protocol;
    private readonly ulong[][][] _leaves;
    private readonly int[] _conditionOf;
    private readonly int[] _strides;
    private readonly PlainMatch?[] _kept;
    private readonly ulong[] _standing;
    private readonly ulong[] _holding;
    private readonly Dictionary<ulong[], PlainMatch> _matches = new(new SameBits());
    private readonly Dictionary<PlainOutcome, PlainOutcome> _outcomes = [];

    /// <summary>The rules of a protocol.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="properties">Conditions of the city's properties.</param>
    public PlainRules(Protocol protocol, IEnumerable<Condition> properties)
    {
        _protocol = protocol;
        var conditions = protocol.Clauses.Select(c => c.When).Concat(properties).ToList();
        var alternatives = conditions.SelectMany((c, at) => c.Any.Select(all => (All: all, Condition: at))).ToList();
        _conditionOf = [.. alternatives.Select(a => a.Condition)];
        _standing = new ulong[(alternatives.Count + 63) / 64];
        _holding = new ulong[(conditions.Count + 63) / 64];
        _leaves = [.. protocol.Questions.Select((question, q) => Enumerable.Range(0, 3 + question.Options.Length).Select(code => Leaves(alternatives.Select(a => a.All), q, code)).ToArray())];
        _strides = new int[protocol.Questions.Length];
        var size = 1L;
        for (var q = _strides.Length - 1; q >= 0 && size <= MostKept; q--)
        {
            _strides[q] = (int)size;
            size *= 3 + protocol.Questions[q].Options.Length;
        }
        _kept = size <= MostKept ? new PlainMatch[size] : [];
    }

    /// <summary>What holds for these codes, reachable or not.</summary>
    public PlainMatch Of(byte[] codes)
    {
        if (_kept.Length == 0) return Match(codes);
        var at = 0;
        for (var q = 0; q < codes.Length; q++) at += codes[q] * _strides[q];
        return _kept[at] ??= Match(codes);
    }

    /// <summary>Whether a condition holds for these codes, the slow and obvious way.</summary>
    public static bool Holds(Condition condition, byte[] codes)
    {
        foreach (var all in condition.Any)
        {
            var every = true;
            foreach (var literal in all) every &= (literal.Mask >> codes[literal.Question]) % 2 == 1;
            if (every) return true;
        }
        return false;
    }

    private ulong[] Leaves(IEnumerable<ImmutableArray<Literal>> alternatives, int question, int code)
    {
        var bits = new ulong[_standing.Length];
        foreach (var (all, at) in alternatives.Select((all, at) => (all, at)))
            if (all.All(l => l.Question != question || (l.Mask >> code & 1) == 1)) bits[at / 64] |= 1UL << at % 64;
        return bits;
    }

    private PlainMatch Match(byte[] codes)
    {
        Array.Fill(_standing, ulong.MaxValue);
        for (var q = 0; q < codes.Length; q++)
        {
            var leaves = _leaves[q][codes[q]];
            for (var w = 0; w < _standing.Length; w++) _standing[w] &= leaves[w];
        }
        Array.Clear(_holding);
        for (var w = 0; w < _standing.Length; w++)
        {
            for (var rest = _standing[w]; rest != 0; rest &= rest - 1)
            {
                var alternative = w * 64 + BitOperations.TrailingZeroCount(rest);
                if (alternative >= _conditionOf.Length) break;
                var condition = _conditionOf[alternative];
                _holding[condition / 64] |= 1UL << condition % 64;
            }
        }
        if (!_matches.TryGetValue(_holding, out var match)) _matches[(ulong[])_holding.Clone()] = match = New();
        return match;
    }

    private PlainMatch New()
    {
        var holding = Enumerable.Range(0, _holding.Length * 64).Where(c => (_holding[c / 64] >> c % 64 & 1) == 1).ToList();
        var fired = holding.Where(c => c < _protocol.Clauses.Length).Select(c => _protocol.Clauses[c]).ToImmutableArray();
        var outcome = PlainOutcome.Of(fired);
        if (!_outcomes.TryGetValue(outcome, out var known)) _outcomes[outcome] = known = outcome with { Number = _outcomes.Count + 1 };
        return new(fired, [.. holding.Where(c => c >= _protocol.Clauses.Length).Select(c => c - _protocol.Clauses.Length)], known);
    }

    private sealed class SameBits : IEqualityComparer<ulong[]>
    {
        public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(ulong[] bits)
        {
            var hash = new HashCode();
            hash.AddBytes(MemoryMarshal.AsBytes<ulong>(bits));
            return hash.ToHashCode();
        }
    }
}
