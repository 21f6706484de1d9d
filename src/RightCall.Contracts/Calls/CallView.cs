using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;

namespace RightCall.Contracts.Calls;

/// <summary>A call as it is now.</summary>
/// <param name="Call">Its id.</param>
/// <param name="Number">Its short number.</param>
/// <param name="Mode">How it came.</param>
/// <param name="Source">From whom.</param>
/// <param name="Language">The caller's language, where known.</param>
/// <param name="Line">Whether the line is open.</param>
/// <param name="End">How it ended.</param>
/// <param name="RangAt">When it rang: from here its clocks run.</param>
/// <param name="Places">Where the caller may be, best first.</param>
/// <param name="Incident">The incident that it reports.</param>
/// <param name="Duties">What is still owed to it.</param>
/// <param name="CallBacksTried">How many call-backs were tried.</param>
/// <param name="Reached">Whether somebody was spoken to.</param>
/// <param name="RaisedTo">The role that has to act on it.</param>
/// <param name="Due">When its next duty is due.</param>
/// <param name="Exercise">That it is not real; null where it is.</param>
/// <param name="Class">What the line is, as its provider says.</param>
/// <param name="CallBackNumber">Where the caller is called back; for the centre's own desks only.</param>
/// <param name="Trunk">On which line or trunk of the centre it came.</param>
/// <param name="Taken">Who took it, and when.</param>
/// <param name="Recordings">Where recordings lie; for the centre's own desks only.</param>
/// <param name="Interpreter">The interpreter who was asked for last.</param>
/// <param name="Texts">How many texts were written, both ways.</param>
/// <param name="Conversation">The texts, in the order in which they were written; only where one call is read, null in lists.</param>
public sealed record CallView(CallId Call, int Number, CallMode Mode, CallSource Source, string? Language, CallLine Line, CallEnd? End, Instant RangAt,
    IReadOnlyList<PlaceCandidate> Places, IncidentId? Incident, CallDuties Duties, int CallBacksTried, bool Reached, Role RaisedTo, Instant? Due,
    Exercise? Exercise, ClassOfService? Class, string? CallBackNumber, string? Trunk, CallTaking? Taken, IReadOnlyList<string> Recordings, Interpreter? Interpreter, int Texts, IReadOnlyList<TextMessage>? Conversation);
