using NodaTime;
using RightCall.Contracts.Incidents;
using RightCall.Domain.Calls;

namespace RightCall.Contracts.Calls;

/// <summary>Calls from the same call-back number before. They say what to ask, and nothing of who has to come.</summary>
/// <param name="IsKnown">Whether the call has a number by which one telephone is known.</param>
/// <param name="IsShared">Whether many people call from it: a payphone, a private exchange.</param>
/// <param name="Calls">The calls, the newest first.</param>
/// <param name="AreMore">Whether there were more than are listed.</param>
public sealed record CallerHistory(bool IsKnown, bool IsShared, IReadOnlyList<EarlierCall> Calls, bool AreMore);

/// <summary>A call from the same number.</summary>
/// <param name="Call">Its id.</param>
/// <param name="Number">Its short number.</param>
/// <param name="RangAt">When.</param>
/// <param name="Mode">How it came.</param>
/// <param name="Incident">The incident that it reported, and how that ended; null where it reported none.</param>
public sealed record EarlierCall(CallId Call, int Number, Instant RangAt, CallMode Mode, PastIncident? Incident);
