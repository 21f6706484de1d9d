using System.Collections.Immutable;
using NetTopologySuite.Geometries;
using RightCall.City.Places;
using RightCall.City.Zones;
using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.City.Packs;

/// <summary>A street as a source gives it: what the road graph needs, and what people call it.</summary>
/// <param name="Road">The road; its name number is filled in when the graph is built.</param>
/// <param name="Name">The name on the sign; empty where there is none.</param>
/// <param name="OtherNames">Other names of it.</param>
/// <param name="LowNumber">House number at its first node, or null.</param>
/// <param name="HighNumber">House number at its last node, or null.</param>
public sealed record DraftStreet(StreetDraft Road, string Name, ImmutableArray<string> OtherNames, int? LowNumber, int? HighNumber);

/// <summary>A zone as a source gives it.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Shape">Its polygons, in degrees (x = longitude, y = latitude).</param>
/// <param name="Place">Where it stands in the source.</param>
public sealed record DraftZone(Zone Zone, Geometry Shape, string Place);

/// <summary>A station or facility as a source gives it.</summary>
/// <param name="Site">The site.</param>
/// <param name="Place">Where it stands in the source.</param>
/// <param name="FromMap">Whether it was only found on a map: then one that cannot be reached is left out with a warning, where a stated one is an error.</param>
public sealed record DraftSite(Site Site, string Place, bool FromMap);

/// <summary>Where a unit starts from.</summary>
/// <param name="Unit">Its radio name.</param>
/// <param name="At">Where.</param>
/// <param name="Place">Where it stands in the source.</param>
public sealed record DraftHome(string Unit, GeoPoint At, string Place);

/// <summary>All that a source says of a place, before it is checked and written as a pack.</summary>
public sealed class CityDraft
{
    /// <summary>The city's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its time zone, as the IANA names it.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Where the data come from and under which licence: shown wherever the map is.</summary>
    public required string Attribution { get; init; }

    /// <summary>Nodes of the road network.</summary>
    public List<GeoPoint> Nodes { get; } = [];

    /// <summary>Streets between them.</summary>
    public List<DraftStreet> Streets { get; } = [];

    /// <summary>Turn restrictions, by the streets' order.</summary>
    public List<TurnRestriction> Turns { get; } = [];

    /// <summary>Zones.</summary>
    public List<DraftZone> Zones { get; } = [];

    /// <summary>Water, in degrees.</summary>
    public List<Geometry> Water { get; } = [];

    /// <summary>Parks and woods, in degrees.</summary>
    public List<Geometry> Green { get; } = [];

    /// <summary>Stations and facilities.</summary>
    public List<DraftSite> Sites { get; } = [];

    /// <summary>Where the units of a given fleet start from.</summary>
    public List<DraftHome> Homes { get; } = [];

    /// <summary>Houses with numbers of their own.</summary>
    public List<House> Houses { get; } = [];

    /// <summary>Named places.</summary>
    public List<Landmark> Landmarks { get; } = [];

    /// <summary>Names of neighbourhoods at their middles, for a city without districts.</summary>
    public List<Landmark> Neighbourhoods { get; } = [];

    /// <summary>The city's rules; null where none were named. Their files stand among <see cref="Texts"/>.</summary>
    public CityRules? Rules { get; set; }

    /// <summary>Files that stand in the pack as they are, such as the fleet: name, with its folder where it has one, and text.</summary>
    public SortedDictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Problems that the reader of the source found.</summary>
    public List<CityProblem> Problems { get; } = [];
}
