using System.Collections.Immutable;
using RightCall.Rules.Yaml;

namespace RightCall.Rules.Diagnostics;

/// <summary>Collects the problems of all files, each once.</summary>
internal sealed class Problems
{
    private readonly List<Diagnostic> _all = [];
    private readonly HashSet<Diagnostic> _seen = [];

    /// <summary>Adds one, unless it is there: a shared clause is read once for each nature that includes it.</summary>
    public void Add(Diagnostic diagnostic)
    {
        if (_seen.Add(diagnostic)) _all.Add(diagnostic);
    }

    /// <summary>How many errors there are so far.</summary>
    public int Errors => _all.Count(d => d.Severity == Severity.Error);

    /// <summary>All, in order of file, line and column.</summary>
    public ImmutableArray<Diagnostic> All() =>
        [.. _all.OrderBy(d => d.File, StringComparer.Ordinal).ThenBy(d => d.Line).ThenBy(d => d.Column).ThenBy(d => d.Code, StringComparer.Ordinal)];
}

/// <summary>Where the reader is: a file and, in it, a question, a clause or the like.</summary>
/// <param name="Problems">Where problems go.</param>
/// <param name="File">The file, as it was named to the reader.</param>
/// <param name="Subject">Such as <c>clause weapon-in-hand</c>, or null.</param>
internal sealed record Scope(Problems Problems, string File, string? Subject = null)
{
    /// <summary>The same file, another subject.</summary>
    public Scope In(string subject) => this with { Subject = subject };

    /// <summary>Something that forbids use.</summary>
    public void Error(string code, Node at, string message) => Problems.Add(new(code, Severity.Error, File, at.Line, at.Column, Subject, message));

    /// <summary>Something to mend.</summary>
    public void Warn(string code, Node at, string message) => Problems.Add(new(code, Severity.Warning, File, at.Line, at.Column, Subject, message));

    /// <summary>The whole file cannot be used.</summary>
    public void FileError(string code, string message, int line = 0, int column = 0) => Problems.Add(new(code, Severity.Error, File, line, column, Subject, message));
}
