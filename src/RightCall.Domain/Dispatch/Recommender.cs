using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Domain.Dispatch;

/// <summary>Puts units forward for an incident: who, why, who not, and what is missing. Pure.</summary>
public static class Recommender
{
    /// <summary>The most passed-over units that a recommendation names; the rest is counted by reason.</summary>
    public const int MostNamed = 20;

    /// <summary>What plan and travel times put forward for an open incident now.</summary>
    /// <param name="state">The area.</param>
    /// <param name="incident">The incident.</param>
    /// <param name="facts">Positions and travel times.</param>
    /// <param name="at">When.</param>
    public static Recommendation For(AreaState state, IncidentState incident, Facts facts, Instant at)
    {
        Span<PassedOver> named = stackalloc PassedOver[MostNamed];
        var draft = new RecommendationDraft(state, incident, facts, at, named);
        foreach (var track in incident.Tracks) if (track.IsOpen) draft.Add(track);
        return draft.Finish();
    }
}
