using System.Collections.Frozen;
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
        "CRES:CRESCENT CR", "GRV:GROVE", "HTS:HEIGHTS", "PT:POINT", "CALLE:C", "AVENIDA:AVDA");

    // Words of names that are also written short.
    private static readonly SortedDictionary<string, string> Others = Table("FORT:FT", "MOUNT:MT", "MOUNTAIN:MTN", "COUNTY:CO");

    // Types that stand before a name.
    private static readonly string[] Before = ["ST", "SAINT", "AV", "AVE", "AVENUE", "CALLE", "AVENIDA", "AVDA", "HWY", "HIGHWAY"];

    private static readonly SortedDictionary<string, string> Directions = Table(
        "N:NORTH NO", "S:SOUTH SO", "E:EAST", "W:WEST", "NE:NORTHEAST", "NW:NORTHWEST", "SE:SOUTHEAST", "SW:SOUTHWEST");

    private static readonly SortedDictionary<string, string> Ordinals = Table(
        "1:FIRST", "2:SECOND", "3:THIRD", "4:FOURTH", "5:FIFTH", "6:SIXTH", "7:SEVENTH", "8:EIGHTH", "9:NINTH", "10:TENTH", "11:ELEVENTH", "12:TWELFTH", "13:THIRTEENTH",
        "14:FOURTEENTH", "15:FIFTEENTH", "16:SIXTEENTH", "17:SEVENTEENTH", "18:EIGHTEENTH", "19:NINETEENTH", "20:TWENTIETH");

    private static readonly FrozenDictionary<string, WordKind> Kinds = Types.Values.Select(t => (Word: t, Kind: WordKind.Type)).Concat(Directions.Values.Select(d => (Word: d, Kind: WordKind.Direction)))
        .Distinct().ToFrozenDictionary(k => k.Word, k => k.Kind, StringComparer.Ordinal);

    private static readonly string[] Tens = ["TWENTY", "THIRTY", "FORTY", "FIFTY", "SIXTY", "SEVENTY", "EIGHTY", "NINETY"];
    private static readonly string[] Routes = ["I", "US", "SR"];
    private static readonly string[] RouteWords = ["ROUTE", "RTE", "RT", "HIGHWAY", "HWY"];

    private static readonly string[] Endings = ["TH", "ST", "ND", "RD"];

    /// <summary>The words as they were written: capitals, accents dropped, 5TH and 5AV parted.</summary>
    public static string[] Words(string text) => Roads(Counted([.. Split(text).SelectMany(Part)]));

    /// <summary>Written words in their one form.</summary>
    public static string[] Canonical(string[] written)
    {
        string[] words = [.. written];
        var name = NameAt(words);
        for (var i = 0; i < words.Length; i++) if (i != name) words[i] = Shorten(words[i]);
        return words;
    }

    // In "Bridge Street", "La Brea Avenue", "East Fort Avenue" and "East Street" a word is the name, whatever it may mean elsewhere; -1 where every word is taken for what it is.
    private static int NameAt(string[] words)
    {
        var first = Array.FindIndex(words, w => !Directions.ContainsKey(w));
        if (first < 0 || words.Length < 2) return -1;
        if (!Types.ContainsKey(words[first]) || Ordinals.ContainsKey(words[first])) return -1;
        var onlyTypesFollow = words.AsSpan(first + 1).ToArray().All(w => Types.ContainsKey(w) || Directions.ContainsKey(w));
        if (first == words.Length - 1 || words.AsSpan(first + 1).ToArray().All(Directions.ContainsKey)) return first > 0 && words[first - 1].Length > 2 ? first - 1 : -1;
        return Before.Contains(words[first]) && !onlyTypesFollow ? -1 : first;
    }

    /// <summary>The canonical words as one text: equal for two spellings of one name.</summary>
    public static string Form(string name) => string.Join(' ', Canonical(Words(name)));

    /// <summary>The letters of the name itself, without type and direction where that leaves something: what a search for candidates looks at.</summary>
    public static string Core(string[] words)
    {
        var core = string.Concat(words.Where(w => KindOf(w) == WordKind.Core));
        return core.Length > 0 ? core : string.Concat(words);
    }

    /// <summary>Written words with misspelt types, directions and ordinals put right, such as SREET, SOUTHWST and EIGHTENTH; the same words where there is none.</summary>
    public static string[] PutRight(string[] written)
    {
        string[]? right = null;
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i].Length < 3 || IsKnown(written[i]) || written[i].Any(char.IsAsciiDigit)) continue;
            if ((Nearly(written[i], Directions, 4) ?? Nearly(written[i], Ordinals, 5) ?? (i > 0 ? Nearly(written[i], Types, 4) : null)) is not { } meant) continue;
            right ??= [.. written];
            right[i] = meant;
        }
        return right ?? written;
    }

    private static bool IsKnown(string word) => Types.ContainsKey(word) || Directions.ContainsKey(word) || Ordinals.ContainsKey(word);

    private static string? Nearly(string word, SortedDictionary<string, string> table, int shortest)
    {
        foreach (var full in table.Keys)
            if (full.Length >= shortest && Math.Abs(full.Length - word.Length) <= 1 && Likeness.Letters(word, full) <= 1) return full;
        return null;
    }

    /// <summary>What a canonical word is.</summary>
    public static WordKind KindOf(string word) => Kinds.GetValueOrDefault(word);

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
        // I70, US23, SR315.
        if (word.Length > 1 && char.IsAsciiDigit(word[^1]) && Routes.FirstOrDefault(r => word.StartsWith(r, StringComparison.Ordinal) && word.AsSpan(r.Length).IndexOfAnyExceptInRange('0', '9') < 0) is { } route)
            return [route, word[route.Length..]];
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits])) digits++;
        if (digits == 0 || digits == word.Length) return [word];
        var (number, rest) = (word[..digits], word[digits..]);
        if (Types.ContainsKey(rest) && !Endings.Contains(rest)) return [number, rest];
        return rest.Length is 1 or 2 or 3 && rest.All(c => "STNDRH".Contains(c, StringComparison.Ordinal)) && Endings.Any(e => Likeness.Letters(rest, e) <= 1) ? [number] : [word];
    }

    // "Forty Second" is 42, "Thirtieth" 30.
    private static string[] Counted(string[] words)
    {
        var counted = new List<string>();
        for (var i = 0; i < words.Length; i++)
        {
            var tens = Array.FindIndex(Tens, t => words[i] == t || words[i] == $"{t[..^1]}IETH") + 2;
            if (tens < 2) counted.Add(words[i]);
            else if (words[i].EndsWith("IETH", StringComparison.Ordinal)) counted.Add((10 * tens).ToString(CultureInfo.InvariantCulture));
            else if (i + 1 < words.Length && Ordinals.TryGetValue(words[i + 1], out var one) && one.Length == 1) counted.Add($"{tens}{Ordinals[words[++i]]}");
            else counted.Add(words[i]);
        }
        return [.. counted];
    }

    // Interstate 70 is I 70, US Highway 23 is US 23, State Route 3 is SR 3.
    private static string[] Roads(string[] words)
    {
        if (words.Length < 2 || !char.IsAsciiDigit(words[^1][0])) return words;
        var (middle, number) = (words.Length > 2 && RouteWords.Contains(words[1]) ? 2 : 1, words[^1]);
        if (middle != words.Length - 1) return words.Length == 4 && words is ["U", "S", _, _] && RouteWords.Contains(words[2]) ? ["US", number] : words is ["U", "S", _] ? ["US", number] : words;
        return words[0] switch
        {
            "INTERSTATE" => ["I", number],
            "US" => ["US", number],
            "STATE" when middle == 2 => ["SR", number],
            _ => words,
        };
    }

    private static string Shorten(string word) =>
        Types.TryGetValue(word, out var type) ? type : Directions.TryGetValue(word, out var direction) ? direction : Ordinals.TryGetValue(word, out var ordinal) ? ordinal : Others.TryGetValue(word, out var other) ? other : word;

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
