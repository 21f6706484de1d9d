using System.Collections.Immutable;

namespace RightCall.Domain.Triage;

/// <summary>All answers about one incident so far, under the protocol that the interview began with. Immutable.</summary>
/// <remarks>Givers' answers stand side by side. For each question one answer counts: a responder's on the scene (or a desk's that names its ground) settles it;
/// otherwise each giver's standing answer competes and the more dangerous counts.</remarks>
public sealed class Interview
{
    /// <summary>The question that says whether the caller can talk freely; its safe answers mean yes.</summary>
    public const string CanTalkQuestion = "can-talk";

    // What each answer says under the protocol, so that no text is compared twice.
    private readonly Said[] _said;
    private readonly byte[] _codes;

    private Interview(Protocol protocol, ImmutableArray<Answer> answers, Said[] said, byte[] codes) => (Protocol, Answers, _said, _codes) = (protocol, answers, said, codes);

    private readonly record struct Said(int Question, AnswerCode Code)
    {
        public static readonly Said Nothing = new(-1, AnswerCode.NotAsked);

        public static Said By(Answer answer, Protocol protocol) =>
            protocol.IndexOf(answer.Question) is >= 0 and var q && protocol.Questions[q].CodeOf(answer.Value) is { } code ? new(q, code) : Nothing;
    }

    /// <summary>The protocol that the interview is pinned to.</summary>
    public Protocol Protocol { get; }

    /// <summary>All answers, in the order in which they were given.</summary>
    public ImmutableArray<Answer> Answers { get; }

    /// <summary>The code that counts, one for each question of the protocol.</summary>
    public ReadOnlySpan<byte> Codes => _codes;

    /// <summary>An interview in which nothing was asked yet.</summary>
    public static Interview Begin(Protocol protocol) => new(protocol, [], [], new byte[protocol.Questions.Length]);

    /// <summary>The interview that has these answers.</summary>
    /// <param name="protocol">The protocol that it is pinned to.</param>
    /// <param name="answers">All answers, in the order in which they were given.</param>
    public static Interview Of(Protocol protocol, ImmutableArray<Answer> answers) => new Interview(protocol, answers, [], []).Under(protocol);

    /// <summary>The interview under another protocol (the nature was changed): every fact is kept, and counts where the new protocol asks the same question.</summary>
    public Interview Under(Protocol protocol)
    {
        var said = new Said[Answers.Length];
        for (var i = 0; i < said.Length; i++) said[i] = Said.By(Answers[i], protocol);
        var codes = new byte[protocol.Questions.Length];
        for (var q = 0; q < codes.Length; q++) codes[q] = Settle(protocol, Answers, said, q).Value;
        return new(protocol, Answers, said, codes);
    }

    /// <summary>The interview with more answers.</summary>
    /// <exception cref="ArgumentException">A question does not offer the answer. Callers check with <see cref="Problem"/> first.</exception>
    public Interview With(params ReadOnlySpan<Answer> added)
    {
        var answers = Answers.AddRange(added);
        var said = new Said[answers.Length];
        _said.CopyTo(said, 0);
        for (var i = _said.Length; i < said.Length; i++)
        {
            said[i] = Said.By(answers[i], Protocol);
            if (said[i].Code == AnswerCode.NotAsked && Problem(answers[i]) is { } problem) throw new ArgumentException(problem, nameof(added));
        }
        var codes = (byte[])_codes.Clone();
        foreach (var (q, _) in said.AsSpan(_said.Length))
        {
            if (q < 0) continue;
            codes[q] = Settle(Protocol, answers, said, q).Value;
            // Whether a caller may correct their own words depends on whether they can talk: those words are weighed again.
            if (Protocol.Questions[q].Id == CanTalkQuestion) for (var i = 0; i < codes.Length; i++) codes[i] = Settle(Protocol, answers, said, i).Value;
        }
        return new(Protocol, answers, said, codes);
    }

    /// <summary>What is wrong with an answer under this protocol, in plain words; null when nothing is. A question that the protocol does not ask is not wrong: it is a fact for later.</summary>
    public string? Problem(Answer answer)
    {
        var q = Protocol.IndexOf(answer.Question);
        if (q < 0) return null;
        var question = Protocol.Questions[q];
        return question.CodeOf(answer.Value) is { Value: > 0 } ? null
            : $"'{answer.Value}' is not an answer to '{answer.Question}' in {Protocol.Nature}; allowed: {string.Join(", ", question.Options.Select(o => o.Id))}, unknown, refused.";
    }

