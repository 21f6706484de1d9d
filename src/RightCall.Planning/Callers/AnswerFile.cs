using RightCall.Domain;
using RightCall.Planning.Files;

namespace RightCall.Planning.Callers;

/// <summary>How often a caller of one relation to the person has no answer.</summary>
/// <param name="Unknown">Says that they do not know.</param>
/// <param name="Refused">Refuses, or cannot speak.</param>
public sealed record NonAnswers(ThreeWay Unknown, ThreeWay Refused);

/// <summary>How one question is answered by those who answer it.</summary>
/// <param name="UnknownTimes">How many times as often as usual the answer is <em>unknown</em>.</param>
/// <param name="Said">By what is true: what is said. What is true but not listed is said as it is, with the default's error.</param>
public sealed record QuestionErrors(double UnknownTimes, IReadOnlyDictionary<string, Shares> Said);

/// <summary>What a caller says of what is true: an error matrix for each question. Read from <c>protocols/answers.yaml</c>.</summary>
/// <param name="Same">How often the truth is said, where no matrix is written; the rest falls on the other answers evenly.</param>
/// <param name="Relations">By relation of the caller to the person; <c>other</c> for all that are not listed.</param>
/// <param name="Questions">By question.</param>
/// <param name="HangUp">How often a caller hangs up in the middle of the interview.</param>
/// <param name="SecondCaller">How often a second caller reports the same.</param>
/// <param name="Languages">The languages of callers.</param>
/// <param name="LanguageUnknownTimes">How many times as often an answer is <em>unknown</em> while an interpreter is fetched.</param>
/// <param name="Bases">What each figure rests on.</param>
public sealed record AnswerModel(ThreeWay Same, IReadOnlyDictionary<string, NonAnswers> Relations, IReadOnlyDictionary<string, QuestionErrors> Questions,
    ThreeWay HangUp, ThreeWay SecondCaller, Shares Languages, double LanguageUnknownTimes, IReadOnlyList<Basis> Bases)
{
    /// <summary>How often a caller of this relation has no answer.</summary>
    public NonAnswers For(string relation) => Relations.TryGetValue(relation, out var found) ? found : Relations["other"];
}

/// <summary>Reads the file of answers. Every problem is reported at once.</summary>
public static class AnswerFile
{
    /// <summary>Reads it.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="rules">The protocols: every question and answer that is named must exist in one of them.</param>
    /// <exception cref="InputException">The file has problems; all of them are in it.</exception>
    public static AnswerModel Read(string file, string text, Rulebook rules)
    {
        List<InputProblem> problems = [];
        var model = YamlPart.Read(file, text, problems) is { } root ? new Reader(file, new KnownAnswers(rules)).ReadRoot(root) : null;
        return problems.Count == 0 && model is not null ? model : throw new InputException(problems);
    }

    private sealed class Reader(string file, KnownAnswers known)
    {
        private readonly List<Basis> _bases = [];

        public AnswerModel ReadRoot(YamlPart root)
        {
            root.TextOf("status");
            var same = root.Need("default", "how often the truth is said where no matrix is written") is { } d ? ReadShare(d, "same") : ThreeWay.Same(1);
            var relations = root.Need("relations", "how often callers of each relation have no answer") is { } r ? ReadRelations(r) : [];
            var questions = root.Need("questions", "the error matrix of each question") is { } q ? ReadQuestions(q) : [];
            var hangUp = root.Need("hang-up", "how often a caller hangs up in the middle") is { } h ? ReadShare(h, "share") : default;
            var second = root.Need("second-caller", "how often a second caller reports the same") is { } s ? ReadShare(s, "share") : default;
            var (languages, times) = root.Need("languages", "the languages of callers") is { } l ? ReadLanguages(l) : (Shares.Certain("en"), 1);
            root.NoOtherKeys();
            return new(same, relations, questions, hangUp, second, languages, times, _bases);
        }

        private ThreeWay ReadShare(YamlPart part, string key)
        {
            var share = part.Need(key, "a number from 0 to 1, or [low, middle, high]") is { } s ? Shares.ReadThree(s) : null;
            AddBasis(part);
            part.NoOtherKeys();
            return share ?? default;
        }

        private SortedDictionary<string, NonAnswers> ReadRelations(YamlPart part)
        {
            SortedDictionary<string, NonAnswers> relations = new(StringComparer.Ordinal);
            foreach (var (relation, value) in part.Entries())
            {
                if (known.Of("relation").Count > 0 && !known.Of("relation").Contains(relation)) value.Problem($"'{relation}' is no answer to 'relation'. Allowed: {string.Join(", ", known.Of("relation"))}.");
                var unknown = value.Need("unknown", "the share of answers that are unknown") is { } u ? Shares.ReadThree(u) : null;
                var refused = value.Need("refused", "the share of answers that are refused") is { } r ? Shares.ReadThree(r) : null;
                AddBasis(value);
                value.NoOtherKeys();
                relations[relation] = new(unknown ?? default, refused ?? default);
            }
            if (!relations.ContainsKey("other")) part.Problem("'other' is missing: it counts for every relation that is not listed.");
            return relations;
        }

        private SortedDictionary<string, QuestionErrors> ReadQuestions(YamlPart part)
        {
            SortedDictionary<string, QuestionErrors> questions = new(StringComparer.Ordinal);
            foreach (var (question, value) in part.Entries())
            {
                if (known.Of(question).Count == 0) value.Problem($"No protocol asks '{question}'. Is it spelt as in the protocols?");
                var times = value.Find("unknown-times")?.Number(0, 100) ?? 1;
                SortedDictionary<string, Shares> said = new(StringComparer.Ordinal);
                if (value.Find("said") is { } matrix)
                    foreach (var (truth, answers) in matrix.Entries())
                    {
                        known.Check(question, Shares.Certain(truth), answers);
                        if (Shares.Read(answers) is { } shares) said[truth] = known.Check(question, shares, answers);
                    }
                AddBasis(value);
                value.NoOtherKeys();
                questions[question] = new(times, said);
            }
            return questions;
        }

        private (Shares Languages, double Times) ReadLanguages(YamlPart part)
        {
            var shares = part.Need("shares", "how many callers speak each") is { } s ? Shares.Read(s) : null;
            var times = part.Find("unknown-times")?.Number(0, 100) ?? 1;
            AddBasis(part);
            part.NoOtherKeys();
            return (shares ?? Shares.Certain("en"), times);
        }

        private void AddBasis(YamlPart part)
        {
            if (part.Need("source", "where the figures come from, or the word assumption with what it is based on")?.Text() is { } source) _bases.Add(new(file, part.Where, source));
        }
    }
}
