using System.Text;
using RightCall.Roads;

namespace RightCall.City.Packs;

/// <summary>One problem of an import or of a pack.</summary>
/// <param name="IsError">Whether no pack is made because of it.</param>
/// <param name="Code">A stable code.</param>
/// <param name="Place">Where: a file and line, a way, a zone.</param>
/// <param name="Message">What is wrong, what is allowed, and what became of it.</param>
public sealed record CityProblem(bool IsError, string Code, string Place, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(IsError ? "error" : "warning")} {Code} {Place}: {Message}";

    internal static CityProblem Of(RoadProblem p) => new(p.Kind == ProblemKind.Error, p.Code, p.Place, p.Message);

    /// <summary>Problems as CSV, in their order: level, code, place, message.</summary>
    public static string ToCsv(IEnumerable<CityProblem> problems)
    {
        var text = new StringBuilder("level,code,place,message\n");
        foreach (var p in problems) text.Append(p.IsError ? "error" : "warning").Append(',').Append(Cell(p.Code)).Append(',').Append(Cell(p.Place)).Append(',').Append(Cell(p.Message)).Append('\n');
        return text.ToString();
    }

    internal static string Cell(string value) => value.AsSpan().ContainsAny(",\"\n\r") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
