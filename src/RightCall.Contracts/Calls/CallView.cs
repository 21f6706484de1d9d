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
public sealed record CallView(CallId Call, int Number, CallMode Mode, CallSource Source, string? Language, CallLine Line, CallEnd? End, Instant RangAt,
    IReadOnlyList<PlaceCandidate> Places, IncidentId? Incident, CallDuties Duties, int CallBacksTried, bool Reached, Role RaisedTo, Instant? Due);
