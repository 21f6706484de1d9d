using RightCall.Domain.Triage;

namespace RightCall.Rules.Protocols;

/// <summary>The most questions beside the opening's that one interview can be asked.</summary>
/// <remarks>Walks the questions in order over all answers at once. Two answers that no later guard tells apart are one, and so are two interviews
/// that later guards cannot tell apart, so that the number of states stays small where the number of interviews does not.</remarks>
internal static class LongestPath
{
    /// <summary>The most states that are held; a protocol with more is refused.</summary>
    public const int MostStates = 200_000;

    /// <summary>The length; null where there are too many states to know it.</summary>
    public static int? Of(IReadOnlyList<Question> questions)
    {
        var ownCount = questions.Count(q => !q.FromOpening);
        if (questions.All(q => q.Guard == Condition.Always)) return ownCount;
        var lastRead = new int[questions.Count];
        for (var q = 0; q < questions.Count; q++) foreach (var read in questions[q].Guard.Reads()) lastRead[read] = q;
        var states = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 };
        for (var q = 0; q < questions.Count; q++)
        {
            var next = new Dictionary<string, int>(StringComparer.Ordinal);
            var different = Representatives(questions, q);
            foreach (var (state, length) in states)
            {
                var codes = Codes(state, questions.Count);
                var asked = questions[q].Guard.Holds(codes);
                foreach (var code in asked ? different : [0])
                {
                    codes[q] = code;
                    var key = Key(codes, lastRead, q);
                    var longer = length + (asked && !questions[q].FromOpening ? 1 : 0);
                    if (!next.TryGetValue(key, out var known) || known < longer) next[key] = longer;
                }
                codes[q] = 0;
            }
            if (next.Count > MostStates) return null;
            states = next;
        }
        return states.Values.Max();
    }

    // One code for each set of codes that later guards treat alike. Not asked is left out: the question is asked.
    private static List<byte> Representatives(IReadOnlyList<Question> questions, int q)
    {
        var masks = questions.SelectMany(later => later.Guard.Any.SelectMany(all => all)).Where(l => l.Question == q).Select(l => l.Mask).Distinct().ToList();
        var codes = Enumerable.Range(1, AnswerCode.FirstAnswer - 1 + questions[q].Options.Length).Select(c => (byte)c);
        return [.. codes.DistinctBy(c => string.Concat(masks.Select(m => (m & (1 << c)) != 0 ? '1' : '0')))];
    }

    private static byte[] Codes(string state, int count)
    {
        var codes = new byte[count];
        for (var i = 0; i < state.Length; i++) codes[i] = (byte)state[i];
        return codes;
    }

    // Codes that no later guard reads are forgotten.
    private static string Key(byte[] codes, int[] lastRead, int q) => new([.. codes.Take(q + 1).Select((c, i) => lastRead[i] > q ? (char)c : '\0')]);
}
