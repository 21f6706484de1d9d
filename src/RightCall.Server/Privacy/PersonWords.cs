using System.Globalization;
using System.Text;

namespace RightCall.Server.Privacy;

/// <summary>Names and numbers as they are compared: however they were typed.</summary>
internal static class PersonWords
{
    /// <summary>The fewest digits of a telephone number: with fewer it is a short code, or none at all.</summary>
    public const int FewestDigits = 7;
    private const int DigitsOfANumber = 10;

    /// <summary>A name in lower case without accents, its parts in order of the alphabet.</summary>
    public static string Name(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter)) plain.Append(char.ToLowerInvariant(letter));
            // An accent belongs to its letter; an apostrophe to its name; all else parts two.
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter is not ('\'' or '’')) plain.Append(' ');
        }
        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    /// <summary>A telephone number's last ten digits: with or without the country's code it is the same.</summary>
    public static string Phone(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits.Length > DigitsOfANumber ? digits[^DigitsOfANumber..] : digits;
    }

    /// <summary>Whether a text is a number by which one telephone is known.</summary>
    public static bool IsPhone(string number) => Phone(number).Length >= FewestDigits;
}
