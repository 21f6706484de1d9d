using RightCall.Domain;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Planning.Files;

namespace RightCall.Planning.Callers;

/// <summary>One thing that can really be happening under a nature, such as <em>plan and means</em> under a suicidal person.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Share">How often.</param>
/// <param name="Facts">What is then true: question → how likely each answer is.</param>
public sealed record TruthKind(string Id, ThreeWay Share, IReadOnlyDictionary<string, Shares> Facts);

/// <summary>What can be true under one nature.</summary>
/// <param name="Kinds">The kinds; their shares add up to one.</param>
public sealed record NatureTruths(IReadOnlyList<TruthKind> Kinds);

/// <summary>What is really happening when somebody calls, as far as sources say, and as assumed where none does. Read from <c>protocols/truths.yaml</c>.</summary>
/// <param name="Natures">By nature; a nature that is missing here takes its family's.</param>
/// <param name="Families">By family.</param>
/// <param name="Facts">What is true where a kind says nothing, by question.</param>
/// <param name="SafeAnswer">For a question that nobody wrote shares for: how often its first safe answer is true.</param>
/// <param name="Bases">What each figure rests on.</param>
public sealed record TruthModel(IReadOnlyDictionary<NatureId, NatureTruths> Natures, IReadOnlyDictionary<Family, NatureTruths> Families,
    IReadOnlyDictionary<string, Shares> Facts, ThreeWay SafeAnswer, IReadOnlyList<Basis> Bases)
{
    /// <summary>What can be true under a nature.</summary>
    public NatureTruths For(Protocol protocol) => Natures.TryGetValue(protocol.Nature, out var own) ? own
        : Families.TryGetValue(protocol.Family, out var family) ? family : Nothing;

    private static readonly NatureTruths Nothing = new([new("usual", ThreeWay.Same(1), new SortedDictionary<string, Shares>(StringComparer.Ordinal))]);
}

/// <summary>Reads the file of truths. Every problem is reported at once.</summary>
public static class TruthFile
{
    /// <summary>Reads it.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="rules">The protocols: every question and answer that is named must exist in one of them.</param>
    /// <exception cref="InputException">The file has problems; all of them are in it.</exception>
    public static TruthModel Read(string file, string text, Rulebook rules)
    {
        List<InputProblem> problems = [];
        var model = YamlPart.Read(file, text, problems) is { } root ? ReadRoot(file, root, rules) : null;
        return problems.Count == 0 && model is not null ? model : throw new InputException(problems);
    }

    private static TruthModel ReadRoot(string file, YamlPart root, Rulebook rules)
    {
        List<Basis> bases = [];
        var known = new KnownAnswers(rules);
        root.TextOf("status");
        var own = root.Need("own-questions", "how often the first safe answer of any other question is true") is { } o ? ReadOwn(file, o, bases) : ThreeWay.Same(1);
        var facts = root.Need("facts", "what is true where a kind says nothing") is { } f ? ReadSourcedFacts(file, f, known, bases) : new(StringComparer.Ordinal);
        SortedDictionary<Family, NatureTruths> families = [];
        if (root.Find("families") is { } list)
            foreach (var (name, part) in list.Entries())
            {
                if (Families.Find(name) is { } family) families[family] = ReadNature(file, part, known, bases);
                else part.Problem($"There is no family '{name}'. Allowed: {string.Join(", ", Families.AllIds)}.");
            }
        SortedDictionary<NatureId, NatureTruths> natures = [];
        if (root.Find("natures") is { } named)
            foreach (var (name, part) in named.Entries())
            {
                if (NatureId.IsValid(name) && rules.Protocols.ContainsKey(new(name))) natures[new(name)] = ReadNature(file, part, known, bases);
                else part.Problem($"There is no nature '{name}'. See 'rightcall protocol list'.");
            }
        root.NoOtherKeys();
        return new(natures, families, facts, own, bases);
    }

    private static ThreeWay ReadOwn(string file, YamlPart part, List<Basis> bases)
    {
        var share = part.Need("safe", "the share of the first safe answer") is { } s ? Shares.ReadThree(s) : null;
        AddBasis(file, part, bases);
        part.NoOtherKeys();
        return share ?? ThreeWay.Same(1);
    }

    private static SortedDictionary<string, Shares> ReadSourcedFacts(string file, YamlPart part, KnownAnswers known, List<Basis> bases)
    {
        SortedDictionary<string, Shares> facts = new(StringComparer.Ordinal);
        foreach (var (question, value) in part.Entries())
        {
            AddBasis(file, value, bases);
            if (value.Need("answers", "how likely each answer is") is { } answers && Shares.Read(answers) is { } shares) facts[question] = known.Check(question, shares, answers);
            value.NoOtherKeys();
        }
        return facts;
    }

    private static NatureTruths ReadNature(string file, YamlPart part, KnownAnswers known, List<Basis> bases)
    {
        List<(string Id, ThreeWay? Share, SortedDictionary<string, Shares> Facts)> kinds = [];
        foreach (var (id, kind) in part.Entries())
        {
            var share = kind.Need("share", "how often: a number, [low, middle, high], or rest") is { } s && !(s.IsText && s.Text() == "rest") ? Shares.ReadThree(s) : null;
            SortedDictionary<string, Shares> facts = new(StringComparer.Ordinal);
            if (kind.Find("facts") is { } list)
                foreach (var (question, answers) in list.Entries())
                    if (Shares.Read(answers) is { } shares) facts[question] = known.Check(question, shares, answers);
            AddBasis(file, kind, bases);
            kind.NoOtherKeys();
            kinds.Add((id, share, facts));
        }
        var sum = kinds.Aggregate(ThreeWay.Same(0), (a, k) => k.Share is { } s ? new(a.Low + s.Low, a.Middle + s.Middle, a.High + s.High) : a);
        if (kinds.Count(k => k.Share is null) != 1) part.Problem("Exactly one kind must have the share 'rest'.");
        if (Math.Max(sum.Low, Math.Max(sum.Middle, sum.High)) > 1) part.Problem(FormattableString.Invariant($"The shares of the kinds add up to more than 1: {sum.Low:0.###}, {sum.Middle:0.###}, {sum.High:0.###}."));
        var rest = new ThreeWay(1 - sum.Low, 1 - sum.Middle, 1 - sum.High);
        return new([.. kinds.Select(k => new TruthKind(k.Id, k.Share ?? rest, k.Facts))]);
    }

    private static void AddBasis(string file, YamlPart part, List<Basis> bases)
    {
        if (part.Need("source", "where the figures come from, or the word assumption with what it is based on")?.Text() is { } source) bases.Add(new(file, part.Where, source));
    }
}
