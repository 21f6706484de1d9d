using System.Globalization;
using System.Text;

namespace RightCall.City.Places;

/// <summary>What a word of a street's name is.</summary>
internal enum WordKind : byte
{
    /// <summary>The name itself.</summary>
    Core,
    /// <summary>Street, avenue, road …</summary>
    Type,
    /// <summary>North, southeast …</summary>
    Direction,
}

/// <summary>Brings street names to one form: capitals, no accents, the usual abbreviations short, ordinals as plain numbers. "Fifth Avenue South" and "5 AV S" become the same.</summary>
/// <remarks>Abbreviations of types and directions by USPS Publication 28, appendices C1 and B, and those that dispatch systems write (AV, BL, PW).</remarks>
internal static class StreetWords
{
    private static readonly SortedDictionary<string, string> Types = Table(
        "ST:STREET STR SAINT STRT", "AV:AVENUE AVE AVEN AVN", "RD:ROAD", "DR:DRIVE DRV", "LN:LANE LA", "CT:COURT CRT", "PL:PLACE PLC", "BLVD:BOULEVARD BL BLV BOUL",
        "PKWY:PARKWAY PKY PARKWY PW", "HWY:HIGHWAY HIWAY", "TER:TERRACE TERR", "CIR:CIRCLE CIRC", "WAY:WY", "SQ:SQUARE SQR", "ALY:ALLEY AL", "TRL:TRAIL TR",
        "PLZ:PLAZA PZ", "EXPY:EXPRESSWAY EXPWY", "FWY:FREEWAY", "BRG:BRIDGE BR", "RAMP:RMP", "PATH:", "WALK:WK", "ROW:", "LOOP:LP", "MALL:", "XING:CROSSING", "QUAY:QY",
        "CRES:CRESCENT CR", "GRV:GROVE", "HTS:HEIGHTS", "PT:POINT", "MT:MOUNT", "FT:FORT", "CALLE:C", "AVENIDA:AVDA");

    // Types that stand before a name.
    private static readonly string[] Before = ["ST", "SAINT", "MT", "MOUNT", "FT", "FORT", "AV", "AVE", "AVENUE", "CALLE", "AVENIDA", "AVDA", "HWY", "HIGHWAY"];

    private static readonly SortedDictionary<string, string> Directions = Table(
        "N:NORTH NO", "S:SOUTH SO", "E:EAST", "W:WEST", "NE:NORTHEAST", "NW:NORTHWEST", "SE:SOUTHEAST", "SW:SOUTHWEST");

    private static readonly SortedDictionary<string, string> Ordinals = Table(
        "1:FIRST", "2:SECOND", "3:THIRD", "4:FOURTH", "5:FIFTH", "6:SIXTH", "7:SEVENTH", "8:EIGHTH", "9:NINTH", "10:TENTH", "11:ELEVENTH", "12:TWELFTH", "13:THIRTEENTH",
        "14:FOURTEENTH", "15:FIFTEENTH", "16:SIXTEENTH", "17:SEVENTEENTH", "18:EIGHTEENTH", "19:NINETEENTH", "20:TWENTIETH");

    private static readonly string[] Endings = ["TH", "ST", "ND", "RD"];

    /// <summary>The words of a name or query in their one form.</summary>
    public static string[] Canonical(string text)
    {
        var words = Split(text).SelectMany(Part).ToArray();
        var first = Array.FindIndex(words, w => !Directions.ContainsKey(w));
        // In "Bridge Street" and "La Brea Avenue" the first word is the name, whatever it may mean elsewhere.
        for (var i = 0; i < words.Length; i++) if (i != first || first == words.Length - 1 || Before.Contains(words[i]) || !Types.ContainsKey(words[i])) words[i] = Shorten(words[i]);
        return words;
    }

    /// <summary>The canonical words as one text: equal for two spellings of one name.</summary>
    public static string Form(string name) => string.Join(' ', Canonical(name));

    /// <summary>The letters of the name itself, without type and direction where that leaves something: what a search for candidates looks at.</summary>
    public static string Core(string[] words)
    {
        var core = string.Concat(words.Where(w => KindOf(w) == WordKind.Core));
        return core.Length > 0 ? core : string.Concat(words);
    }

    /// <summary>The words with a misspelt type put right, such as SREET; the same words where there is none.</summary>
    public static string[] WithType(string[] words)
    {
        if (words.Length < 2) return words;
        var at = words.Length - 1;
        if (at > 1 && KindOf(words[at]) == WordKind.Direction) at--;
        if (KindOf(words[at]) != WordKind.Core || words[at].Length < 3 || words[at].Any(char.IsAsciiDigit)) return words;
        var type = Types.Where(t => t.Key.Length >= 4).FirstOrDefault(t => Likeness.Letters(words[at], t.Key) <= 1).Value;
        return type is null ? words : [.. words[..at], type, .. words[(at + 1)..]];
    }

    /// <summary>What a canonical word is.</summary>
    public static WordKind KindOf(string word) => Directions.ContainsKey(word) ? WordKind.Direction : Types.TryGetValue(word, out var type) && type == word ? WordKind.Type : WordKind.Core;

    /// <summary>Capitals, digits and spaces only; accents are dropped, other signs part words.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\'' or '’' or '.') continue;
            plain.Append(char.IsLetterOrDigit(c) ? char.ToUpperInvariant(c) : ' ');
        }
        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    // 1ST, 22ND and, with a slip, 5HT: the number is the name. 5AV: two words.
    private static string[] Part(string word)
    {
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits])) digits++;
        if (digits == 0 || digits == word.Length) return [word];
        var (number, rest) = (word[..digits], word[digits..]);
        if (Types.ContainsKey(rest) && !Endings.Contains(rest)) return [number, rest];
        return rest.Length is 1 or 2 or 3 && rest.All(c => "STNDRH".Contains(c, StringComparison.Ordinal)) && Endings.Any(e => Likeness.Letters(rest, e) <= 1) ? [number] : [word];
    }

    private static string Shorten(string word) =>
        Types.TryGetValue(word, out var type) ? type : Directions.TryGetValue(word, out var direction) ? direction : Ordinals.TryGetValue(word, out var ordinal) ? ordinal : word;

    private static SortedDictionary<string, string> Table(params string[] rows)
    {
        var table = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var (form, others) = (row[..row.IndexOf(':', StringComparison.Ordinal)], row[(row.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            table[form] = form;
            foreach (var other in others.Split(' ', StringSplitOptions.RemoveEmptyEntries)) table[other] = form;
        }
        return table;
    }
}
