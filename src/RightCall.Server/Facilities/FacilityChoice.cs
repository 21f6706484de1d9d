using NodaTime;
using RightCall.Contracts.Facilities;
using RightCall.Domain.Geo;

namespace RightCall.Server.Facilities;

/// <summary>Whom a facility is looked for.</summary>
/// <param name="Age">How old the person is, in years; null where nobody knows.</param>
/// <param name="IsInvoluntary">Whether the person does not come of their own will.</param>
internal sealed record Sought(int? Age, bool IsInvoluntary);

/// <summary>Puts facilities in order for a person at a point: those that suit by the drive there, then the others, each with its reason.</summary>
internal static class FacilityChoice
{
    /// <summary>After so long a count is one to be asked about.</summary>
    public static readonly Duration StaleAfter = Duration.FromMinutes(60);

    /// <summary>The order. Without travel times it is that of the list.</summary>
    public static IEnumerable<FacilityView> Of(IReadOnlyList<Facility> facilities, IReadOnlyList<TravelTime>? travel, Sought sought, Instant now) => facilities
        .Select((f, i) => View(f, travel?[i], sought, now))
        .OrderBy(f => f.Unsuitable is not null).ThenBy(f => f.Travel ?? default);

    /// <summary>One facility as it is shown.</summary>
    public static FacilityView View(Facility facility, TravelTime? travel, Sought sought, Instant now)
    {
        var isStale = facility.OpenBeds is not { } beds || now - beds.AsOf > StaleAfter;
        return new(facility.Id, facility.Body, facility.OpenBeds, isStale, travel, WhyNot(facility, travel, sought), facility.ChangedBy, facility.ChangedAt);
    }

    private static Unsuitable? WhyNot(Facility facility, TravelTime? travel, Sought sought) => facility.Body switch
    {
        { FromAge: { } from } when sought.Age < from => Unsuitable.Age,
        { ToAge: { } to } when sought.Age > to => Unsuitable.Age,
        { TakesInvoluntary: false } when sought.IsInvoluntary => Unsuitable.Involuntary,
        _ when travel is { IsReachable: false } => Unsuitable.NoWay,
        _ when facility.OpenBeds is { Open: 0 } => Unsuitable.Full,
        _ => null,
    };
}
