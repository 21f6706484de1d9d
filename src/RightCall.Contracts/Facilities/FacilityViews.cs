using NodaTime;
using RightCall.Domain.Desks;
using RightCall.Domain.Facilities;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;

namespace RightCall.Contracts.Facilities;

/// <summary>What is known of a facility, as somebody describes it.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Kind">emergency-department, crisis-centre, sobering-centre or shelter.</param>
/// <param name="Point">Its door.</param>
/// <param name="Address">Its address in words.</param>
/// <param name="Phone">The number by which a crew reaches it.</param>
/// <param name="FromAge">The youngest that it takes, in years; null: any.</param>
/// <param name="ToAge">The oldest that it takes, in years; null: any.</param>
/// <param name="TakesInvoluntary">Whether it takes people who do not come of their own will.</param>
/// <param name="Beds">Beds or chairs in all; null where nobody has said.</param>
/// <param name="Notes">What a crew should know, such as <c>ring at the back</c>.</param>
/// <param name="IsClosed">Whether it takes nobody any more: it is listed no longer, and its id stays.</param>
public sealed record FacilityBody(string Name, Destination Kind, GeoPoint Point, string? Address = null, string? Phone = null, int? FromAge = null, int? ToAge = null, bool TakesInvoluntary = false,
    int? Beds = null, string? Notes = null, bool IsClosed = false);

/// <summary>Says how many beds are open.</summary>
/// <param name="Open">How many.</param>
/// <param name="AsOf">When they were counted; now where it is left out.</param>
public sealed record OpenBedsBody(int Open, Instant? AsOf = null);

/// <summary>A count of open beds.</summary>
/// <param name="Open">How many.</param>
/// <param name="AsOf">When they were counted.</param>
/// <param name="By">Who said so.</param>
public sealed record OpenBeds(int Open, Instant AsOf, ActorId By);

/// <summary>Why a facility does not suit.</summary>
public enum Unsuitable
{
    /// <summary>The person is younger or older than it takes.</summary>
    Age,
    /// <summary>It takes nobody against their will.</summary>
    Involuntary,
    /// <summary>It said that it is full.</summary>
    Full,
    /// <summary>There is no way to it.</summary>
    NoWay,
}

/// <summary>A facility.</summary>
/// <param name="Facility">Its id: a status and a disposition name it.</param>
/// <param name="Described">What is known of it.</param>
/// <param name="OpenBeds">The last count; null where none was ever given.</param>
/// <param name="IsStale">Whether there is no count, or it is older than an hour: telephone first.</param>
/// <param name="Travel">How long the drive there takes now, in seconds and without lights, where a point was asked from.</param>
/// <param name="Unsuitable">Why it does not suit who was asked for; null where it does. A full one with a stale count may have a bed again.</param>
/// <param name="ChangedBy">Who described it last.</param>
/// <param name="ChangedAt">When.</param>
public sealed record FacilityView(FacilityId Facility, FacilityBody Described, OpenBeds? OpenBeds, bool IsStale, TravelTime? Travel, Unsuitable? Unsuitable, ActorId ChangedBy, Instant ChangedAt);
