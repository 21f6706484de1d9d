namespace RightCall.Cli.Replay;

/// <summary>A determination in plain words.</summary>
internal static class DeterminationWords
{
    private static readonly string[] Levels = ["advice", "telephone", "mobile team", "team and police", "emergency"];

    /// <summary>Level, priority, needs, disqualifiers and flags.</summary>
    public static string Effective(Fields d)
    {
        var level = d.Json.GetProperty("level").GetInt32();
        return $"level {d["level"]} ({Levels[level]}), priority {d["priority"]}; needs {(d.Has("needs") ? d["needs"] : "nobody")}"
            + (d.Has("disqualifiers") ? $"; disqualifiers {d["disqualifiers"]}" : "") + (d.Has("flags") ? $"; flags {d["flags"]}" : "");
    }

    /// <summary>The clauses that matched, with their reasons where the protocol is at hand.</summary>
    public static IEnumerable<string> Reasons(Fields d, ClauseReasons clauses)
    {
        foreach (var clause in d.List("clauses").Select(c => c.Json.GetString()!))
            yield return $"clause {clause}{(clause == d["gravest"] ? " (shown as the reason)" : "")}{(clauses.Of(d["protocolHash"], clause) is { } reason ? $": {reason}" : "")}";
    }
}
