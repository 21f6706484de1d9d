using NetTopologySuite.Geometries;

namespace RightCall.City.Demonstration;

/// <summary>A beat: a district, or half of a large one.</summary>
internal sealed record Beat(string Id, int District, Geometry Area, int Population);

/// <summary>Cuts districts into beats of at most five square kilometres, across their longer side.</summary>
internal static class Beats
{
    private const double Largest = 5.2;

    public static List<Beat> Make(IReadOnlyList<District> districts)
    {
        var beats = new List<Beat>();
        var letter = 'A';
        foreach (var district in districts.OrderByDescending(d => d.Plan.Y).ThenBy(d => d.Plan.X))
        {
            var number = 1;
            foreach (var part in Halve(district.Area))
            {
                var people = (int)Math.Round(district.Population * part.Area / district.Area.Area);
                beats.Add(new($"{letter}{number++}", district.Index, part, people));
            }
            letter = letter == 'Z' ? 'a' : (char)(letter + 1);
        }
        return beats;
    }

    private static IEnumerable<Geometry> Halve(Geometry area)
    {
        if (area.Area / 1e6 <= Largest) return [area];
        var box = area.EnvelopeInternal;
        var wide = box.Width > box.Height;
        var centre = area.Centroid.Coordinate;
        var half = wide ? new Envelope(box.MinX - 1, centre.X, box.MinY - 1, box.MaxY + 1) : new Envelope(box.MinX - 1, box.MaxX + 1, box.MinY - 1, centre.Y);
        var rectangle = Ground.Factory.ToGeometry(half);
        return [.. Halve(area.Intersection(rectangle)), .. Halve(area.Difference(rectangle))];
    }
}
