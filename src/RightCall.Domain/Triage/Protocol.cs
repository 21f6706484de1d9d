using System.Collections.Immutable;
using RightCall.Domain.Natures;

namespace RightCall.Domain.Triage;

/// <summary>The versioned rules of one nature: what to ask, and what each set of answers means. Immutable; safe to share between threads.</summary>
/// <param name="Nature">The nature.</param>
/// <param name="Family">Its family.</param>
/// <param name="Title">Its name on screens.</param>
/// <param name="Version">The version that the file states.</param>
/// <param name="Status"><c>sample</c> for what ships, <c>approved</c> for what a city signed.</param>
/// <param name="Hash">SHA-256, in lower-case hex, of the protocol's canonical JSON. An interview is pinned to it.</param>
/// <param name="Questions">The opening's questions, then the nature's own. A guard reads earlier questions only.</param>
/// <param name="Clauses">The shared clauses that the file includes, then its own.</param>
public sealed record Protocol(NatureId Nature, Family Family, LocalText Title, string Version, string Status, string Hash,
    ImmutableArray<Question> Questions, ImmutableArray<Clause> Clauses)
{
    /// <summary>The place of the question with this id, or -1.</summary>
    public int IndexOf(string question)
    {
        for (var i = 0; i < Questions.Length; i++) if (Questions[i].Id == question) return i;
        return -1;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Nature} {Version}";
}
