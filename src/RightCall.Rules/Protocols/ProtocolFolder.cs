using System.Collections.Immutable;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Yaml;

namespace RightCall.Rules.Protocols;

/// <summary>Reads a whole folder of protocols: the opening, the instructions and the shared files once, then each nature.</summary>
internal sealed class ProtocolFolder
{
    /// <summary>The keys of the opening.</summary>
    public static readonly ImmutableArray<string> OpeningKeys = ["status", "version", "questions"];

    /// <summary>The keys of a shared file.</summary>
    public static readonly ImmutableArray<string> SharedKeys = ["status", "version", "questions", "clauses"];

    private readonly Problems _problems;

    private ProtocolFolder(Problems problems, RulePlaces places) => (_problems, Places) = (problems, places);

    /// <summary>Where it is noted where questions and clauses stand.</summary>
    public RulePlaces Places { get; }

    /// <summary>The opening's questions.</summary>
    public ImmutableArray<QuestionDraft> Opening { get; private set; } = [];

    /// <summary>The shared files by name; null where a file could not be read, which is already an error.</summary>
    public SortedDictionary<string, SharedDraft?> Shared { get; } = new(StringComparer.Ordinal);

    /// <summary>The instructions by id.</summary>
    public ImmutableSortedDictionary<string, Instruction> Instructions { get; private set; } = ImmutableSortedDictionary<string, Instruction>.Empty;

    /// <summary>Where questions that shared files miss are noted.</summary>
    public MissingQuestions Missing { get; } = new();

    /// <summary>The protocols that have no error.</summary>
    public static ImmutableSortedDictionary<NatureId, Protocol> Read(Problems problems, RulePlaces places, string path, string? with)
    {
        var protocols = ImmutableSortedDictionary.CreateBuilder<NatureId, Protocol>();
        if (RuleFolder.Find(problems, path, with) is not { } files) return protocols.ToImmutable();
        var folder = new ProtocolFolder(problems, places);
        folder.Instructions = InstructionFile.Read(problems, files.Instructions);
        folder.ReadOpening(files.Opening);
        foreach (var file in files.Shared()) folder.ReadShared(file);
        var sharedErrors = problems.Errors;
        var origins = new SortedDictionary<NatureId, string>();
        foreach (var file in files.Natures)
        {
            var before = problems.Errors;
            if (NatureFile.Read(folder, new Scope(problems, file)) is not { } protocol) continue;
            if (origins.TryGetValue(protocol.Nature, out var first)) new Scope(problems, file).FileError("PRO-002", $"'{protocol.Nature}' is the nature of {first} too; rename one.", 1, 1);
            else if (problems.Errors == before) protocols[protocol.Nature] = protocol;
            origins.TryAdd(protocol.Nature, file);
        }
        folder.Missing.Report();
        // What is wrong in the opening or a shared file is wrong in every nature.
        return sharedErrors > 0 ? ImmutableSortedDictionary<NatureId, Protocol>.Empty : protocols.ToImmutable();
    }

    private void ReadOpening(string file)
    {
        var scope = new Scope(_problems, file);
        if (YamlFile.Read(scope) is not { } root || Fields.Of(scope, root, "The opening", OpeningKeys) is not { } fields) return;
        Statuses.Read(fields, required: false);
        fields.Require("questions", "FIL-012", "the opening holds the questions that every call begins with.");
        Opening = QuestionFile.Read(fields, opening: true);
    }

    private void ReadShared(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var scope = new Scope(_problems, file);
        Shared[name] = null;
        if (YamlFile.Read(scope) is not { } root || Fields.Of(scope, root, "A shared file", SharedKeys) is not { } fields) return;
        Statuses.Read(fields, required: false);
        Shared[name] = new(name, QuestionFile.Read(fields, opening: false), ClauseFile.Read(fields, Instructions));
    }
}
