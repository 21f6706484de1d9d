namespace RightCall.Domain.Units;

/// <summary>A unit's radio name, such as <c>M12</c>: 2 to 8 of A-Z and 0-9. Never compared with free text.</summary>
/// <remarks>The eight characters are packed into one number whose order is the ordinal order of the names, so that a thousand units are searched without touching a string.</remarks>
public readonly record struct UnitId : IComparable<UnitId>
{
    private readonly ulong _packed;

    /// <summary>The unit with this name.</summary>
    /// <exception cref="ArgumentException">The text has another form.</exception>
    public UnitId(string value) => _packed = TryPack(value, out var packed) ? packed
        : throw new ArgumentException($"Unit id '{value}' must be 2 to 8 of A-Z and 0-9, like 'M12'.", nameof(value));

    /// <summary>Whether a text has the form of a unit's name.</summary>
    public static bool IsValid(string value) => TryPack(value, out _);

    /// <inheritdoc/>
    public int CompareTo(UnitId other) => _packed.CompareTo(other._packed);

    /// <inheritdoc/>
    public override string ToString()
    {
        if (_packed == 0) throw new InvalidOperationException("This UnitId was never set.");
        Span<char> text = stackalloc char[8];
        var length = 0;
        for (var shift = 56; shift >= 0 && (_packed >> shift & 0xff) is > 0 and var c; shift -= 8) text[length++] = (char)c;
        return new(text[..length]);
    }

    private static bool TryPack(string value, out ulong packed)
    {
        packed = 0;
        if (value is not { Length: >= 2 and <= 8 }) return false;
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsAsciiLetterUpper(value[i]) && !char.IsAsciiDigit(value[i])) return false;
            packed |= (ulong)value[i] << (56 - 8 * i);
        }
        return true;
    }
}
