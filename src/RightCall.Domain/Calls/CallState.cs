using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;

namespace RightCall.Domain.Calls;

/// <summary>A call as it is now. Immutable. It stays in the area until its line is closed and it is settled: by an incident, or as one that needs none.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its short number.</param>
/// <param name="Mode">How it came.</param>
/// <param name="Source">From whom.</param>
/// <param name="Language">The caller's language, where known.</param>
/// <param name="Line">Whether the line is open.</param>
/// <param name="End">How it ended; null while the line is open.</param>
/// <param name="RangAt">When it began.</param>
/// <param name="Places">Where the caller may be, best first.</param>
/// <param name="Incident">The incident that it reports.</param>
/// <param name="Duties">What is still owed to it.</param>
/// <param name="Tried">How many call-backs were tried.</param>
/// <param name="Reached">Whether somebody was spoken to.</param>
/// <param name="RaisedTo">The role that has to act on it.</param>
/// <param name="Due">When its next duty is due; null when nothing is owed.</param>
/// <param name="Exercise">That it is not real; null where it is.</param>
/// <param name="Origin">What the telephone system knows of the line.</param>
/// <param name="Taken">Who took it; null until it is answered.</param>
/// <param name="Recordings">Where recordings of it lie.</param>
/// <param name="Conversation">Its texts.</param>
/// <param name="Wrote">Whether the caller wrote since the line closed.</param>
/// <param name="Interpreter">The interpreter who was asked for last; null where none was.</param>
public sealed record CallState(CallId Id, int Number, CallMode Mode, CallSource Source, string? Language, CallLine Line, CallEnd? End, Instant RangAt,
    ImmutableArray<PlaceCandidate> Places, IncidentId? Incident, CallDuties Duties, int Tried, bool Reached, Role RaisedTo, Instant? Due,
    Exercise? Exercise, CallOrigin Origin, CallTaking? Taken, ImmutableArray<string> Recordings, Conversation Conversation, bool Wrote, Interpreter? Interpreter) : ITimed;

/// <summary>What the telephone system knows of a line.</summary>
/// <param name="Class">What it is, as its provider says.</param>
/// <param name="CallBackNumber">Where the caller is called back.</param>
/// <param name="Trunk">On which line or trunk of the centre it came.</param>
public sealed record CallOrigin(ClassOfService? Class, string? CallBackNumber, string? Trunk);

/// <summary>Who took a call.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Desk">At which desk, where the equipment reported it.</param>
public sealed record CallTaking(Instant At, ActorId By, DeskId? Desk);
