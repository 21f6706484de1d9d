namespace RightCall.City.Places;

/// <summary>The words of a name in their one form, and what a comparison asks of them, worked out once.</summary>
/// <param name="words">The words, at least one.</param>
internal sealed class NameWords(string[] words)
{
    /// <summary>The words.</summary>
    public string[] Words { get; } = words;

    /// <summary>What each is.</summary>
    public WordKind[] Kinds { get; } = Array.ConvertAll(words, StreetWords.KindOf);

    /// <summary>All letters.</summary>
    public string Letters { get; } = string.Concat(words);

    /// <summary>Its digits, in their order.</summary>
    public string Digits { get; } = string.Concat(words.SelectMany(w => w).Where(char.IsAsciiDigit));

    /// <summary>The letters of the name itself, without type and direction where that leaves something: what a search for candidates looks at.</summary>
    public string Core { get; } = StreetWords.Core(words);
}
