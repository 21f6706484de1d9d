using System.Collections.Immutable;
using RightCall.Rules.Diagnostics;

namespace RightCall.Cli;

/// <summary>Shows the problems of rule files on standard error.</summary>
internal static class RuleReport
{
    /// <summary>Writes every problem and a count; returns whether any is an error.</summary>
    /// <param name="diagnostics">The problems.</param>
    /// <param name="warnings">Whether warnings are shown; they are always counted.</param>
    public static bool Write(ImmutableArray<Diagnostic> diagnostics, bool warnings = false)
    {
        var errors = diagnostics.Count(d => d.Severity == Severity.Error);
        foreach (var diagnostic in diagnostics) if (warnings || diagnostic.Severity == Severity.Error) Console.Error.WriteLine(diagnostic);
        if (errors > 0 || (warnings && diagnostics.Length > 0)) Console.Error.WriteLine($"{errors} errors, {diagnostics.Length - errors} warnings.");
        return errors > 0;
    }
}
