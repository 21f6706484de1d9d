namespace RightCall.Bench.Places;

/// <summary>One slip of the fingers in the letters of a text: a letter left out, doubled, changed to a neighbour on the keyboard, or two swapped.</summary>
internal static class TypingErrors
{
    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    public static string One(string text, Random chance)
    {
        // Digits are left alone: another number is another place.
        var letters = Enumerable.Range(0, text.Length).Where(i => char.IsAsciiLetter(text[i]) && !BesideDigit(text, i)).ToList();
        if (letters.Count < 3) return text;
        var at = letters[chance.Next(letters.Count)];
        switch (chance.Next(4))
        {
            case 0: return text.Remove(at, 1);
            case 1: return text.Insert(at, text[at].ToString());
            case 2 when at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]): return $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}";
            default:
                var row = Rows.First(r => r.Contains(char.ToLowerInvariant(text[at]), StringComparison.Ordinal));
                var key = row.IndexOf(char.ToLowerInvariant(text[at]), StringComparison.Ordinal);
                return $"{text[..at]}{row[key == 0 ? 1 : key - 1]}{text[(at + 1)..]}";
        }
    }

    private static bool BesideDigit(string text, int i) => (i > 0 && char.IsAsciiDigit(text[i - 1])) || (i > 1 && char.IsAsciiDigit(text[i - 2]));
}
