namespace RightCall.Rules.Diagnostics;

/// <summary>Whether a diagnostic forbids the use of what it is about.</summary>
public enum Severity
{
    /// <summary>It can be used, and should be mended.</summary>
    Warning,
    /// <summary>It cannot be used.</summary>
    Error,
}

/// <summary>One problem of a rule file: where, what, and what to do.</summary>
/// <param name="Code">A stable code such as <c>PRO-012</c>, explained in docs/guide/rule-errors.md.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="File">The file, as it was named to the reader.</param>
/// <param name="Line">The line, from 1; 0 where the problem is the whole file's.</param>
/// <param name="Column">The column, from 1; 0 with line 0.</param>
/// <param name="Subject">What it is about, such as <c>clause weapon-in-hand</c>; null for the file.</param>
/// <param name="Message">A whole sentence: the value, what is allowed, what to do.</param>
public sealed record Diagnostic(string Code, Severity Severity, string File, int Line, int Column, string? Subject, string Message)
{
    /// <summary>One line: <c>file:line:column clause X: message (CODE)</c>.</summary>
    public override string ToString()
    {
        var place = Line > 0 ? $"{File}:{Line}:{Column}" : File;
        var subject = Subject is null ? "" : $" {Subject}";
        return $"{place}{(Severity == Severity.Warning ? " warning" : "")}{subject}: {Message} ({Code})";
    }
}
