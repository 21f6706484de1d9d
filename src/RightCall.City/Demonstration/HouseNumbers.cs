using NetTopologySuite.Geometries;

namespace RightCall.City.Demonstration;

/// <summary>A stretch with its house numbers.</summary>
internal sealed record NumberedStretch(Stretch Stretch, int Low, int High);

/// <summary>Numbers houses along each street of a district, a hundred a block, from the end that is nearest to the harbor.</summary>
internal static class HouseNumbers
{
    private static readonly Coordinate Harbor = new(3_950, 5_900);

    public static List<NumberedStretch> Make(StreetNetwork network)
    {
        var numbered = new List<NumberedStretch>();
        foreach (var street in network.Stretches.Where(s => s.Street.Class is not (StreetClass.Motorway or StreetClass.Ramp)).GroupBy(s => (s.Street.Name, s.Street.District))
            .OrderBy(g => g.Key.District).ThenBy(g => g.Key.Name, StringComparer.Ordinal))
        {
            var hundred = 1;
            foreach (var stretch in street.OrderBy(s => Middle(s).Distance(Harbor)))
            {
                // The low end is the one nearer to the harbor, so that numbers rise outwards.
                var rises = network.Nodes[stretch.From].Distance(Harbor) <= network.Nodes[stretch.To].Distance(Harbor);
                var (low, high) = ((hundred * 100) + 1, (hundred * 100) + 99);
                numbered.Add(new(stretch, rises ? low : high, rises ? high : low));
                hundred++;
            }
        }
        return numbered;
    }

    private static Coordinate Middle(Stretch s) => new((s.Line[0].X + s.Line[^1].X) / 2, (s.Line[0].Y + s.Line[^1].Y) / 2);
}
