using RightCall.Domain.Geo;

namespace RightCall.City.Packs;

/// <summary>A building that units start from, or that people are brought to.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">police, fire, ems, crisis, community, hospital, stabilisation, desk-311, or another word of the city's.</param>
/// <param name="At">Where.</param>
/// <param name="Beds">Beds or chairs of a facility; 0 for a station.</param>
public sealed record Site(string Id, string Name, string Kind, GeoPoint At, int Beds);
