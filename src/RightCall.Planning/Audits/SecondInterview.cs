using RightCall.Domain.Triage;

namespace RightCall.Planning.Audits;

/// <summary>An interview read a second time: which answer counts for each question, found by going through all facts anew, giver by giver.</summary>
internal sealed class SecondInterview(SecondProtocol protocol)
{
    private const string CanTalk = "can-talk";
    private readonly List<Answer> _facts = [];

    public SecondProtocol Protocol { get; private set; } = protocol;

    public void Add(IEnumerable<Answer> answers) => _facts.AddRange(answers);

    public void Under(SecondProtocol protocol) => Protocol = protocol;

    public SecondDetermination Determine()
    {
        SortedDictionary<string, string> standing = new(StringComparer.Ordinal);
        foreach (var question in Protocol.Questions) standing[question] = Standing(question);
        return Protocol.Determine(question => standing[question]);
    }

    /// <summary>Whether somebody said this, of those whose word can count.</summary>
    public bool WasSaid(string question, string value) => _facts.Exists(f => f.Question == question && f.Value == value);

    // A responder, or a desk with a ground, settles: all said before is set aside. Of the rest, each giver's last word counts unless it is safer and may not
    // lower; among givers the most dangerous word counts.
    public string Standing(string question)
    {
        List<(Giver Giver, string Value)> words = [];
        foreach (var fact in _facts)
        {
            if (fact.Question != question || !Protocol.Knows(question, fact.Value)) continue;
            if (fact.Giver.Kind == GiverKind.Responder || fact is { Giver.Kind: GiverKind.Desk, Ground: not null })
            {
                words = [(fact.Giver, fact.Value)];
                continue;
            }
            var settled = words is [{ Giver.Kind: not GiverKind.Caller }];
            if (settled && fact.Giver.Kind == GiverKind.Caller && Protocol.Rank(question, fact.Value) < Protocol.Rank(question, words[0].Value)) continue;
            var own = words.FindIndex(w => w.Giver == fact.Giver);
            if (own < 0) words.Add((fact.Giver, fact.Value));
            else if (Protocol.Rank(question, fact.Value) >= Protocol.Rank(question, words[own].Value) || MayLower(fact)) words[own] = (fact.Giver, fact.Value);
        }
        var counts = "not-asked";
        foreach (var (_, value) in words) if (Protocol.Rank(question, value) >= Protocol.Rank(question, counts)) counts = value;
        return counts;
    }

    private bool MayLower(Answer correction)
    {
        if (correction.Question == CanTalk) return correction.Manner == Manner.YesNo;
        if (correction.Manner != Manner.Direct) return false;
        if (correction.Giver.Kind != GiverKind.Caller) return true;
        if (!Protocol.Questions.Contains(CanTalk)) return false;
        var canTalk = "not-asked";
        foreach (var fact in _facts)
        {
            if (fact.Question != CanTalk || fact.Giver != correction.Giver || !Protocol.Knows(CanTalk, fact.Value)) continue;
            if (Protocol.Rank(CanTalk, fact.Value) >= Protocol.Rank(CanTalk, canTalk) || fact.Manner == Manner.YesNo) canTalk = fact.Value;
        }
        return Protocol.IsSafe(CanTalk, canTalk);
    }
}
