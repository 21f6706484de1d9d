using System.Globalization;

namespace RightCall.City.Places;

/// <summary>The numbers that were meant, where one slip of the fingers made another of them.</summary>
internal static class NumberSlips
{
    /// <summary>The likelier slips first: a digit struck twice, two digits swapped, a neighbouring key, a digit too many, any other digit, a digit left out.</summary>
    public static IEnumerable<int> Of(int typed)
    {
        var text = typed.ToString(CultureInfo.InvariantCulture);
        var places = Enumerable.Range(0, text.Length).ToList();
        IEnumerable<string> Changed(Func<char, char, bool> allowed) => from i in places from d in "0123456789" where d != text[i] && allowed(d, text[i]) select $"{text[..i]}{d}{text[(i + 1)..]}";
        return places.Where(i => i > 0 && text[i] == text[i - 1]).Select(i => text.Remove(i, 1))
            .Concat(places.Where(i => i > 0 && text[i] != text[i - 1]).Select(i => $"{text[..(i - 1)]}{text[i]}{text[i - 1]}{text[(i + 1)..]}"))
            .Concat(Changed(Beside))
            .Concat(places.Select(i => text.Remove(i, 1)))
            .Concat(Changed((a, b) => !Beside(a, b)))
            .Concat(from i in Enumerable.Range(0, text.Length + 1) from d in "0123456789" select text.Insert(i, d.ToString()))
            .Where(t => t.Length is > 0 and <= 6 && t[0] != '0').Select(t => int.Parse(t, CultureInfo.InvariantCulture)).Where(n => n != typed).Distinct();
    }

    // The digits lie in a row on a keyboard, 0 behind 9, and in threes on its right-hand side.
    private static bool Beside(char a, char b)
    {
        static int Row(char digit) => digit == '0' ? 10 : digit - '0';
        return Math.Abs(Row(a) - Row(b)) == 1 || (a != '0' && b != '0' && Math.Abs(a - b) == 3);
    }
}
