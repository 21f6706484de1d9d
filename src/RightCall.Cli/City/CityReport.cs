using RightCall.City.Packs;

namespace RightCall.Cli.City;

/// <summary>Shows the problems of a city: every error, and of each sort of warning the first few and how many there are.</summary>
internal static class CityReport
{
    private const int ShownOfEach = 3;

    /// <summary>Writes them; returns whether any is an error.</summary>
    public static bool Write(TextWriter output, IReadOnlyList<CityProblem> problems)
    {
        foreach (var error in problems.Where(p => p.IsError)) output.WriteLine(error);
        var warnings = problems.Where(p => !p.IsError).ToList();
        foreach (var sort in warnings.GroupBy(p => p.Code, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            foreach (var warning in sort.Take(ShownOfEach)) output.WriteLine(warning);
            if (sort.Count() > ShownOfEach) output.WriteLine($"warning {sort.Key}: and {sort.Count() - ShownOfEach:N0} more, {sort.Count():N0} in all.");
        }
        var errors = problems.Count - warnings.Count;
        if (problems.Count > 0) output.WriteLine($"{errors:N0} errors, {warnings.Count:N0} warnings.");
        return errors > 0;
    }
}
