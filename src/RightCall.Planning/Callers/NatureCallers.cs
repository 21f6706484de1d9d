using RightCall.Domain.Triage;
using RightCall.Planning.Chances;

namespace RightCall.Planning.Callers;

/// <summary>Truths and answers of one nature, as tables: what is drawn 100,000 times a run is looked up, not searched for.</summary>
public sealed class NatureCallers
{
    private readonly record struct Table(byte[] Codes, double[] Cumulated);

    private readonly Protocol _protocol;
    private readonly Table[][] _truth;      // [kind][question]
    private readonly Table[][] _said;       // [question][code of the truth]
    private readonly double[][] _unknown;   // [question][relation]
    private readonly double[] _refused;     // [relation]
    private readonly double _languageTimes;
    private readonly Purpose[] _truthOf, _nonAnswerOf, _answerOf;
    private readonly int _relationQuestion;
    private readonly int[] _relationOfCode;

    internal NatureCallers(Protocol protocol, TruthModel truths, AnswerModel answers, Variant variant, IReadOnlyList<string> relations)
    {
        _protocol = protocol;
        var kinds = truths.For(protocol).Kinds;
        KindNames = [.. kinds.Select(k => k.Id)];
        var sum = 0.0;
        KindShares = [.. kinds.Select(k => sum += k.Share.In(variant))];
        _truth = [.. kinds.Select(k => protocol.Questions.Select(q => TruthTable(q, k, truths, variant)).ToArray())];
        _said = [.. protocol.Questions.Select(q => SaidTables(q, answers, variant))];
        _refused = [.. relations.Select(r => answers.For(r).Refused.In(variant))];
        _unknown = [.. protocol.Questions.Select(q => relations.Select(r => UnknownShare(q, answers, answers.For(r), variant)).ToArray())];
        _languageTimes = answers.LanguageUnknownTimes;
        _truthOf = [.. protocol.Questions.Select(q => Purpose.Of("truth " + q.Id))];
        _nonAnswerOf = [.. protocol.Questions.Select(q => Purpose.Of("non-answer " + q.Id))];
        _answerOf = [.. protocol.Questions.Select(q => Purpose.Of("answer " + q.Id))];
        _relationQuestion = protocol.IndexOf("relation");
        _relationOfCode = _relationQuestion < 0 ? [] : [-1, -1, -1, .. protocol.Questions[_relationQuestion].Options.Select(o => Index(relations, o.Id))];
        Bystander = Math.Max(0, Index(relations, "bystander"));
        AnyRelation = truths.Facts.TryGetValue("relation", out var shares) ? Cumulate(shares, variant, relations) : Even(relations.Count);
    }

    /// <summary>The protocol.</summary>
    public Protocol Protocol => _protocol;

    /// <summary>The kinds of truth, in order.</summary>
    public IReadOnlyList<string> KindNames { get; }

    internal double[] KindShares { get; }
    internal double[] AnyRelation { get; }
    internal int Bystander { get; }

    internal byte[] DrawTruth(int kind, int call, Chance chance)
    {
        var codes = new byte[_protocol.Questions.Length];
        for (var q = 0; q < codes.Length; q++)
        {
            if (!_protocol.Questions[q].Guard.Holds(codes)) continue;
            ref readonly var table = ref _truth[kind][q];
            codes[q] = table.Codes.Length == 1 ? table.Codes[0] : table.Codes[CallerModel.Pick(table.Cumulated, chance.Share(call, _truthOf[q]))];
        }
        return codes;
    }

    internal int RelationOf(byte[] truth) => _relationQuestion < 0 ? -1 : _relationOfCode[truth[_relationQuestion]];

    internal byte Say(Chance chance, int call, int relation, bool inOtherLanguage, byte[] truth, int question, int voice)
    {
        var share = chance.Share(call, _nonAnswerOf[question].Nth(voice));
        var unknown = Math.Min(0.95, _unknown[question][relation] * (inOtherLanguage ? _languageTimes : 1));
        if (share < unknown) return AnswerCode.Unknown.Value;
        if (share < unknown + _refused[relation]) return AnswerCode.Refused.Value;
        // A question that the truth does not raise was asked on a caller's error: it is answered with what a caller of this kind would say of nothing.
        var code = truth[question];
        ref readonly var table = ref _said[question][code == 0 ? AnswerCode.FirstAnswer : code];
        return table.Codes[CallerModel.Pick(table.Cumulated, chance.Share(call, _answerOf[question].Nth(voice)))];
    }

    private static Table TruthTable(Question question, TruthKind kind, TruthModel truths, Variant variant)
    {
        var shares = kind.Facts.TryGetValue(question.Id, out var own) ? own : truths.Facts.TryGetValue(question.Id, out var usual) ? usual : null;
        if (shares is not null && ToTable(question, shares, variant) is { } table) return table;
        var safest = question.Options.OrderBy(o => o.Safe ? 0 : 1).Select(o => o.Id).ToList();
        var fallback = question.IsOrdered || question.Options.Any(o => o.Safe) ? Shares.MostlyFirst(safest, truths.SafeAnswer) : Shares.Even(safest);
        return ToTable(question, fallback, variant)!.Value;
    }

    private static Table[] SaidTables(Question question, AnswerModel answers, Variant variant)
    {
        answers.Questions.TryGetValue(question.Id, out var errors);
        var tables = new Table[AnswerCode.FirstAnswer + question.Options.Length];
        for (var i = 0; i < question.Options.Length; i++)
        {
            var truth = question.Options[i].Id;
            var table = errors is not null && errors.Said.TryGetValue(truth, out var said) ? ToTable(question, said, variant) : null;
            string[] truthFirst = [truth, .. question.Options.Select(o => o.Id).Where(o => o != truth)];
            tables[AnswerCode.FirstAnswer + i] = table ?? ToTable(question, Shares.MostlyFirst(truthFirst, answers.Same), variant)!.Value;
        }
        return tables;
    }

    private static double UnknownShare(Question question, AnswerModel answers, NonAnswers usual, Variant variant) =>
        usual.Unknown.In(variant) * (answers.Questions.TryGetValue(question.Id, out var errors) ? errors.UnknownTimes : 1);

    // Files name the answers of all natures; a nature that offers fewer takes those that it has, in proportion.
    private static Table? ToTable(Question question, Shares shares, Variant variant)
    {
        List<byte> codes = [];
        List<double> parts = [];
        for (var i = 0; i < shares.Names.Count; i++)
        {
            if (question.CodeOf(shares.Names[i]) is not { } code || shares[i].In(variant) <= 0) continue;
            codes.Add(code.Value);
            parts.Add(shares[i].In(variant));
        }
        var total = parts.Sum();
        if (total <= 0) return null;
        var sum = 0.0;
        return new([.. codes], [.. parts.Select(p => sum += p / total)]);
    }

    private static double[] Cumulate(Shares shares, Variant variant, IReadOnlyList<string> names)
    {
        var sum = 0.0;
        return [.. names.Select(n => sum += Index(shares.Names, n) is >= 0 and var at ? shares[at].In(variant) : 0)];
    }

    private static double[] Even(int count) => [.. Enumerable.Range(1, count).Select(i => (double)i / count)];

    private static int Index(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++) if (names[i] == name) return i;
        return -1;
    }
}
