using RightCall.Domain.Geo;

namespace RightCall.Contracts.Places;

/// <summary>Places that a text could mean, best first. Two candidates are asked about, never guessed.</summary>
/// <param name="Places">The places.</param>
public sealed record FoundPlaces(IReadOnlyList<PlaceView> Places);

/// <summary>One place that could be meant.</summary>
/// <param name="Text">The place in the city's own words, to be read back to the caller.</param>
/// <param name="District">Where, to tell twins apart.</param>
/// <param name="Form">How it was understood: <c>address</c>, <c>intersection</c> …</param>
/// <param name="Understood">What the typed text was read as.</param>
/// <param name="Point">Its point.</param>
/// <param name="Uncertainty">How far off the true place may be, in metres.</param>
/// <param name="Likeness">How alike it is to what was typed, 0 to 1.</param>
/// <param name="Zone">The zone that counts there.</param>
public sealed record PlaceView(string Text, string District, string Form, string Understood, GeoPoint Point, Distance Uncertainty, double Likeness, string? Zone);

/// <summary>The nearest address of a point.</summary>
/// <param name="Text">The address or street.</param>
/// <param name="Between">The crossings at the block's ends.</param>
/// <param name="District">Where.</param>
/// <param name="Away">How far the street is, in metres.</param>
public sealed record NearbyPlace(string Text, IReadOnlyList<string> Between, string District, Distance Away);

/// <summary>The zones at a point.</summary>
/// <param name="Zones">By kind and id; the first of a kind counts.</param>
public sealed record ZonesAt(IReadOnlyList<ZoneView> Zones);

/// <summary>A beat, a district or a service area.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record ZoneView(string Kind, string Id, string Name);
