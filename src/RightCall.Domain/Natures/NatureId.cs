using System.Text.RegularExpressions;

namespace RightCall.Domain.Natures;

/// <summary>What sort of incident it is, as the catalogue names it, such as <c>welfare-check</c>.</summary>
public readonly partial record struct NatureId : IComparable<NatureId>
{
    private readonly string? _value;

    /// <summary>A nature's id: 2 to 48 of a-z, 0-9 and hyphens.</summary>
    /// <exception cref="ArgumentException">The text has another form.</exception>
    public NatureId(string value) => _value = IsValid(value) ? value
        : throw new ArgumentException($"Nature '{value}' must be 2 to 48 of a-z, 0-9 and hyphens, like 'welfare-check'.", nameof(value));

    /// <summary>Whether a text has the form of a nature's id.</summary>
    public static bool IsValid(string value) => Pattern().IsMatch(value);

    /// <inheritdoc/>
    public int CompareTo(NatureId other) => string.CompareOrdinal(_value, other._value);

    /// <inheritdoc/>
    public override string ToString() => _value ?? throw new InvalidOperationException("This NatureId was never set.");

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,47}$")]
    private static partial Regex Pattern();
}
