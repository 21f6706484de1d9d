namespace RightCall.Domain;

/// <summary>A text in the languages that ship. Spanish falls back to English where a city has not written it yet.</summary>
/// <param name="En">English.</param>
/// <param name="Es">Spanish, or null.</param>
public sealed record LocalText(string En, string? Es)
{
    /// <summary>The text in the language with this two-letter code.</summary>
    public string In(string language) => language == "es" && Es is not null ? Es : En;

    /// <inheritdoc/>
    public override string ToString() => En;
}
