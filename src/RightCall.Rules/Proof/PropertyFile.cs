using System.Collections.Immutable;
using RightCall.Domain.Triage;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Protocols;
using RightCall.Rules.Yaml;

namespace RightCall.Rules.Proof;

/// <summary>Reads <c>properties.yaml</c>: what a city wants to hold in every interview.</summary>
/// <param name="protocols">The protocols that the properties are about.</param>
internal sealed class PropertyFile(IReadOnlyCollection<Protocol> protocols)
{
    private static readonly ImmutableArray<string> FileKeys = ["status", "version", "properties"];
    private static readonly ImmutableArray<string> Keys = ["id", "natures", "when", "then", "reason"];
    private static readonly ImmutableArray<string> ThenKeys = ["level-at-least", "priority-at-most", "needs-include", "needs-exclude", "flags-include"];

    /// <summary>The properties, in order; those that cannot be understood are left out, each with an error. None where there is no file.</summary>
    public ImmutableArray<CityProperty> Read(Problems problems, string file)
    {
        var scope = new Scope(problems, file);
        if (!File.Exists(file) || YamlFile.Read(scope) is not { } root || Fields.Of(scope, root, "The file of properties", FileKeys) is not { } fields) return [];
        Statuses.Read(fields, required: false);
        var properties = ImmutableArray.CreateBuilder<CityProperty>();
        foreach (var item in fields.Items("properties"))
            if (Fields.Of(scope, item, "A property", Keys) is { } each && ReadOne(each) is { } property) properties.Add(property);
        return properties.ToImmutable();
    }

    private CityProperty? ReadOne(Fields fields)
    {
        if (Words.Id(fields.Scope, fields.RequireText("id", "FIL-012", "each property has an id."), "PRO-020", "a property") is not { } id) return null;
        fields = fields.In($"property {id}");
        var scope = fields.Scope;
        var natures = fields.Texts("natures").ToList();
        foreach (var nature in natures)
            if (protocols.All(p => p.Nature.ToString() != nature.Value)) Words.Unknown(scope, nature, "PRO-012", "a nature", protocols.Select(p => p.Nature.ToString()));
        var about = natures.Count == 0 ? protocols : [.. protocols.Where(p => natures.Exists(n => n.Value == p.Nature.ToString()))];
        var when = fields.Require("when", "PRO-034", "write always, {question: answer} or a list of such maps.") is { } node ? When(scope, node, about) : null;
        var reason = Words.Local(scope, fields.Require("reason", "PRO-031", "each property gives its reason in plain words: {en: …, es: …}."), "'reason'");
        if (fields.Require("then", "FIL-012", $"say what has to hold: {string.Join(", ", ThenKeys)}.") is not { } thenNode || Fields.Of(scope, thenNode, "'then'", ThenKeys) is not { } then) return null;
        var level = ClauseFile.Number(then, "level-at-least", "PRO-021", 0, 4);
        var priority = ClauseFile.Number(then, "priority-at-most", "PRO-022", 1, 5);
        var flags = Flags.None;
        foreach (var flag in then.Texts("flags-include")) flags |= Words.Find(scope, flag, "PRO-024", "a flag", FlagIds.Find, FlagIds.All) ?? Flags.None;
        return when is null ? null : new(id, [.. natures.Select(n => n.Value)], when.Value, (Level?)level, (Priority?)priority,
            ClauseFile.Kinds(then, "needs-include"), ClauseFile.Kinds(then, "needs-exclude"), flags, reason?.En ?? id);
    }

    private static ImmutableArray<ImmutableSortedDictionary<string, ImmutableArray<string>>>? When(Scope scope, Node node, IReadOnlyCollection<Protocol> about)
    {
        if (node is TextNode { Value: "always" }) return [ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty];
        var alternatives = node is ListNode list ? list.Items : [node];
        var any = ImmutableArray.CreateBuilder<ImmutableSortedDictionary<string, ImmutableArray<string>>>();
        foreach (var alternative in alternatives)
        {
            if (alternative is not MapNode { Entries.IsEmpty: false } map)
            {
                scope.Error("PRO-034", alternative, $"Each alternative of a condition must be a map, and this is {alternative.Kind}; write always, {{question: answer}} or a list of such maps.");
                return null;
            }
            any.Add(map.Entries.ToImmutableSortedDictionary(e => e.Key.Value, e => Answers(scope, e, about), StringComparer.Ordinal));
        }
        return any.ToImmutable();
    }

    // A property is about many natures: its question has to come with one of them, and each answer has to be one in some nature that asks the question.
    private static ImmutableArray<string> Answers(Scope scope, Entry entry, IReadOnlyCollection<Protocol> about)
    {
        var asked = about.Select(p => p.IndexOf(entry.Key.Value) is >= 0 and var q ? p.Questions[q] : null).OfType<Question>().ToList();
        if (asked.Count == 0)
            Words.Unknown(scope, entry.Key, "PRO-012", "a question of these natures", about.SelectMany(p => p.Questions).Select(q => q.Id).Distinct().Order(StringComparer.Ordinal));
        var answers = ImmutableArray.CreateBuilder<string>();
        foreach (var answer in Fields.AsTexts(scope, entry.Value, $"What '{entry.Key.Value}' is"))
        {
            if (asked.Count > 0 && asked.All(q => CityProperty.MaskOf(q, answer.Value) == 0))
                Words.Unknown(scope, answer, "PRO-013", $"an answer to '{entry.Key.Value}'", asked.SelectMany(q => q.Options).Select(o => o.Id).Distinct().Concat(QuestionFile.Reserved));
            answers.Add(answer.Value);
        }
        return answers.ToImmutable();
    }
}
