using RightCall.Domain;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Contracts.Incidents;

/// <summary>All answers about an incident so far.</summary>
/// <param name="Nature">The nature that is asked about.</param>
/// <param name="ProtocolHash">The version of the rules that it is pinned to.</param>
/// <param name="Answers">All facts, in the order in which they were given.</param>
/// <param name="Standing">What counts for each question that was asked.</param>
/// <param name="Remaining">How many questions are still to be asked as things stand.</param>
public sealed record InterviewView(NatureId Nature, string ProtocolHash, IReadOnlyList<Answer> Answers, IReadOnlyList<StandingAnswer> Standing, int Remaining);

/// <summary>What counts for a question, where givers' answers differ: the scene's, else the more dangerous.</summary>
/// <param name="Question">The question.</param>
/// <param name="Value">The answer's id, <c>unknown</c> or <c>refused</c>.</param>
public sealed record StandingAnswer(string Question, string Value);

/// <summary>What to ask next.</summary>
/// <param name="Sequence">The last row of the area that was seen.</param>
/// <param name="Question">The question; null when nothing is left to ask.</param>
/// <param name="Remaining">How many are left as things stand, this one included.</param>
public sealed record NextQuestion(long Sequence, QuestionView? Question, int Remaining);

/// <summary>A question.</summary>
/// <param name="Id">Its id: name it in <c>record-answers</c>.</param>
/// <param name="Ask">The words.</param>
/// <param name="Answers">The answers that it offers. <c>unknown</c> and <c>refused</c> are always possible.</param>
/// <param name="About">What it is about: <c>weapon</c>, <c>awake</c> …</param>
/// <param name="FromOpening">Whether every call begins with it.</param>
public sealed record QuestionView(string Id, LocalText Ask, IReadOnlyList<AnswerView> Answers, string About, bool FromOpening);

/// <summary>An answer that a question offers.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The words.</param>
/// <param name="Safe">Whether it says that this danger is not there.</param>
public sealed record AnswerView(string Id, LocalText Text, bool Safe);

/// <summary>What a protocol makes of an interview, with every reason.</summary>
/// <param name="Level">Who.</param>
/// <param name="Priority">How soon.</param>
/// <param name="First">The kind that goes first.</param>
/// <param name="Needs">All kinds that are needed.</param>
/// <param name="Flags">The flags.</param>
/// <param name="Disqualifiers">The named facts.</param>
/// <param name="IsInScope">Whether the rule "no officer without a named ground" holds.</param>
/// <param name="ProtocolHash">The version of the rules that said so.</param>
/// <param name="Engine">The version of the engine's meaning.</param>
/// <param name="Gravest">The clause that is shown as the reason.</param>
/// <param name="Clauses">Every clause that matched, in file order.</param>
/// <param name="Instructions">What to say or do at the desk.</param>
public sealed record DeterminationView(Level Level, Priority Priority, ResponderKind? First, KindSet Needs, Flags Flags, DisqualifierSet Disqualifiers, bool IsInScope,
    string ProtocolHash, int Engine, ClauseView? Gravest, IReadOnlyList<ClauseView> Clauses, IReadOnlyList<InstructionView> Instructions);

/// <summary>A line of a protocol that matched.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Why, in plain words.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Level">The level that it asks for.</param>
/// <param name="Priority">The priority that it asks for.</param>
public sealed record ClauseView(string Id, LocalText Reason, string Source, Level? Level, Priority? Priority);

/// <summary>An instruction for the desk.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The words.</param>
public sealed record InstructionView(string Id, LocalText Text);

/// <summary>Whom plan and travel times put forward now.</summary>
/// <param name="Sequence">The last row of the area that was seen. Positions move between rows, so the same row can give another answer later.</param>
/// <param name="Recorded">Whether it is the one that stands in the journal; otherwise it was computed for this answer.</param>
/// <param name="Recommendation">Who, why, who not and why not, and what is missing.</param>
public sealed record RecommendationView(long Sequence, bool Recorded, Recommendation Recommendation);
