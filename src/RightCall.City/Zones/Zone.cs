namespace RightCall.City.Zones;

/// <summary>A beat, a district or a service area.</summary>
/// <param name="Kind">What sort of zone: <c>district</c>, <c>beat</c>, <c>service-area</c>, or another word of the city's.</param>
/// <param name="Id">Its id, unique within its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Population">People who live there, or null where the city has not said.</param>
public sealed record Zone(string Kind, string Id, string Name, int? Population);
