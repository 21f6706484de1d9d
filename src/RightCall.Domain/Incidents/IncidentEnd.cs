using NodaTime;

namespace RightCall.Domain.Incidents;

/// <summary>How an incident ended.</summary>
/// <param name="At">When.</param>
/// <param name="Disposition">The disposition, with what the area saw.</param>
/// <param name="Cancelled">Why it was cancelled, where it was.</param>
/// <param name="Funnel">Its end in the funnel; null where it was never in scope.</param>
public sealed record IncidentEnd(Instant At, Disposition Disposition, CancelReason? Cancelled, FunnelEnd? Funnel);
