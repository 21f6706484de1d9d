using System.Collections.Immutable;
using System.Text.Json;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Canonical;

/// <summary>Canonical JSON → protocol.</summary>
internal static class ProtocolReader
{
    /// <summary>The protocol of a document's root, its hash still empty.</summary>
    public static Protocol Read(JsonElement root)
    {
        if (root.Get("form").GetInt32() is var form && form != ProtocolJson.Form) throw new FormatException($"Its form is {form}; this version reads {ProtocolJson.Form}.");
        var questions = new List<Question>();
        foreach (var element in root.Get("questions").EnumerateArray()) questions.Add(ReadQuestion(element, questions));
        var instructions = root.Get("instructions").EnumerateArray()
            .Select(e => new Instruction(e.Text("id"), e.Local("text"), e.Texts("contradicts")))
            .ToImmutableSortedDictionary(i => i.Id, i => i, StringComparer.Ordinal);
        var clauses = root.Get("clauses").EnumerateArray().Select((e, index) => ReadClause(index, e, questions, instructions)).ToImmutableArray();
        return new(new NatureId(root.Text("nature")), CanonicalReader.Word(root.Text("family"), Families.Find), root.Local("title"), root.Text("version"),
            root.Text("status"), "", [.. questions], clauses);
    }

    private static Question ReadQuestion(JsonElement element, List<Question> before)
    {
        var options = element.Get("answers").EnumerateArray().Select(a => new AnswerOption(a.Text("id"), a.Local("text"), a.Get("safe").GetBoolean())).ToImmutableArray();
        var danger = element.Texts("danger").Select(id => Place(options, id)).ToImmutableArray();
        return new(element.Text("id"), element.Local("ask"), options, danger, CanonicalReader.Word(element.Text("role"), QuestionWords.FindRole),
            CanonicalReader.Word(element.Text("about"), QuestionWords.FindTopic), ReadCondition(element.Get("when"), before), element.Get("opening").GetBoolean());
    }

    private static int Place(ImmutableArray<AnswerOption> options, string id)
    {
        for (var i = 0; i < options.Length; i++) if (options[i].Id == id) return i;
        throw new FormatException($"'{id}' is in the order of danger but no answer.");
    }

    private static Clause ReadClause(int index, JsonElement e, List<Question> questions, ImmutableSortedDictionary<string, Instruction> instructions)
    {
        var flags = Flags.None;
        foreach (var id in e.Texts("flags")) flags |= CanonicalReader.Word(id, FlagIds.Find);
        var effects = new Effects(
            e.TryGetProperty("level", out var level) ? (Level)InRange(level.GetInt32(), 0, 4) : null,
            e.TryGetProperty("priority", out var priority) ? (Priority)InRange(priority.GetInt32(), 1, 5) : null,
            KindSet.Create([.. e.Texts("needs").Select(id => CanonicalReader.Word(id, ResponderKinds.Find))]),
            flags,
            DisqualifierSet.Create([.. e.Texts("disqualifiers").Select(id => CanonicalReader.Word(id, Disqualifiers.Find))]),
            [.. e.Texts("instructions").Select(id => instructions[id])]);
        return new(index, e.Text("id"), ReadCondition(e.Get("when"), questions), effects, e.Local("reason"), e.Text("source"), e.Texts("allows"));
    }

    private static int InRange(int value, int low, int high) => value >= low && value <= high ? value : throw new FormatException($"{value} is not {low} to {high}.");

    private static Condition ReadCondition(JsonElement element, List<Question> questions) => new(
        [.. element.EnumerateArray().Select(all => all.EnumerateObject().Select(p => ReadLiteral(p, questions)).OrderBy(l => l.Question).ToImmutableArray())]);

    private static Literal ReadLiteral(JsonProperty property, List<Question> questions)
    {
        var at = questions.FindIndex(q => q.Id == property.Name);
        if (at < 0) throw new FormatException($"No question '{property.Name}' comes before where it is read.");
        var mask = 0;
        foreach (var value in property.Value.EnumerateArray())
            mask |= questions[at].CodeOf(value.GetString()!)?.Bit ?? throw new FormatException($"'{value}' is not an answer to '{property.Name}'.");
        return new(at, mask);
    }
}