    /// <summary>The code that counts for the question at this place.</summary>
    public AnswerCode this[int question] => new(_codes[question]);

    /// <summary>The code that counts for a question; not asked where the protocol has no such question.</summary>
    public AnswerCode this[string question] => Protocol.IndexOf(question) is >= 0 and var q ? new(_codes[q]) : AnswerCode.NotAsked;

    /// <summary>The next question to ask: the first that nobody asked and whose guard holds; null when there is none.</summary>
    public Question? Next()
    {
        for (var q = 0; q < _codes.Length; q++)
            if (_codes[q] == 0 && Protocol.Questions[q].Guard.Holds(_codes)) return Protocol.Questions[q];
        return null;
    }

    /// <summary>How many questions are still to be asked as things stand.</summary>
    public int Remaining()
    {
        var count = 0;
        for (var q = 0; q < _codes.Length; q++) if (_codes[q] == 0 && Protocol.Questions[q].Guard.Holds(_codes)) count++;
        return count;
    }

    /// <summary>Whether any answer came in yes/no mode: then nothing may be lowered and nobody called back.</summary>
    public bool HasYesNoAnswers => Answers.Any(a => a.Manner == Manner.YesNo);

    // Mostly a question was answered once. Otherwise what givers say is weighed.
    private static AnswerCode Settle(Protocol protocol, ImmutableArray<Answer> answers, Said[] said, int q)
    {
        var only = AnswerCode.NotAsked;
        var count = 0;
        foreach (var (question, code) in said) if (question == q && ++count == 1) only = code;
        return count > 1 ? Weigh(protocol, answers, said, q) : only;
    }

    // One pass over the facts. A giver's later answer replaces their earlier one where the giver may correct it; a settling answer replaces all before it.
    private static AnswerCode Weigh(Protocol protocol, ImmutableArray<Answer> answers, Said[] said, int q)
    {
        var question = protocol.Questions[q];
        var standing = new List<(Giver Giver, AnswerCode Code)>(2);
        var settled = false;
        for (var i = 0; i < said.Length; i++)
        {
            if (said[i].Question != q) continue;
            var (answer, code) = (answers[i], said[i].Code);
            if (Settles(answer))
            {
                standing.Clear();
                standing.Add((answer.Giver, code));
                settled = true;
                continue;
            }
            if (settled && standing.Count == 1 && answer.Giver.Kind == GiverKind.Caller
                && question.Rank(code) < question.Rank(standing[0].Code)) continue; // The scene settled it; a caller's later, safer word stands in the record only.
            var mine = 0;
            while (mine < standing.Count && standing[mine].Giver != answer.Giver) mine++;
            if (mine == standing.Count) standing.Add((answer.Giver, code));
            else if (question.Rank(code) >= question.Rank(standing[mine].Code) || MayLower(protocol, answers, answer)) standing[mine] = (answer.Giver, code);
        }
        var counts = AnswerCode.NotAsked;
        foreach (var (_, code) in standing) if (question.Rank(code) >= question.Rank(counts)) counts = code;
        return counts;
    }

    private static bool Settles(Answer answer) => answer.Giver.Kind == GiverKind.Responder || (answer.Giver.Kind == GiverKind.Desk && answer.Ground is not null);

    // A giver's own correction downwards counts only if, asked by yes/no, the giver can talk freely. Relayed, overheard and yes/no words never lower.
    private static bool MayLower(Protocol protocol, ImmutableArray<Answer> answers, Answer correction)
    {
        // "Can you talk freely?" is itself asked by yes/no, so that nobody standing by hears the question.
        if (correction.Question == CanTalkQuestion) return correction.Manner == Manner.YesNo;
        if (correction.Manner != Manner.Direct) return false;
        if (correction.Giver.Kind != GiverKind.Caller) return true;
        var q = protocol.IndexOf(CanTalkQuestion);
        if (q < 0) return false;
        var question = protocol.Questions[q];
        var standing = AnswerCode.NotAsked;
        foreach (var answer in answers)
        {
            if (answer.Question != CanTalkQuestion || answer.Giver != correction.Giver || question.CodeOf(answer.Value) is not { } code) continue;
            if (question.Rank(code) >= question.Rank(standing) || answer.Manner == Manner.YesNo) standing = code;
        }
        return (question.SafeMask & standing.Bit) != 0;
    }
}
