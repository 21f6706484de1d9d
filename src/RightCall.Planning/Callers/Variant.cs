namespace RightCall.Planning.Callers;

/// <summary>Which of the three values of an uncertain figure is used: how much danger callers are assumed to be in.</summary>
public enum Variant : byte
{
    /// <summary>The least danger that the sources allow.</summary>
    Low,
    /// <summary>What is used unless another is asked for.</summary>
    Middle,
    /// <summary>The most danger that the sources allow.</summary>
    High,
}

/// <summary>The ids of variants.</summary>
public static class Variants
{
    /// <summary>All, in order.</summary>
    public static readonly IReadOnlyList<Variant> All = [Variant.Low, Variant.Middle, Variant.High];

    /// <summary>The id in files and options.</summary>
    public static string Id(this Variant variant) => variant switch { Variant.Low => "low", Variant.High => "high", _ => "middle" };
}

/// <summary>A figure in its three variants.</summary>
/// <param name="Low">Where there is the least danger.</param>
/// <param name="Middle">The usual value.</param>
/// <param name="High">Where there is the most danger.</param>
public readonly record struct ThreeWay(double Low, double Middle, double High)
{
    /// <summary>The same in all three.</summary>
    public static ThreeWay Same(double value) => new(value, value, value);

    /// <summary>The value of one variant.</summary>
    public double In(Variant variant) => variant switch { Variant.Low => Low, Variant.High => High, _ => Middle };
}

/// <summary>What a figure rests on: a source, or the word <em>assumption</em>.</summary>
/// <param name="File">The file that states it.</param>
/// <param name="Where">The place in the file.</param>
/// <param name="Source">The source, or <c>assumption</c> with what it is based on.</param>
public sealed record Basis(string File, string Where, string Source)
{
    /// <summary>Whether no source stands behind it.</summary>
    public bool IsAssumption => Source.StartsWith("assumption", StringComparison.OrdinalIgnoreCase);
}
