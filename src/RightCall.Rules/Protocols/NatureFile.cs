using System.Collections.Immutable;
using RightCall.Domain;
using RightCall.Domain.Canonical;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Yaml;

namespace RightCall.Rules.Protocols;

/// <summary>Reads one nature's file and puts it together with what it includes.</summary>
internal sealed class NatureFile
{
    /// <summary>The keys of a nature.</summary>
    public static readonly ImmutableArray<string> Keys =
        ["nature", "family", "status", "approved_by", "version", "title", "opening", "includes", "questions", "clauses"];

    /// <summary>The most questions beside the opening's on one path.</summary>
    public const int MostQuestionsOnAPath = 16;

    private readonly ProtocolFolder _folder;
    private readonly Fields _fields;
    private readonly string _name;
    private readonly List<QuestionDraft> _drafts = [];
    private readonly List<ClauseDraft> _clauseDrafts = [];
    private readonly List<Question> _questions = [];
    // A part that could not be read would make each of its questions "unknown": those follow-up errors are not shown.
    private bool _incomplete;

    private NatureFile(ProtocolFolder folder, Fields fields, string name) => (_folder, _fields, _name) = (folder, fields, name);

    private Scope Scope => _fields.Scope;

    /// <summary>The protocol; null, with errors, where the file is none. One with errors may come back, so that two files of one nature are found.</summary>
    public static Protocol? Read(ProtocolFolder folder, Scope scope)
    {
        if (YamlFile.Read(scope) is not { } root || Fields.Of(scope, root, "A nature", Keys) is not { } fields) return null;
        var name = fields.RequireText("nature", "PRO-001", "name it, such as 'nature: welfare-check'.");
        if (name is not null && !NatureId.IsValid(name.Value))
        {
            scope.Error("PRO-001", name, $"'{Fields.Shown(name.Value)}' is not a nature's id; allowed: 2 to 48 of a-z, 0-9 and hyphens, such as welfare-check.");
            name = null;
        }
        if (name is not null && Path.GetFileNameWithoutExtension(scope.File) != name.Value)
            scope.Warn("PRO-001", name, $"'{name.Value}' is in a file of another name; call it {name.Value}.yaml, so that it is found.");
        // A nature without a name is still compiled, so that all its problems are found at once.
        var protocol = new NatureFile(folder, fields, name?.Value ?? "this-nature").Compile();
        return name is null ? null : protocol;
    }

    private Protocol Compile()
    {
        var family = _fields.RequireText("family", "PRO-003", $"write one of {string.Join(", ", Families.AllIds)}.") is { } f
            ? Words.Find(Scope, f, "PRO-003", "a family", Families.Find, Families.AllIds) : null;
        var status = Statuses.Read(_fields, required: true);
        var version = _fields.RequireText("version", "FIL-012", "write 'version: \"1\"'; raise it with each change.")?.Value ?? "";
        var title = Words.Local(Scope, _fields.Require("title", "FIL-012", "write {en: …, es: …}."), "'title'") ?? new LocalText(_name, null);
        Gather();
        foreach (var draft in _drafts)
        {
            _questions.Add(Compile(draft));
            _folder.Places.Add(_name, draft.Scope.File, draft.At.Line, $"question {draft.Id}");
        }
        var clauses = ImmutableArray.CreateBuilder<Clause>();
        foreach (var draft in _clauseDrafts)
        {
            clauses.Add(Compile(draft, clauses.Count, family));
            _folder.Places.Add(_name, draft.Scope.File, draft.At.Line, $"clause {draft.Id}");
        }
        if (clauses.Count == 0 && !_incomplete) Scope.Error("PRO-037", _fields.Map, "The nature has no clause, so nothing would ever be sent; add 'clauses:' or 'includes:'.");
        CheckPath();
        var protocol = ProtocolJson.WithHash(new(new NatureId(_name), family ?? Family.Unknown, title, version, status, "", [.. _questions], clauses.ToImmutable()));
        Statuses.CheckSignatures(_fields, status, protocol.Hash);
        return protocol;
    }

