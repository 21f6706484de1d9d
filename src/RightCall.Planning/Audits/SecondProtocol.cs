using System.Text.Json;

namespace RightCall.Planning.Audits;

/// <summary>What a second reading of a protocol makes of answers.</summary>
internal sealed record SecondDetermination(int Level, int Priority, SortedSet<string> Needs, SortedSet<string> Flags, SortedSet<string> Disqualifiers, IReadOnlyList<SecondClause> Fired);

/// <summary>A clause as the canonical JSON says it: any of some lists of "this question is one of these".</summary>
internal sealed record SecondClause(string Id, IReadOnlyList<IReadOnlyList<(string Question, SortedSet<string> Values)>> When, int? Level, int? Priority,
    IReadOnlyList<string> Needs, IReadOnlyList<string> Flags, IReadOnlyList<string> Disqualifiers);

/// <summary>
/// A protocol read a second time, from its canonical JSON and by an interpreter of its own: words instead of bits, and nothing shared with the triage engine.
/// It is slow and simple, so that a mistake in the fast one shows.
/// </summary>
internal sealed class SecondProtocol
{
    private readonly SortedDictionary<string, List<string>> _ranks = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedSet<string>> _safe = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _unordered = new(StringComparer.Ordinal);
    private readonly List<SecondClause> _clauses = [];

    public SecondProtocol(ReadOnlyMemory<byte> canonical)
    {
        using var document = JsonDocument.Parse(canonical);
        var root = document.RootElement;
        Nature = root.GetProperty("nature").GetString()!;
        Family = root.GetProperty("family").GetString()!;
        foreach (var question in root.GetProperty("questions").EnumerateArray()) ReadQuestion(question);
        foreach (var clause in root.GetProperty("clauses").EnumerateArray())
            _clauses.Add(new(clause.GetProperty("id").GetString()!, ReadWhen(clause.GetProperty("when")), Number(clause, "level"), Number(clause, "priority"),
                Texts(clause, "needs"), Texts(clause, "flags"), Texts(clause, "disqualifiers")));
    }

    public string Nature { get; }
    public string Family { get; }
    public bool FamilyIsInScope => Family is "mental-health" or "quality-of-life" or "social";
    public IEnumerable<string> Questions => _ranks.Keys;

    public bool Knows(string question, string value) => _ranks.TryGetValue(question, out var ranks) && ranks.Contains(value);

    public bool IsSafe(string question, string value) => _safe.TryGetValue(question, out var safe) && safe.Contains(value);

    /// <summary>How dangerous an answer counts among the answers of different givers.</summary>
    public int Rank(string question, string value)
    {
        if (_unordered.Contains(question)) return value switch { "not-asked" => 0, "unknown" => 1, "refused" => 2, _ => 3 };
        return _ranks[question].IndexOf(value);
    }

    public SecondDetermination Determine(Func<string, string> standing)
    {
        var fired = _clauses.Where(c => c.When.Any(all => all.All(literal => literal.Values.Contains(standing(literal.Question))))).ToList();
        var level = fired.Max(c => c.Level);
        var priority = fired.Min(c => c.Priority);
        SortedSet<string> needs = Union(fired, c => c.Needs), flags = Union(fired, c => c.Flags), disqualifiers = Union(fired, c => c.Disqualifiers);
        // Where the protocol says nothing, a team goes soon, with care, and the supervisor is told.
        if (level is null || priority is null)
        {
            needs.Add("crisis-team");
            flags.UnionWith(["supervisor", "approach-with-care"]);
        }
        return new(level is null || priority is null ? Math.Max(level ?? 0, 2) : level.Value, level is null || priority is null ? Math.Min(priority ?? 5, 2) : priority.Value, needs, flags, disqualifiers, fired);
    }

    private void ReadQuestion(JsonElement question)
    {
        var id = question.GetProperty("id").GetString()!;
        var answers = question.GetProperty("answers").EnumerateArray().Select(a => (Id: a.GetProperty("id").GetString()!, Safe: a.GetProperty("safe").GetBoolean())).ToList();
        var danger = Texts(question, "danger");
        _safe[id] = new(answers.Where(a => a.Safe).Select(a => a.Id), StringComparer.Ordinal);
        if (danger.Count == 0) _unordered.Add(id);
        // The safe beginning of the order of danger, then what is not known, then the dangerous answers.
        var order = danger.Count == 0 ? answers.Select(a => a.Id).ToList() : [.. danger];
        var safeFirst = danger.Count == 0 ? 0 : order.TakeWhile(a => _safe[id].Contains(a)).Count();
        _ranks[id] = ["not-asked", .. order.Take(safeFirst), "unknown", "refused", .. order.Skip(safeFirst)];
    }

    private static List<IReadOnlyList<(string, SortedSet<string>)>> ReadWhen(JsonElement when) =>
        [.. when.EnumerateArray().Select(all => (IReadOnlyList<(string, SortedSet<string>)>)[.. all.EnumerateObject()
            .Select(literal => (literal.Name, new SortedSet<string>(literal.Value.EnumerateArray().Select(v => v.GetString()!), StringComparer.Ordinal)))])];

    private static SortedSet<string> Union(IEnumerable<SecondClause> clauses, Func<SecondClause, IReadOnlyList<string>> part) => new(clauses.SelectMany(part), StringComparer.Ordinal);

    private static int? Number(JsonElement element, string name) => element.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetInt32() : null;

    private static List<string> Texts(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(t => t.GetString()!)];
}
