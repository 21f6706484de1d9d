using RightCall.Domain;
using RightCall.Planning.Files;

namespace RightCall.Planning.Callers;

/// <summary>Every question of the protocols with every answer that any protocol offers to it, so that a typo in a file of figures is a problem, not a figure that is never used.</summary>
internal sealed class KnownAnswers
{
    private readonly SortedDictionary<string, SortedSet<string>> _answers = new(StringComparer.Ordinal);

    public KnownAnswers(Rulebook rules)
    {
        foreach (var protocol in rules.Protocols.Values)
            foreach (var question in protocol.Questions)
            {
                if (!_answers.TryGetValue(question.Id, out var answers)) _answers[question.Id] = answers = new(StringComparer.Ordinal);
                foreach (var option in question.Options) answers.Add(option.Id);
            }
    }

    /// <summary>The answers that a question has; none where there is no such question.</summary>
    public IReadOnlyCollection<string> Of(string question) => _answers.TryGetValue(question, out var answers) ? answers : [];

    public Shares Check(string question, Shares shares, YamlPart at)
    {
        if (!_answers.TryGetValue(question, out var answers)) at.Problem($"No protocol asks '{question}'. Is it spelt as in the protocols?");
        else foreach (var name in shares.Names)
                if (!answers.Contains(name)) at.Problem($"'{name}' is no answer to '{question}'. Allowed: {string.Join(", ", answers)}.");
        return shares;
    }
}
