using System.Collections.Immutable;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Canonical;

/// <summary>A protocol as canonical JSON: what is stored by its hash, and what the browser runs. Needs no rule file and no YAML.</summary>
public static class ProtocolJson
{
    /// <summary>The version of this JSON's form.</summary>
    public const int Form = 1;

    /// <summary>The canonical bytes. The protocol's own <see cref="Protocol.Hash"/> is not among them.</summary>
    public static byte[] Write(Protocol protocol) => Canonical.Bytes(Canonical.Object(
        ("clauses", Canonical.Array(protocol.Clauses.Select(c => OfClause(protocol, c)))),
        ("family", Canonical.Text(protocol.Family.Id())),
        ("form", Canonical.Number(Form)),
        ("instructions", Canonical.Array(Instructions(protocol).Select(OfInstruction))),
        ("nature", Canonical.Text(protocol.Nature.ToString())),
        ("questions", Canonical.Array(protocol.Questions.Select(q => OfQuestion(protocol, q)))),
        ("status", Canonical.Text(protocol.Status)),
        ("title", Canonical.Local(protocol.Title)),
        ("version", Canonical.Text(protocol.Version))));

    /// <summary>The protocol with its hash filled in.</summary>
    public static Protocol WithHash(Protocol protocol) => protocol with { Hash = Canonical.Hash(Write(protocol)) };

    /// <summary>The protocol of these bytes; its hash is theirs.</summary>
    /// <exception cref="FormatException">They are not the canonical JSON of a protocol.</exception>
    public static Protocol Read(ReadOnlyMemory<byte> json)
    {
        var protocol = CanonicalReader.Read(json, "protocol", root => ProtocolReader.Read(root)) with { Hash = Canonical.Hash(json.Span) };
        return Write(protocol).AsSpan().SequenceEqual(json.Span) ? protocol : throw new FormatException("This JSON is a protocol, but not its canonical form: its hash would name nothing.");
    }

    private static IEnumerable<Instruction> Instructions(Protocol protocol) =>
        protocol.Clauses.SelectMany(c => c.Effects.Instructions).DistinctBy(i => i.Id).OrderBy(i => i.Id, StringComparer.Ordinal);

    private static string OfInstruction(Instruction instruction) => Canonical.Object(
        ("contradicts", Canonical.Texts(instruction.Contradicts)),
        ("id", Canonical.Text(instruction.Id)),
        ("text", Canonical.Local(instruction.Text)));

    private static string OfQuestion(Protocol protocol, Question question) => Canonical.Object(
        ("about", Canonical.Text(question.Topic.Id())),
        ("answers", Canonical.Array(question.Options.Select(o => Canonical.Object(
            ("id", Canonical.Text(o.Id)), ("safe", Canonical.Truth(o.Safe)), ("text", Canonical.Local(o.Text)))))),
        ("ask", Canonical.Local(question.Text)),
        ("danger", Canonical.Texts(question.DangerOrder.Select(at => question.Options[at].Id))),
        ("id", Canonical.Text(question.Id)),
        ("opening", Canonical.Truth(question.FromOpening)),
        ("role", Canonical.Text(question.Role.Id())),
        ("when", OfCondition(protocol, question.Guard)));

    private static string OfClause(Protocol protocol, Clause clause) => Canonical.Object(
        ("allows", Canonical.Texts(clause.Allows)),
        ("disqualifiers", Canonical.Texts(clause.Effects.Disqualifiers.Select(d => d.Id()))),
        ("flags", Canonical.Texts(clause.Effects.Flags.Names())),
        ("id", Canonical.Text(clause.Id)),
        ("instructions", Canonical.Texts(clause.Effects.Instructions.Select(i => i.Id))),
        ("level", clause.Effects.Level is { } level ? Canonical.Number((int)level) : null),
        ("needs", Canonical.Texts(clause.Effects.Needs.Select(k => k.Id()))),
        ("priority", clause.Effects.Priority is { } priority ? Canonical.Number((int)priority) : null),
        ("reason", Canonical.Local(clause.Reason)),
        ("source", Canonical.Text(clause.Source)),
        ("when", OfCondition(protocol, clause.When)));

    private static string OfCondition(Protocol protocol, Condition condition) => Canonical.Array(condition.Any.Select(all => Canonical.Object(
        all.Select(literal => (protocol.Questions[literal.Question].Id, (string?)Canonical.Texts(Values(protocol.Questions[literal.Question], literal.Mask)))))));

    private static IEnumerable<string> Values(Question question, int mask)
    {
        for (byte code = 0; code < AnswerCode.FirstAnswer + question.Options.Length; code++)
            if ((mask & new AnswerCode(code).Bit) != 0) yield return question.IdOf(new(code));
    }
}
