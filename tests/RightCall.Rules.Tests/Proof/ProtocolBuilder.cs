using System.Collections.Immutable;
using RightCall.Domain;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Tests.Proof;

/// <summary>Writes small protocols in code, the way that a rule file would: <c>Ask("weapon", "none in-hand", …)</c>, <c>When("weapon: in-hand unknown")</c>.</summary>
internal sealed class ProtocolBuilder(Family family = Family.Social)
{
    private readonly List<Question> _questions = [];
    private readonly List<Clause> _clauses = [];

    /// <summary>A question. Answers in words parted by spaces, from the safest to the gravest; the first is safe.</summary>
    public ProtocolBuilder Ask(string id, string answers, QuestionRole role = QuestionRole.None, string when = "always", bool ordered = true, int safe = 1,
        ProtectedTopic topic = ProtectedTopic.None, bool opening = false)
    {
        var ids = answers.Split(' ');
        var options = ids.Select((a, at) => new AnswerOption(a, new(a, null), ordered && at < safe)).ToImmutableArray();
        _questions.Add(new(id, new(id, null), options, ordered ? [.. Enumerable.Range(0, ids.Length)] : [], role, topic, Condition(when), opening));
        return this;
    }

    /// <summary>A clause. Effects in words parted by spaces: <c>level=2 priority=3 ems-als flag:stage disq:credible-threat</c>.</summary>
    public ProtocolBuilder Clause(string id, string when, string effects, Instruction[]? instructions = null, string? allows = null)
    {
        Level? level = null;
        Priority? priority = null;
        var (needs, flags, disqualifiers) = (KindSet.None, Flags.None, default(DisqualifierSet));
        foreach (var word in effects.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.StartsWith("level=", StringComparison.Ordinal)) level = (Level)int.Parse(word[6..], null);
            else if (word.StartsWith("priority=", StringComparison.Ordinal)) priority = (Priority)int.Parse(word[9..], null);
            else if (word.StartsWith("flag:", StringComparison.Ordinal)) flags |= FlagIds.Find(word[5..])!.Value;
            else if (word.StartsWith("disq:", StringComparison.Ordinal)) disqualifiers |= [Disqualifiers.Find(word[5..])!.Value];
            else needs |= KindSet.Of(ResponderKinds.Find(word)!.Value);
        }
        var add = new Effects(level, priority, needs, flags, disqualifiers, [.. instructions ?? []]);
        _clauses.Add(new(_clauses.Count, id, Condition(when), add, new(id, null), "test", allows is null ? [] : [allows]));
        return this;
    }

    /// <summary>A clause whose parts are there already.</summary>
    public ProtocolBuilder Clause(string id, Condition when, Effects effects, ImmutableArray<string> allows)
    {
        _clauses.Add(new(_clauses.Count, id, when, effects, new(id, null), "test", allows));
        return this;
    }

    /// <summary>A question whose parts are there already.</summary>
    public ProtocolBuilder Ask(Question question)
    {
        _questions.Add(question);
        return this;
    }

    /// <summary>How many questions there are so far.</summary>
    public int Questions => _questions.Count;

    /// <summary>The question at this place.</summary>
    public Question this[int question] => _questions[question];

    /// <summary>The protocol.</summary>
    public Protocol Build() => new(new("test-nature"), family, new("Test", null), "1", "sample", new string('0', 64), [.. _questions], [.. _clauses]);

    /// <summary>"always", or alternatives parted by " or ", literals by ", ": <c>weapon: in-hand unknown, hurt: serious or violence: threat</c>.</summary>
    public Condition Condition(string when) => when == "always" ? Domain.Triage.Condition.Always
        : new([.. when.Split(" or ").Select(all => all.Split(", ").Select(Literal).ToImmutableArray())]);

    private Literal Literal(string text)
    {
        var (id, answers) = (text.Split(": ")[0], text.Split(": ")[1].Split(' '));
        var at = _questions.FindIndex(q => q.Id == id);
        var question = _questions[at];
        return new(at, answers.Aggregate(0, (mask, a) => mask | (a switch
        {
            "non-answer" => 6,
            "not-known" => 7,
            "not-safe" => question.FullMask & ~question.SafeMask,
            "answered" => question.AnswerMask,
            _ => question.CodeOf(a)!.Value.Bit,
        })));
    }
}
