using System.Collections.Immutable;

namespace RightCall.Rules.Diagnostics;

/// <summary>What came of reading files: a value, and every problem found.</summary>
/// <typeparam name="T">What was read.</typeparam>
/// <param name="Value">What could be read. With errors it is null, or holds only the parts that have none: ask <see cref="HasErrors"/> before use.</param>
/// <param name="Diagnostics">All problems of all files, in order of file, line and column.</param>
public sealed record Read<T>(T? Value, ImmutableArray<Diagnostic> Diagnostics) where T : class
{
    /// <summary>Whether something cannot be used.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);

    /// <summary>The value.</summary>
    /// <exception cref="RuleFileException">There are errors.</exception>
    public T ValueOrThrow() => !HasErrors && Value is not null ? Value : throw new RuleFileException(Diagnostics);
}

/// <summary>Rule files cannot be used. The message lists every error.</summary>
/// <param name="diagnostics">The problems.</param>
public sealed class RuleFileException(ImmutableArray<Diagnostic> diagnostics)
    : Exception(string.Join('\n', diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.ToString())))
{
    /// <summary>The problems.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; } = diagnostics;
}
