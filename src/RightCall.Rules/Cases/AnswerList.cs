using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Triage;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Yaml;

namespace RightCall.Rules.Cases;

/// <summary>Reads answers as cases and answer files write them, in the order in which they were given.</summary>
/// <param name="protocol">The protocol that is asked.</param>
/// <param name="all">All protocols: a question of another nature is a fact for later, one of none is a typo.</param>
internal sealed class AnswerList(Protocol protocol, IEnumerable<Protocol> all)
{
    /// <summary>The words for how an answer was given.</summary>
    public static readonly ImmutableArray<string> Manners = ["direct", "yes-no", "relayed"];

    private readonly ImmutableArray<Answer>.Builder _answers = ImmutableArray.CreateBuilder<Answer>();

    /// <summary>The answers so far.</summary>
    public ImmutableArray<Answer> All => _answers.ToImmutable();

    /// <summary>Adds the map <c>answers</c> of an entry, with its <c>giver</c>, <c>manner</c> and <c>ground</c>.</summary>
    public void Add(Fields fields, string hint)
    {
        var (giver, ground) = ReadGiver(fields);
        var manner = Manner.Direct;
        if (fields.Text("manner") is { } text)
        {
            if (Manners.IndexOf(text.Value) is >= 0 and var at) manner = (Manner)at;
            else Words.Unknown(fields.Scope, text, "CAS-005", "a manner", Manners);
        }
        if (fields.Require("answers", "CAS-006", $"write {hint}.") is { } node) Add(fields.Scope, node, giver, manner, ground);
    }

    /// <summary>Adds a map of answers.</summary>
    public void Add(Scope scope, Node node, Giver giver, Manner manner, string? ground)
    {
        if (node is not MapNode map)
        {
            scope.Error("FIL-013", node, $"Answers must be a map, and this is {node.Kind}; write {{question: answer}}.");
            return;
        }
        foreach (var entry in map.Entries)
        {
            if (Fields.AsText(scope, entry.Value, $"The answer to '{Fields.Shown(entry.Key.Value)}'") is not { } value) continue;
            // Seconds stand in for a clock: only the order of answers has a meaning.
            var answer = new Answer(entry.Key.Value, value.Value, giver, manner, Instant.FromUnixTimeSeconds(_answers.Count), ground);
            if (Check(scope, entry.Key, value)) _answers.Add(answer);
        }
    }

    private bool Check(Scope scope, TextNode question, TextNode value)
    {
        var at = protocol.IndexOf(question.Value);
        if (at < 0)
        {
            if (all.Any(p => p.IndexOf(question.Value) >= 0)) scope.Warn("CAS-007", question, $"'{question.Value}' is not asked under {protocol.Nature}; the answer is kept and changes nothing.");
            else { Words.Unknown(scope, question, "CAS-007", $"a question of {protocol.Nature}", protocol.Questions.Select(q => q.Id)); return false; }
            return true;
        }
        var asked = protocol.Questions[at];
        if (asked.CodeOf(value.Value) is { Value: > 0 }) return true;
        Words.Unknown(scope, value, "CAS-008", $"an answer to '{asked.Id}' in {protocol.Nature}", asked.Options.Select(o => o.Id).Append(AnswerCode.UnknownId).Append(AnswerCode.RefusedId));
        return false;
    }

    private static (Giver Giver, string? Ground) ReadGiver(Fields fields)
    {
        var ground = fields.Text("ground");
        if (fields.Text("giver") is not { } text) return (new(GiverKind.Caller, "1"), ground?.Value);
        var parts = text.Value.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        GiverKind? kind = parts[0] switch { "caller" => GiverKind.Caller, "responder" => GiverKind.Responder, "desk" => GiverKind.Desk, _ => null };
        if (kind is null) Words.Unknown(fields.Scope, text, "CAS-004", "a giver", ["caller", "caller 2", "responder M1", "desk"]);
        if (ground is not null && kind != GiverKind.Desk) fields.Scope.Error("CAS-004", ground, "Only a desk names a ground; remove it.");
        return (new(kind ?? GiverKind.Caller, parts.Length > 1 ? parts[1] : "1"), ground?.Value);
    }
}
