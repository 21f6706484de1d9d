using System.Collections.Immutable;
using RightCall.Domain;
using RightCall.Domain.Triage;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Yaml;

namespace RightCall.Rules.Protocols;

/// <summary>Reads the entry <c>questions:</c> of an opening, a shared file or a nature.</summary>
internal static class QuestionFile
{
    /// <summary>Which of the opening's questions come first.</summary>
    public static readonly ImmutableArray<string> Profiles = ["full", "short"];

    /// <summary>The keys of a question.</summary>
    public static readonly ImmutableArray<string> Keys = ["id", "ask", "when", "answers", "danger", "safe", "role", "about"];

    /// <summary>The keys of a question of the opening.</summary>
    public static readonly ImmutableArray<string> OpeningKeys = [.. Keys, "profile"];

    /// <summary>Words for values that are no answers, so no answer may be called so.</summary>
    public static readonly ImmutableArray<string> Reserved =
        [AnswerCode.UnknownId, AnswerCode.RefusedId, AnswerCode.NotAskedId, "non-answer", "not-known", "not-safe", "answered"];

    /// <summary>The questions, in order; those that cannot be understood are left out, each with an error.</summary>
    public static ImmutableArray<QuestionDraft> Read(Fields file, bool opening)
    {
        var questions = ImmutableArray.CreateBuilder<QuestionDraft>();
        foreach (var item in file.Items("questions"))
        {
            if (Fields.Of(file.Scope, item, "A question", opening ? OpeningKeys : Keys) is not { } fields) continue;
            if (ReadOne(fields, opening) is not { } question) continue;
            if (questions.FirstOrDefault(q => q.Id == question.Id) is { } first) fields.Scope.Error("PRO-009", question.At, $"'{question.Id}' is the id of two questions of this file (first in line {first.At.Line}); rename one.");
            else questions.Add(question);
        }
        return questions.ToImmutable();
    }

    private static QuestionDraft? ReadOne(Fields fields, bool opening)
    {
        var idNode = fields.RequireText("id", "FIL-012", "each question has an id.");
        if (Words.Id(fields.Scope, idNode, "PRO-009", "a question") is not { } id) return null;
        fields = fields.In($"question {id}");
        var scope = fields.Scope;
        var ask = Words.Local(scope, fields.Require("ask", "FIL-012", "write what is asked: {en: …, es: …}."), "'ask'");
        var options = ReadAnswers(fields);
        var (danger, safe) = ReadDanger(fields, options);
        var role = fields.Text("role") is { } r ? Words.Find(scope, r, "PRO-018", "a role", QuestionWords.FindRole, QuestionWords.RoleIds) ?? QuestionRole.None : QuestionRole.None;
        var topic = fields.Text("about") is { } t ? Words.Find(scope, t, "PRO-018", "a protected topic", QuestionWords.FindTopic, QuestionWords.TopicIds) ?? ProtectedTopic.None : ProtectedTopic.None;
        if (role != QuestionRole.None && fields.Get("danger") is null)
            scope.Error("PRO-017", fields.Map, $"A question with the role '{role.Id()}' needs the order of danger of its answers; add 'danger: [safest, …, gravest]'.");
        var profiles = opening ? ReadProfiles(fields) : [];
        options = [.. options.Select((o, at) => o with { Safe = safe.Contains(at) })];
        return new(scope, idNode!, id, ask ?? new(id, null), options, danger, role, topic, fields.Get("when"), profiles);
    }

    private static ImmutableArray<AnswerOption> ReadAnswers(Fields fields)
    {
        var scope = fields.Scope;
        if (fields.Require("answers", "FIL-012", "write 1 to 6 answers: {id: {en: …, es: …}}.") is not { } node) return [];
        if (node is not MapNode map)
        {
            scope.Error("FIL-013", node, $"'answers' must be a map, and this is {node.Kind}; write 'id: {{en: …, es: …}}' for each answer.");
            return [];
        }
        var options = ImmutableArray.CreateBuilder<AnswerOption>();
        foreach (var entry in map.Entries)
        {
            if (Words.Id(scope, entry.Key, "PRO-010", "an answer") is not { } id) continue;
            if (Reserved.Contains(id)) scope.Error("PRO-010", entry.Key, $"'{id}' cannot be an answer, since it is the word for a value that is none; take another id.");
            else options.Add(new(id, Words.Local(scope, entry.Value, $"Answer '{id}'") ?? new(id, null), false));
        }
        if (map.Entries.Length is < 1 or > AnswerCode.MostAnswers)
        {
            scope.Error("PRO-011", map, $"The question has {map.Entries.Length} answers; allowed: 1 to {AnswerCode.MostAnswers}. Join some, or ask two questions.");
            return [.. options.Take(AnswerCode.MostAnswers)];
        }
        return options.ToImmutable();
    }

    // The order of danger, and the places of the safe answers.
    private static (ImmutableArray<int> Danger, ImmutableArray<int> Safe) ReadDanger(Fields fields, ImmutableArray<AnswerOption> options)
    {
        var scope = fields.Scope;
        var ids = options.Select(o => o.Id).ToList();
        if (fields.Get("danger") is not { } dangerNode)
        {
            if (fields.Get("safe") is { } lonely) scope.Error("PRO-016", lonely, "'safe' needs 'danger', the order of the answers from the safest to the gravest, whose beginning it is; add it.");
            return ([], []);
        }
        var danger = Places(scope, Fields.AsTexts(scope, dangerNode, "'danger'"), ids);
        var missing = ids.Where((_, at) => !danger.Contains(at)).ToList();
        if (missing.Count > 0)
        {
            scope.Error("PRO-015", dangerNode, $"'danger' leaves out {string.Join(", ", missing.Select(m => $"'{m}'"))}; name every answer once, from the safest to the gravest.");
            danger = [.. danger, .. Enumerable.Range(0, ids.Count).Where(at => !danger.Contains(at))];
        }
        if (fields.Get("safe") is not { } safeNode) return (danger, [.. danger.Take(1)]);
        var safe = Places(scope, Fields.AsTexts(scope, safeNode, "'safe'"), ids);
        if (safe.Any(at => !danger.Take(safe.Length).Contains(at)))
            scope.Error("PRO-016", safeNode, $"The safe answers must be the first of the order of danger, which begins {string.Join(", ", danger.Take(safe.Length).Select(at => $"'{ids[at]}'"))}; mend one of the two.");
        return (danger, safe);
    }

    private static ImmutableArray<int> Places(Scope scope, IEnumerable<TextNode> nodes, List<string> ids)
    {
        var places = ImmutableArray.CreateBuilder<int>();
        foreach (var node in nodes)
        {
            if (ids.IndexOf(node.Value) is >= 0 and var at) places.Add(at);
            else Words.Unknown(scope, node, "PRO-013", "an answer of this question", ids);
        }
        return places.ToImmutable();
    }

    private static ImmutableArray<string> ReadProfiles(Fields fields)
    {
        if (fields.Require("profile", "FIL-012", "write 'profile: [full, short]' or one of the two.") is null) return Profiles;
        var profiles = ImmutableArray.CreateBuilder<string>();
        foreach (var node in fields.Texts("profile"))
        {
            if (Profiles.Contains(node.Value)) profiles.Add(node.Value);
            else Words.Unknown(fields.Scope, node, "PRO-007", "a profile of the opening", Profiles);
        }
        return profiles.ToImmutable();
    }
}
