using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;

namespace RightCall.Journal.Erasing;

/// <summary>A command about the journal itself. The area's rules do not decide it, and its events change no state.</summary>
public abstract record JournalCommand : CommandBody;

/// <summary>Something happened to the journal itself: the state of the area is the same before and after.</summary>
/// <param name="At">When.</param>
public abstract record JournalEvent(Instant At) : AreaEvent(At);

/// <summary>Erases the words of an incident, with those of its calls, or of a call, a unit or an actor.</summary>
/// <param name="Subject">Whose, such as <c>incident:…</c>.</param>
/// <param name="Reason">The order or rule that asks for it. Never a person's name.</param>
public sealed record Erase(string Subject, string Reason) : JournalCommand;

/// <summary>Words were erased: their keys are destroyed.</summary>
/// <param name="At">When.</param>
/// <param name="Subjects">Whose.</param>
/// <param name="Keys">The ids of the keys that are no more.</param>
/// <param name="Reason">The order or rule that asked for it.</param>
public sealed record Erased(Instant At, ImmutableArray<string> Subjects, ImmutableArray<string> Keys, string Reason) : JournalEvent(At);

/// <summary>Keeps words from being erased.</summary>
/// <param name="Subject">Whose.</param>
/// <param name="Reason">The case or order. Never a person's name.</param>
public sealed record PlaceHold(string Subject, string Reason) : JournalCommand;

/// <summary>A legal hold lies on words.</summary>
/// <param name="At">When.</param>
/// <param name="Subjects">Whose: an incident's calls are held with it.</param>
/// <param name="Reason">The case or order.</param>
public sealed record HoldPlaced(Instant At, ImmutableArray<string> Subjects, string Reason) : JournalEvent(At);

/// <summary>Ends a legal hold.</summary>
/// <param name="Subject">Whose words may be erased again.</param>
/// <param name="Reason">Why.</param>
public sealed record LiftHold(string Subject, string Reason) : JournalCommand;

/// <summary>A legal hold ended.</summary>
/// <param name="At">When.</param>
/// <param name="Subjects">Whose words may be erased again.</param>
/// <param name="Reason">Why.</param>
public sealed record HoldLifted(Instant At, ImmutableArray<string> Subjects, string Reason) : JournalEvent(At);
