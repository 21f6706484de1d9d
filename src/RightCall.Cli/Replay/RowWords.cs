using RightCall.Journal;

namespace RightCall.Cli.Replay;

/// <summary>What became of a row of a log, in plain words.</summary>
internal static class RowWords
{
    /// <summary>One line or two.</summary>
    public static IEnumerable<string> Of(CallIndexLine line)
    {
        var type = line.Type is null ? "" : $" '{line.Type}'";
        var at = line.At is null ? "" : $" of {line.At}";
        var why = line.Reason is { } reason ? $": {reason}" : "";
        yield return line.Outcome switch
        {
            RowOutcome.Mapped => $"Row {line.Row},{(type.Length > 0 ? type : " a call")}{at}, was mapped to '{line.Nature}' and replayed.",
            RowOutcome.Outside => $"Row {line.Row}{type} is outside{why}. It is no call for help, was not replayed, and is in no funnel.",
            RowOutcome.Unmapped => $"Row {line.Row}{type} is unmapped{(why.Length > 0 ? why : ": no pattern of the mapping fits its type")}. It was not replayed.",
            _ => $"Row {line.Row}{type} is bad{why}. It cannot be read, and was not replayed.",
        };
        if (line.Truth is { } truth)
            yield return $"What was really so (drawn; no decision read it): {truth.Kind}{string.Concat((truth.Facts ?? new Dictionary<string, string>()).Select(f => $"; {f.Key} {f.Value}"))}.";
    }
}
