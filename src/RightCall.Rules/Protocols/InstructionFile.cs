using System.Collections.Immutable;
using RightCall.Domain.Triage;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Yaml;

namespace RightCall.Rules.Protocols;

/// <summary>Reads <c>instructions.yaml</c>.</summary>
internal static class InstructionFile
{
    /// <summary>The keys of the file.</summary>
    public static readonly ImmutableArray<string> Keys = ["status", "version", "instructions"];

    /// <summary>The keys of an instruction.</summary>
    public static readonly ImmutableArray<string> InstructionKeys = ["en", "es", "contradicts"];

    /// <summary>The instructions by id; what contradicts is known to both sides.</summary>
    public static ImmutableSortedDictionary<string, Instruction> Read(Problems problems, string file)
    {
        var none = ImmutableSortedDictionary.Create<string, Instruction>(StringComparer.Ordinal);
        var scope = new Scope(problems, file);
        if (YamlFile.Read(scope) is not { } root || Fields.Of(scope, root, "A file of instructions", Keys) is not { } fields) return none;
        Statuses.Read(fields, required: false);
        if (fields.Require("instructions", "FIL-012", "write 'id: {en: …, es: …}' for each.") is not { } node) return none;
        if (node is not MapNode map)
        {
            scope.Error("FIL-013", node, $"'instructions' must be a map, and this is {node.Kind}; write 'id: {{en: …, es: …}}' for each.");
            return none;
        }
        var ids = map.Entries.Select(e => e.Key.Value).ToList();
        var contradicts = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var all = none.ToBuilder();
        foreach (var entry in map.Entries)
        {
            if (Words.Id(scope, entry.Key, "PRO-026", "an instruction") is not { } id) continue;
            if (Fields.Of(scope.In($"instruction {id}"), entry.Value, "An instruction", InstructionKeys) is not { } one) continue;
            foreach (var other in one.Texts("contradicts"))
            {
                if (!ids.Contains(other.Value)) { Words.Unknown(one.Scope, other, "PRO-026", "an instruction", ids); continue; }
                if (other.Value == id) { one.Scope.Error("PRO-036", other, $"'{id}' cannot contradict itself; remove it."); continue; }
                Set(contradicts, id).Add(other.Value);
                Set(contradicts, other.Value).Add(id);
            }
            if (Words.Local(one, "The instruction") is { } text) all[id] = new(id, text, []);
        }
        foreach (var (id, others) in contradicts) if (all.TryGetValue(id, out var instruction)) all[id] = instruction with { Contradicts = [.. others] };
        return all.ToImmutable();
    }

    private static SortedSet<string> Set(SortedDictionary<string, SortedSet<string>> sets, string id) =>
        sets.TryGetValue(id, out var set) ? set : sets[id] = new(StringComparer.Ordinal);
}
