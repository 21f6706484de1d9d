using System.Collections.Immutable;
using RightCall.Domain.Geo;

namespace RightCall.City.Places;

/// <summary>A street as people name it: all stretches of one name that lie together. Two streets of one name far apart are two.</summary>
/// <param name="Name">The name that signs show.</param>
/// <param name="OtherNames">Other names of it.</param>
public sealed record NamedStreet(string Name, ImmutableArray<string> OtherNames);

/// <summary>One block of a street.</summary>
/// <param name="Street">The street's place in the list of streets.</param>
/// <param name="District">Where it is; empty where nobody knows.</param>
/// <param name="FromNode">The crossing at its beginning.</param>
/// <param name="ToNode">The crossing at its end.</param>
/// <param name="FromNumber">The house number at its beginning, or null where the block has none.</param>
/// <param name="ToNumber">The house number at its end.</param>
/// <param name="Line">At least two points.</param>
public sealed record Block(int Street, string District, int FromNode, int ToNode, int? FromNumber, int? ToNumber, ImmutableArray<GeoPoint> Line);

/// <summary>A house with its own number, as a source gives it.</summary>
/// <param name="Street">The street as the address says it.</param>
/// <param name="Number">The number.</param>
/// <param name="At">Where.</param>
/// <param name="Place">Where it stands in the source.</param>
public sealed record House(string Street, int Number, GeoPoint At, string Place);

/// <summary>A house at its street.</summary>
/// <param name="Street">The street's place in the list of streets.</param>
/// <param name="Number">The number.</param>
/// <param name="District">Where it is.</param>
/// <param name="At">Its point.</param>
public sealed record PlacedHouse(int Street, int Number, string District, GeoPoint At);

/// <summary>A place that people name: a station, a park, a shop.</summary>
/// <param name="Name">Its name.</param>
/// <param name="OtherNames">What people also call it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="At">Where.</param>
public sealed record Landmark(string Name, ImmutableArray<string> OtherNames, string Kind, GeoPoint At);

/// <summary>What places.db is built from.</summary>
/// <param name="Streets">Streets by name.</param>
/// <param name="Blocks">Their blocks.</param>
/// <param name="Houses">Houses with numbers of their own, where the source has them.</param>
/// <param name="Landmarks">Named places, each with its district.</param>
public sealed record PlaceDraft(ImmutableArray<NamedStreet> Streets, ImmutableArray<Block> Blocks, ImmutableArray<PlacedHouse> Houses, ImmutableArray<(Landmark Landmark, string District)> Landmarks);
