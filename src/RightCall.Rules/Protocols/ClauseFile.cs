using System.Collections.Immutable;
using System.Globalization;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Yaml;

namespace RightCall.Rules.Protocols;

/// <summary>Reads the entry <c>clauses:</c> of a shared file or a nature.</summary>
internal static class ClauseFile
{
    /// <summary>The keys of a clause.</summary>
    public static readonly ImmutableArray<string> Keys =
        ["id", "when", "level", "priority", "needs", "flags", "disqualifiers", "instructions", "reason", "source", "allows"];

    /// <summary>Findings of the protocol check that a clause may permit.</summary>
    public static readonly ImmutableArray<string> Allowances = ["police-on-non-answer"];

    /// <summary>The clauses, in order; those that cannot be understood are left out, each with an error.</summary>
    public static ImmutableArray<ClauseDraft> Read(Fields file, ImmutableSortedDictionary<string, Instruction> instructions)
    {
        var clauses = ImmutableArray.CreateBuilder<ClauseDraft>();
        foreach (var item in file.Items("clauses"))
        {
            if (Fields.Of(file.Scope, item, "A clause", Keys) is not { } fields) continue;
            if (ReadOne(fields, instructions) is not { } clause) continue;
            if (clauses.FirstOrDefault(c => c.Id == clause.Id) is { } first) clause.Scope.Error("PRO-020", clause.At, $"'{clause.Id}' is the id of two clauses of this file (first in line {first.At.Line}); rename one.");
            else clauses.Add(clause);
        }
        return clauses.ToImmutable();
    }

    private static ClauseDraft? ReadOne(Fields fields, ImmutableSortedDictionary<string, Instruction> instructions)
    {
        var idNode = fields.RequireText("id", "FIL-012", "each clause has an id.");
        if (Words.Id(fields.Scope, idNode, "PRO-020", "a clause") is not { } id) return null;
        fields = fields.In($"clause {id}");
        var when = fields.Require("when", "PRO-034", "write always, {question: answer} or a list of such maps.");
        var reason = Words.Local(fields.Scope, fields.Require("reason", "PRO-031", "each clause gives its reason in plain words: {en: …, es: …}."), "'reason'");
        var source = fields.RequireText("source", "PRO-032", "name where the rule comes from; \"[P]\" marks a proposal without a source.");
        var before = fields.Scope.Problems.Errors;
        var effects = ReadEffects(fields, instructions);
        var sound = fields.Scope.Problems.Errors == before;
        if (effects is { Level: null, Priority: null, Needs.IsEmpty: true, Flags: Flags.None, Disqualifiers.IsEmpty: true, Instructions.IsEmpty: true } && !EffectKeys.Any(k => fields.Get(k) is not null))
            fields.Scope.Error("PRO-035", fields.Map, $"The clause adds nothing; give it one of {string.Join(", ", EffectKeys)}, or remove it.");
        var allows = ImmutableArray.CreateBuilder<string>();
        foreach (var node in fields.Texts("allows"))
        {
            if (Allowances.Contains(node.Value)) allows.Add(node.Value);
            else Words.Unknown(fields.Scope, node, "PRO-033", "a finding that a clause can permit", Allowances);
        }
        return new(fields.Scope, idNode!, id, when, effects, sound, fields.Get("needs") ?? idNode!, reason ?? new(id, null), source?.Value ?? "", allows.ToImmutable());
    }

    private static readonly ImmutableArray<string> EffectKeys = ["level", "priority", "needs", "flags", "disqualifiers", "instructions"];

    private static Effects ReadEffects(Fields fields, ImmutableSortedDictionary<string, Instruction> instructions)
    {
        var scope = fields.Scope;
        var level = Number(fields, "level", "PRO-021", 0, 4);
        var priority = Number(fields, "priority", "PRO-022", 1, 5);
        var needs = Kinds(fields, "needs");
        var flags = Flags.None;
        foreach (var node in fields.Texts("flags")) flags |= Words.Find(scope, node, "PRO-024", "a flag", FlagIds.Find, FlagIds.All) ?? Flags.None;
        var disqualifiers = default(DisqualifierSet);
        foreach (var node in fields.Texts("disqualifiers"))
        {
            if (Words.Find(scope, node, "PRO-025", "a disqualifier", Disqualifiers.Find, Disqualifiers.AllIds) is not { } found) continue;
            disqualifiers |= [found];
            if (!found.Group().IsMetBy(needs))
                scope.Error("PRO-027", node, $"'{node.Value}' adds {KindsOf(found.Group())}, and the clause does not need it; add it to 'needs'.");
        }
        var given = ImmutableArray.CreateBuilder<Instruction>();
        foreach (var node in fields.Texts("instructions"))
        {
            if (!instructions.TryGetValue(node.Value, out var instruction)) { Words.Unknown(scope, node, "PRO-026", "an instruction", instructions.Keys); continue; }
            if (given.FirstOrDefault(g => g.Contradicts.Contains(instruction.Id) || instruction.Contradicts.Contains(g.Id)) is { } other)
                scope.Error("PRO-036", node, $"'{instruction.Id}' contradicts '{other.Id}' in the same clause; keep one.");
            given.Add(instruction);
        }
        return new((Level?)level, (Priority?)priority, needs, flags, disqualifiers, given.ToImmutable());
    }

    /// <summary>A set of kinds.</summary>
    public static KindSet Kinds(Fields fields, string key)
    {
        var kinds = KindSet.None;
        foreach (var node in fields.Texts(key))
            if (Words.Find(fields.Scope, node, "PRO-023", "a kind of responder", ResponderKinds.Find, ResponderKinds.AllIds) is { } kind) kinds |= KindSet.Of(kind);
        return kinds;
    }

    /// <summary>A whole number between two others; null where it is absent or, with an error, none.</summary>
    public static int? Number(Fields fields, string key, string code, int low, int high)
    {
        if (fields.Text(key) is not { } node) return null;
        if (int.TryParse(node.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high) return number;
        fields.Scope.Error(code, node, $"'{Fields.Shown(node.Value)}' is not a {key}; allowed: {low} to {high}.");
        return null;
    }

    private static string KindsOf(DisqualifierGroup group) => group switch
    {
        DisqualifierGroup.Police => "police or co-response",
        DisqualifierGroup.Ems => "ems-bls or ems-als",
        DisqualifierGroup.EmsAndFire => "fire, and ems-bls or ems-als",
        _ => "fire",
    };
}
