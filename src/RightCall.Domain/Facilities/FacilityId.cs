namespace RightCall.Domain.Facilities;

/// <summary>A place that people are brought to, such as <c>southbank-crisis</c>: 2 to 40 of a-z, 0-9 and hyphens. What else is known of it changes too often for the journal, and is kept beside it.</summary>
public readonly record struct FacilityId : IComparable<FacilityId>
{
    private readonly string? _value;

    /// <summary>The facility with this id.</summary>
    /// <exception cref="ArgumentException">The text has another form.</exception>
    public FacilityId(string value) => _value = IsValid(value) ? value
        : throw new ArgumentException($"Facility id '{value}' must be 2 to 40 of a-z, 0-9 and hyphens, like 'southbank-crisis'.", nameof(value));

    /// <summary>Whether a text has the form of a facility's id.</summary>
    public static bool IsValid(string? value)
    {
        if (value is not { Length: >= 2 and <= 40 }) return false;
        foreach (var letter in value) if (!char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter != '-') return false;
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(FacilityId other) => string.CompareOrdinal(_value, other._value);

    /// <inheritdoc/>
    public override string ToString() => _value ?? throw new InvalidOperationException("This FacilityId was never set.");
}
