using System.Globalization;
using RightCall.Console.Words;
using RightCall.Domain.Units;

namespace RightCall.Console.Dispatch.CommandLine;

/// <summary>What a line means, as far as it is typed.</summary>
/// <param name="Command">The command; null where it is not known yet.</param>
/// <param name="Values">The fields that are there.</param>
/// <param name="Problem">What is wrong or missing, and what is allowed; null where the line can be sent.</param>
/// <param name="Next">What could be typed next, best first.</param>
public sealed record ParsedLine(LineCommand? Command, IReadOnlyDictionary<string, string> Values, string? Problem, IReadOnlyList<string> Next);

/// <summary>Reads a command line: <c>M12 OS</c>, <c>D M12 1043</c>, <c>D 1043</c>, <c>R unit=M12 reason=mistake</c>, <c>/log 1043 she opened the door</c>.</summary>
public static class LineParser
{
    private static readonly LineCommand Status = new("", () => LineWords.Status, [new("unit", FieldKind.Unit), new("code", FieldKind.Choice, [.. LineTable.StatusCodes.Select(c => c.Code)])],
        v => v.OnUnit("report-status", new() { ["to"] = LineTable.StatusCodes.First(c => c.Code == v["code"]).Status.Id() }));

    /// <summary>Reads a line.</summary>
    public static ParsedLine Read(string line, ILineWorld world)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isOpen = line.Length > 0 && line[^1] != ' ';
        if (words.Length == 0) return new(null, Nothing, LineWords.Begin, []);
        if (words.Length == 1 && isOpen && LineTable.All.All(c => !Same(c.Name, words[0])))
            return new(null, Nothing, LineWords.NoSuchCommand(words[0]), [.. LineTable.All.Select(c => c.Name).Concat(world.Units).Where(n => Begins(n, words[0])).Take(12)]);
        if (LineTable.All.FirstOrDefault(c => Same(c.Name, words[0])) is { } command) return Fill(command, words.AsSpan(1), isOpen, world);
        return world.Units.Any(u => Same(u, words[0])) ? Fill(Status, words, isOpen, world) : new(null, Nothing, LineWords.NoSuchCommand(words[0]), []);
    }

    /// <summary>The line with its last word completed as far as all that fits agrees.</summary>
    public static string Complete(string line, ILineWorld world)
    {
        var next = Read(line, world).Next;
        if (next.Count == 0) return line;
        var common = next.Aggregate((a, b) => a[..a.Zip(b).TakeWhile(p => char.ToUpperInvariant(p.First) == char.ToUpperInvariant(p.Second)).Count()]);
        var start = line.LastIndexOf(' ') + 1;
        var typed = line[start..];
        var named = typed.IndexOf('=') + 1;
        if (common.Length < typed.Length - named) return line;
        return line[..(start + named)] + common + (next.Count == 1 ? " " : "");
    }

    private static readonly Dictionary<string, string> Nothing = [];

    private static ParsedLine Fill(LineCommand command, ReadOnlySpan<string> words, bool isOpen, ILineWorld world)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            var last = isOpen && i == words.Length - 1;
            LineField? field = null;
            if (word.IndexOf('=') is > 0 and var equals && command.Fields.FirstOrDefault(f => Same(f.Name, word[..equals])) is { } named) (field, word) = (named, word[(equals + 1)..]);
            field ??= FieldFor(command, values, word, world);
            if (field is null) return new(command, values, LineWords.TooMuch(word, command.Shape), []);
            if (field.Kind == FieldKind.Words)
            {
                values[field.Name] = string.Join(' ', [word, .. words[(i + 1)..]]);
                break;
            }
            if (Value(field, word, world) is { } value) values[field.Name] = field.Kind == FieldKind.Units && values.TryGetValue(field.Name, out var before) ? $"{before} {value}" : value;
            else return new(command, values, LineWords.NotAllowed(field.Name, word, Allowed(field, world)), last ? Fitting(field, word, world) : []);
            if (last && Fitting(field, word, world) is { Count: > 0 } more && !(more.Count == 1 && Same(more[0], word))) return new(command, values, Missing(command, values), more);
        }
        var next = command.Fields.FirstOrDefault(f => !values.ContainsKey(f.Name) && f.Kind != FieldKind.Units);
        return new(command, values, Missing(command, values), isOpen || next is null ? [] : Fitting(next, "", world));
    }

    // Without a name a word goes to the first field that is empty; where that one may be left out and the word does not fit, to the one after it.
    private static LineField? FieldFor(LineCommand command, Dictionary<string, string> values, string word, ILineWorld world)
    {
        foreach (var field in command.Fields)
        {
            if (field.Kind == FieldKind.Units && !values.ContainsKey("inc") && Value(field, word, world) is not null) return field;
            if (values.ContainsKey(field.Name) || (field.IsOptional && Value(field, word, world) is null && field != command.Fields[^1])) continue;
            return field;
        }
        return null;
    }

    private static string? Value(LineField field, string word, ILineWorld world) => field.Kind switch
    {
        FieldKind.Unit or FieldKind.Units => world.Units.FirstOrDefault(u => Same(u, word)),
        FieldKind.Incident => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && world.IncidentOf(number) is not null ? number.ToString(CultureInfo.InvariantCulture) : null,
        FieldKind.Choice => field.Choices!.FirstOrDefault(c => Same(c, word)) ?? (field.Choices!.Where(c => Begins(c, word)).ToList() is [var only] ? only : null),
        _ => word,
    };

    private static IReadOnlyList<string> Fitting(LineField field, string word, ILineWorld world) => [.. All(field, world).Where(v => Begins(v, word)).Take(12)];

    private static IEnumerable<string> All(LineField field, ILineWorld world) => field.Kind switch
    {
        FieldKind.Unit or FieldKind.Units => world.Units,
        FieldKind.Incident => world.Incidents.Select(i => i.ToString(CultureInfo.InvariantCulture)),
        FieldKind.Choice => field.Choices!,
        _ => [],
    };

    private static string Allowed(LineField field, ILineWorld world) => string.Join(", ", All(field, world).Take(12));

    private static string? Missing(LineCommand command, Dictionary<string, string> values) =>
        command.Fields.FirstOrDefault(f => !f.IsOptional && !values.ContainsKey(f.Name)) is { } field ? LineWords.Missing(field.Name, command.Shape) : null;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static bool Begins(string value, string typed) => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase);
}
