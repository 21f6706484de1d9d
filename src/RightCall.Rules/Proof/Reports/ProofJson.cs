using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Protocols;

namespace RightCall.Rules.Proof.Reports;

/// <summary>The report as one JSON object, as docs/guide/protocol-check.md describes it. Everything that varies from run to run stands in <c>timing</c>.</summary>
public static class ProofJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object's text.</summary>
    public static string Write(ProofReport report) => new JsonObject
    {
        ["verdict"] = report.HasErrors ? "unreadable" : report.IsProved ? "proved" : "violated",
        ["problems"] = Array(report.Problems.Select(Problem)),
        ["natures"] = Array(report.Natures.Select(n => Nature(n, report.Places))),
        ["timing"] = new JsonObject
        {
            ["seconds"] = Math.Round(report.Took.TotalSeconds, 3),
            ["natures"] = new JsonObject(report.Natures.Select(n => KeyValuePair.Create<string, JsonNode?>(n.Proof.Protocol.Nature.ToString(), Math.Round(n.Took.TotalSeconds, 4)))),
        },
    }.ToJsonString(Options);

    private static JsonObject Problem(Diagnostic problem) => new()
    {
        ["code"] = problem.Code,
        ["severity"] = problem.Severity == Severity.Error ? "error" : "warning",
        ["file"] = problem.File,
        ["line"] = problem.Line,
        ["column"] = problem.Column,
        ["subject"] = problem.Subject,
        ["message"] = problem.Message,
    };

    private static JsonObject Nature(NatureResult result, RulePlaces places)
    {
        var proof = result.Proof;
        var nature = new JsonObject
        {
            ["nature"] = proof.Protocol.Nature.ToString(),
            ["family"] = proof.Protocol.Family.Id(),
            ["version"] = proof.Protocol.Version,
            ["hash"] = proof.Protocol.Hash,
            ["questions"] = proof.Protocol.Questions.Length,
            ["clauses"] = proof.Protocol.Clauses.Length,
            // A text, since most readers of JSON round numbers of this size.
            ["interviews"] = proof.Interviews.ToString(),
            ["diagrams"] = proof.Diagrams,
            ["nodes"] = proof.Nodes,
            ["proved"] = proof.IsProved,
            ["violations"] = Array(proof.Violations.Select(v => Violation(proof.Protocol, v, places))),
            ["permitted"] = Array(proof.Permitted.Select(v => Violation(proof.Protocol, v, places))),
            ["notes"] = Array(proof.Notes.Select(n => (JsonNode)n)),
        };
        if (result.Plain is { } plain)
            nature["bruteForce"] = new JsonObject { ["interviews"] = plain.Interviews.ToString(), ["agrees"] = !result.Disagreements().Any(), ["disagreements"] = Array(result.Disagreements().Select(d => (JsonNode)d)) };
        return nature;
    }

    private static JsonObject Violation(Protocol protocol, Violation violation, RulePlaces places)
    {
        var node = new JsonObject { ["kind"] = violation.Kind.Id(), ["subject"] = violation.Subject, ["finding"] = violation.Finding };
        node["places"] = Array(ToBlame.Places(protocol, violation, places).Select(p => (JsonNode)new JsonObject { ["file"] = p.File, ["line"] = p.Line, ["subject"] = p.Subject }));
        if (violation.Example is not { } example) return node;
        node["changed"] = example.Changed?.Id;
        node["before"] = Interview(protocol, [.. example.Before]);
        node["after"] = example.After is { } after ? Interview(protocol, [.. after]) : null;
        return node;
    }

    private static JsonObject Interview(Protocol protocol, byte[] codes)
    {
        var determination = TriageEngine.Determine(protocol, codes);
        return new()
        {
            ["answers"] = new JsonObject(codes.Select((code, q) => (code, q)).Where(a => a.code != 0)
                .Select(a => KeyValuePair.Create<string, JsonNode?>(protocol.Questions[a.q].Id, protocol.Questions[a.q].IdOf(new(a.code))))),
            // As the clauses say it: null where none gives one.
            ["level"] = determination.Clauses.Max(c => (int?)c.Effects.Level),
            ["priority"] = determination.Clauses.Min(c => (int?)c.Effects.Priority),
            ["needs"] = Array(determination.Needs.Select(k => (JsonNode)Domain.Responders.ResponderKinds.Id(k))),
            ["flags"] = Array(determination.Flags.Names().Select(f => (JsonNode)f)),
            ["disqualifiers"] = Array(determination.Disqualifiers.Select(d => (JsonNode)d.Id())),
            ["instructions"] = Array(determination.Instructions().Select(i => (JsonNode)i.Id)),
            ["clauses"] = Array(determination.Clauses.Select(c => (JsonNode)c.Id)),
        };
    }

    private static JsonArray Array(IEnumerable<JsonNode> items) => [.. items];
}
