using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Protocols;
using RightCall.Rules.Yaml;

namespace RightCall.Rules.Cases;

/// <summary>Reads files of written cases.</summary>
/// <param name="protocols">The protocols that say which questions and answers there are.</param>
internal sealed class CaseFile(ImmutableSortedDictionary<NatureId, Protocol> protocols)
{
    /// <summary>The keys of the file.</summary>
    public static readonly ImmutableArray<string> Keys = ["status", "version", "cases"];

    /// <summary>The keys of a case.</summary>
    public static readonly ImmutableArray<string> CaseKeys = ["id", "words", "nature", "never-event", "answers", "manner", "giver", "then", "expect", "source", "note"];

    /// <summary>The keys of later answers.</summary>
    public static readonly ImmutableArray<string> ThenKeys = ["giver", "manner", "ground", "answers"];

    /// <summary>The keys of what is expected.</summary>
    public static readonly ImmutableArray<string> ExpectKeys = ["level", "priority", "needs", "flags", "disqualifiers"];

    private readonly SortedDictionary<string, string> _places = new(StringComparer.Ordinal);

    /// <summary>The cases of a file or of a folder's files; those with an error are left out.</summary>
    public ImmutableArray<WrittenCase> Read(Problems problems, string path)
    {
        if (!Directory.Exists(path)) return [.. ReadFile(new Scope(problems, path))];
        var files = RuleFolder.YamlFilesIn(path);
        if (files.IsEmpty) new Scope(problems, path).FileError("FIL-001", "The folder holds no YAML file with cases.");
        return [.. files.SelectMany(file => ReadFile(new Scope(problems, file)))];
    }

    private List<WrittenCase> ReadFile(Scope scope)
    {
        var cases = new List<WrittenCase>();
        if (YamlFile.Read(scope) is not { } root || Fields.Of(scope, root, "A file of cases", Keys) is not { } file) return cases;
        Statuses.Read(file, required: false);
        file.Require("cases", "FIL-012", "the file holds a list of cases.");
        foreach (var item in file.Items("cases"))
        {
            var before = scope.Problems.Errors;
            if (Fields.Of(scope, item, "A case", CaseKeys) is { } fields && ReadOne(fields) is { } one && scope.Problems.Errors == before) cases.Add(one);
        }
        return cases;
    }

    private WrittenCase? ReadOne(Fields fields)
    {
        var idNode = fields.RequireText("id", "FIL-012", "each case has an id.");
        if (Words.Id(fields.Scope, idNode, "CAS-001", "a case") is not { } id) return null;
        fields = fields.In($"case {id}");
        var scope = fields.Scope;
        if (!_places.TryAdd(id, $"{scope.File}:{idNode!.Line}")) scope.Error("CAS-001", idNode, $"'{id}' is the id of {_places[id]} too; rename one.");
        var words = fields.RequireText("words", "FIL-012", "write what was said.")?.Value ?? "";
        var expect = fields.Require("expect", "CAS-002", "write the level, the priority and exactly the needs.") is { } e ? ReadExpect(scope, e) : null;
        if (fields.RequireText("nature", "FIL-012", "name the nature.") is not { } natureNode) return null;
        if (!NatureId.IsValid(natureNode.Value) || !protocols.TryGetValue(new NatureId(natureNode.Value), out var protocol))
        {
            Words.Unknown(scope, natureNode, "CAS-003", "a nature with a protocol", protocols.Keys.Select(n => n.ToString()));
            return null;
        }
        var answers = new AnswerList(protocol, protocols.Values);
        answers.Add(fields, "the first caller's answers: {question: answer}");
        foreach (var item in fields.Items("then"))
        {
            if (Fields.Of(scope, item, "An entry of 'then'", ThenKeys) is not { } then) continue;
            then.RequireText("giver", "CAS-004", "write caller 2, responder M1, or desk with a ground.");
            answers.Add(then, "{question: answer}");
        }
        return new(scope.File, idNode.Line, id, words, protocol.Nature, fields.Truth("never-event", false), answers.All, expect ?? new(default, null, default, default, default));
    }

    private static Expectation? ReadExpect(Scope scope, Node node)
    {
        if (Fields.Of(scope, node, "'expect'", ExpectKeys) is not { } fields) return null;
        fields.Require("level", "CAS-002", "write 0 to 4.");
        fields.Require("needs", "CAS-002", "write exactly the kinds that must be sent; [] for none.");
        var level = ClauseFile.Number(fields, "level", "PRO-021", 0, 4) ?? 0;
        var priority = ClauseFile.Number(fields, "priority", "PRO-022", 1, 5);
        var flags = Flags.None;
        foreach (var text in fields.Texts("flags")) flags |= Words.Find(scope, text, "PRO-024", "a flag", FlagIds.Find, FlagIds.All) ?? Flags.None;
        var disqualifiers = default(DisqualifierSet);
        foreach (var text in fields.Texts("disqualifiers"))
            if (Words.Find(scope, text, "PRO-025", "a disqualifier", Disqualifiers.Find, Disqualifiers.AllIds) is { } found) disqualifiers |= [found];
        return new((Level)level, (Priority?)priority, ClauseFile.Kinds(fields, "needs"), flags, disqualifiers);
    }
}
