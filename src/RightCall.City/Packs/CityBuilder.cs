using NetTopologySuite.Geometries;
using RightCall.City.Places;
using RightCall.City.Zones;
using RightCall.Roads;

namespace RightCall.City.Packs;

/// <summary>What came of building: a sound city, unless a problem is an error; and all problems.</summary>
/// <param name="City">The city, or null.</param>
/// <param name="Problems">All problems, errors first.</param>
public sealed record CityResult(BuiltCity? City, IReadOnlyList<CityProblem> Problems);

/// <summary>A checked city, ready to be written as a pack.</summary>
/// <param name="Draft">What the sources said.</param>
/// <param name="Roads">The streets with all that travel times need.</param>
/// <param name="Places">What the search for places is made from.</param>
/// <param name="Sites">Stations and facilities that can be reached.</param>
public sealed record BuiltCity(CityDraft Draft, RoadNetwork Roads, PlaceDraft Places, IReadOnlyList<Site> Sites);

/// <summary>Checks a draft as a whole and makes a city of it, or says all that is wrong.</summary>
public static class CityBuilder
{
    /// <summary>Builds. All problems of the draft are found in one go; the costly shortcuts are made for a sound one only.</summary>
    public static CityResult Build(CityDraft draft)
    {
        var problems = draft.Problems.ToList();
        DraftCheck.Zones(draft, problems);
        DraftCheck.ZonesHoldStreets(draft, problems);
        List<Site> sites = [];
        var graph = RoadMaking.Make(draft, problems);
        if (graph is not null)
        {
            RoadParts.Check(graph, problems);
            sites = DraftCheck.Sites(draft, graph, problems);
        }
        var shapes = draft.Zones.Where(z => z.Shape is Polygon or MultiPolygon && z.Shape.IsValid).Select(z => (z.Zone, z.Shape));
        var places = PlaceMaking.Make(draft, new ZoneMap(shapes), problems);
        var sound = graph is not null && !problems.Exists(p => p.IsError);
        return new(sound ? new(draft, RoadMaking.Finish(draft, graph!), places, sites) : null, [.. problems.OrderByDescending(p => p.IsError)]);
    }
}
