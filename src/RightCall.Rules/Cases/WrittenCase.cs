using System.Collections.Immutable;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Cases;

/// <summary>A call in words, the answers in it, and what must be sent: the key that protocols are held against.</summary>
/// <param name="File">Its file, as it was named to the reader.</param>
/// <param name="Line">Its line.</param>
/// <param name="Id">Its id, unique among all cases.</param>
/// <param name="Words">What was said.</param>
/// <param name="Nature">The nature.</param>
/// <param name="NeverEvent">Whether a life is lost, or a crime against a person goes on, if it is under-triaged.</param>
/// <param name="Answers">All answers, in order.</param>
/// <param name="Expect">What must come out.</param>
public sealed record WrittenCase(string File, int Line, string Id, string Words, NatureId Nature, bool NeverEvent, ImmutableArray<Answer> Answers, Expectation Expect);

/// <summary>What a case's determination must be.</summary>
/// <param name="Level">The level.</param>
/// <param name="Priority">The priority, or null where the case leaves it open.</param>
/// <param name="Needs">Exactly these kinds.</param>
/// <param name="Flags">At least these flags.</param>
/// <param name="Disqualifiers">At least these named facts.</param>
public sealed record Expectation(Level Level, Priority? Priority, KindSet Needs, Flags Flags, DisqualifierSet Disqualifiers);