    // The opening's questions, then those of the included files in order, then the nature's own; the same for clauses.
    private void Gather()
    {
        var profile = _fields.RequireText("opening", "PRO-007", "write 'opening: full' or 'opening: short'.");
        if (profile is not null && !QuestionFile.Profiles.Contains(profile.Value))
        {
            Words.Unknown(Scope, profile, "PRO-007", "a profile of the opening", QuestionFile.Profiles);
            profile = null;
        }
        _incomplete = profile is null || _folder.Opening.IsEmpty;
        AddQuestions(_folder.Opening.Where(q => profile is null || q.Profiles.Contains(profile.Value)), "the opening");
        foreach (var include in _fields.Texts("includes"))
        {
            if (!_folder.Shared.TryGetValue(include.Value, out var shared)) Words.Unknown(Scope, include, "PRO-008", "a file in shared/", _folder.Shared.Keys);
            if (shared is null) { _incomplete = true; continue; }
            AddQuestions(shared.Questions, $"shared/{shared.Name}", include);
            AddClauses(shared.Clauses, include);
        }
        AddQuestions(QuestionFile.Read(_fields, opening: false), "this file");
        AddClauses(ClauseFile.Read(_fields, _folder.Instructions));
    }

    // A clash inside this file is shown at the entry itself, one with an included file at the include.
    private void AddQuestions(IEnumerable<QuestionDraft> drafts, string from, Node? include = null)
    {
        foreach (var draft in drafts)
        {
            if (_drafts.Find(d => d.Id == draft.Id) is not { } first) _drafts.Add(draft);
            else (include is null ? draft.Scope : Scope).Error("PRO-009", include ?? draft.At, $"'{draft.Id}' of {from} is a question of {first.Scope.File}:{first.At.Line} too; rename it, or read the other's answers.");
        }
    }

    private void AddClauses(IEnumerable<ClauseDraft> drafts, Node? include = null)
    {
        foreach (var draft in drafts)
        {
            if (_clauseDrafts.Find(d => d.Id == draft.Id) is not { } first) _clauseDrafts.Add(draft);
            else (include is null ? draft.Scope : Scope).Error("PRO-020", include ?? draft.At, $"'{draft.Id}' is a clause of {first.Scope.File}:{first.At.Line} too; rename one.");
        }
    }

    private Question Compile(QuestionDraft draft)
    {
        var fromOpening = !draft.Profiles.IsEmpty;
        var guard = draft.When is null ? Condition.Always : new ConditionReader(draft.Scope, _questions, UnknownInGuard(draft)).Read(draft.When) ?? Condition.Always;
        return new(draft.Id, draft.Ask, draft.Options, draft.Danger, draft.Role, draft.Topic, guard, fromOpening);
    }

    private Action<Scope, TextNode> UnknownInGuard(QuestionDraft asked) => (scope, at) =>
    {
        if (_drafts.Exists(d => d.Id == at.Value))
            scope.Error("PRO-014", at, $"'{at.Value}' is {(at.Value == asked.Id ? "this question itself" : "asked later")}, and a guard reads earlier questions only; move one of the two.");
        else Unknown(scope, at);
    };

    private void Unknown(Scope scope, TextNode at)
    {
        if (_incomplete) return;
        if (scope.File == Scope.File) Words.Unknown(scope, at, "PRO-012", $"a question of {_name}", _drafts.Select(d => d.Id));
        else _folder.Missing.Add(scope, at, _name, _drafts.Select(d => d.Id));
    }

    private Clause Compile(ClauseDraft draft, int index, Family? family)
    {
        var when = draft.When is null ? null : new ConditionReader(draft.Scope, _questions, Unknown).Read(draft.When);
        var effects = draft.Effects;
        if (draft.EffectsAreSound && family is { } known && known.IsInScope() && effects.Needs.Overlaps(ResponderKinds.WithOfficer) && !effects.Disqualifiers.HasPolice && (effects.Flags & Flags.Search) == 0)
            draft.Scope.Error("PRO-028", draft.NeedsAt, $"'{effects.Needs & ResponderKinds.WithOfficer}' is needed without a named ground, which the family {known.Id()} does not allow; name a police disqualifier ({Disqualifiers.Police}), set the flag search for a missing person, or take the officer out.");
        return new(index, draft.Id, when ?? Condition.Always, effects, draft.Reason, draft.Source, draft.Allows);
    }

    private void CheckPath()
    {
        if (_questions.Count(q => !q.FromOpening) <= MostQuestionsOnAPath) return;
        var longest = LongestPath.Of(_questions);
        if (longest is null) Scope.Error("PRO-019", _fields.Map, $"The guards of the questions branch in more than {LongestPath.MostStates} ways; read fewer questions in guards.");
        else if (longest > MostQuestionsOnAPath) Scope.Error("PRO-019", _fields.Map, $"One path asks {longest} questions beside the opening; allowed: {MostQuestionsOnAPath}. Ask fewer, or put guards ('when') on some.");
    }
}
