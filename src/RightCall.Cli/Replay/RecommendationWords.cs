namespace RightCall.Cli.Replay;

/// <summary>A recommendation in plain words: who, why, who not, and what is missing.</summary>
internal static class RecommendationWords
{
    /// <summary>One line that sums it up, and one for each unit and gap.</summary>
    public static IEnumerable<string> Of(Fields r)
    {
        yield return r.Has("picks") ? $"Recommended by {r["metric"]}: {string.Join(", ", r.List("picks").Select(p => p["unit"]))}." : "Recommended: nobody.";
        foreach (var p in r.List("picks"))
            yield return $"{p["unit"]} as {p["kind"]}: {EventWords.Plain(p["reason"])}, {p.Time("eta")} away{(p.Has("positionAsOf") ? $", seen at {p.Clock("positionAsOf")}" : ", from its home")}; ground: {EventWords.Plain(p["ground"])}{(p.Has("stage") ? "; stages" : "")}";
        foreach (var p in r.List("passedOver"))
            yield return $"not {p["unit"]}: {EventWords.Plain(p["reason"])}{(p.Has("eta") ? $", {p.Time("eta")} away" : "")}";
        foreach (var c in r.List("rest")) yield return $"not {c["count"]} more: {EventWords.Plain(c["reason"])}";
        foreach (var s in r.List("shortfalls")) yield return $"missing: {s["missing"]} of {s["step"]} for the need of {s["need"]}: {EventWords.Plain(s["reason"])}";
        if (r.Has("offer")) yield return $"to be offered meanwhile: {r["offer"]}";
    }
}
