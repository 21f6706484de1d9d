using System.Globalization;

namespace RightCall.Planning.Files;

/// <summary>One thing that is wrong with an input file, in words that say what, where, which value, what is allowed and what to do.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">Its line, from 1; 0 where the problem is the whole file's.</param>
/// <param name="Where">The place inside the file, such as <c>patterns[3].nature</c>; empty for the whole file.</param>
/// <param name="Text">What is wrong, and what to do.</param>
public sealed record InputProblem(string File, int Line, string Where, string Text)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{File}{(Line > 0 ? string.Create(CultureInfo.InvariantCulture, $" line {Line}") : "")}{(Where.Length > 0 ? $", {Where}" : "")}: {Text}";
}

/// <summary>An input cannot be used. Carries every problem that was found, not only the first.</summary>
public sealed class InputException : Exception
{
    /// <summary>With these problems, of which there is at least one.</summary>
    public InputException(IReadOnlyList<InputProblem> problems)
        : base(string.Join(Environment.NewLine, problems.Select(p => p.ToString()))) => Problems = problems;

    /// <summary>With one problem of a whole file.</summary>
    public InputException(string file, string text) : this([new(file, 0, "", text)]) { }

    /// <summary>Every problem.</summary>
    public IReadOnlyList<InputProblem> Problems { get; }
}
