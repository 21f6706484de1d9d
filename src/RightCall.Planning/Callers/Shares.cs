using RightCall.Planning.Files;

namespace RightCall.Planning.Callers;

/// <summary>How likely each of some named outcomes is, in three variants. Sums to one in each; immutable.</summary>
public sealed class Shares
{
    private readonly string[] _names;
    private readonly ThreeWay[] _shares;

    private Shares(string[] names, ThreeWay[] shares) => (_names, _shares) = (names, shares);

    /// <summary>One outcome, certain.</summary>
    public static Shares Certain(string name) => new([name], [ThreeWay.Same(1)]);

    /// <summary>These outcomes, all as likely as each other.</summary>
    public static Shares Even(IReadOnlyList<string> names) => new([.. names], [.. names.Select(_ => ThreeWay.Same(1.0 / names.Count))]);

    /// <summary>One outcome with this share, the rest spread evenly over the others.</summary>
    public static Shares MostlyFirst(IReadOnlyList<string> names, ThreeWay first) => names.Count == 1 ? Certain(names[0])
        : new([.. names], [.. names.Select((_, i) => i == 0 ? first
            : new ThreeWay((1 - first.Low) / (names.Count - 1), (1 - first.Middle) / (names.Count - 1), (1 - first.High) / (names.Count - 1)))]);

    /// <summary>The outcomes, in order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The share of the outcome at this place.</summary>
    public ThreeWay this[int index] => _shares[index];

    /// <summary>The shares of one variant, added up from the first: what a draw is compared with.</summary>
    public double[] Cumulated(Variant variant)
    {
        var sum = 0.0;
        return [.. _shares.Select(s => sum += s.In(variant))];
    }

    /// <summary>Reads <c>NAME</c>, or <c>{NAME: share, …}</c>. A share is a number, <c>[low, middle, high]</c>, or <c>rest</c> for what is left of one.</summary>
    internal static Shares? Read(YamlPart part)
    {
        if (part.IsText) return part.Text() is { } only ? Certain(only) : null;
        List<string> names = [];
        List<ThreeWay?> shares = [];
        foreach (var (name, value) in part.Entries())
        {
            names.Add(name);
            shares.Add(value.IsText && value.Text() == "rest" ? null : ReadThree(value) ?? ThreeWay.Same(0));
        }
        if (names.Count == 0) return null;
        var sum = shares.OfType<ThreeWay>().Aggregate(ThreeWay.Same(0), (a, b) => new(a.Low + b.Low, a.Middle + b.Middle, a.High + b.High));
        var most = Math.Max(sum.Low, Math.Max(sum.Middle, sum.High));
        var rests = shares.Count(s => s is null);
        if (rests > 1) part.Problem("Only one outcome can be 'rest'.");
        else if (rests == 1 && most > 1 + 1e-9) part.Problem($"The shares add up to more than 1 ({Words(sum)}): nothing is left for 'rest'.");
        else if (rests == 0 && (most > 1 + 1e-6 || Math.Min(sum.Low, Math.Min(sum.Middle, sum.High)) < 1 - 1e-6)) part.Problem($"The shares must add up to 1, and add up to {Words(sum)}. Give one outcome the share 'rest'.");
        var rest = new ThreeWay(1 - sum.Low, 1 - sum.Middle, 1 - sum.High);
        return new([.. names], [.. shares.Select(s => s ?? rest)]);
    }

    /// <summary>Reads a number, or <c>[low, middle, high]</c>, from 0 to 1.</summary>
    internal static ThreeWay? ReadThree(YamlPart part)
    {
        if (part.IsText) return part.Number(0, 1) is { } same ? ThreeWay.Same(same) : null;
        var numbers = part.Items().Select(i => i.Number(0, 1)).ToList();
        if (numbers is [{ } low, { } middle, { } high]) return new(low, middle, high);
        if (numbers.Count != 3) part.Problem("It must be one number, or three: [low, middle, high].");
        return null;
    }

    private static string Words(ThreeWay sum) => FormattableString.Invariant($"{sum.Low:0.###}, {sum.Middle:0.###}, {sum.High:0.###}");
}
