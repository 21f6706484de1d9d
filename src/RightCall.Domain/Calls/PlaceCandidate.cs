using RightCall.Domain.Areas;
using RightCall.Domain.Geo;

namespace RightCall.Domain.Calls;

/// <summary>A place where something may be, and how sure that is.</summary>
/// <param name="Point">The place.</param>
/// <param name="Uncertainty">The radius within which it is, with the locating system's confidence.</param>
/// <param name="Zone">The zone of the place, or null outside all.</param>
/// <param name="Label">The address or description.</param>
public sealed record PlaceCandidate(GeoPoint Point, Distance Uncertainty, string? Zone = null, [property: Personal] string? Label = null);
