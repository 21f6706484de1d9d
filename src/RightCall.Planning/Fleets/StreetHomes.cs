using RightCall.Domain.Geo;

namespace RightCall.Planning.Fleets;

/// <summary>Where units stand, and how many it takes, by the travel times of a city's streets: a river without a bridge counts, and so does a motorway.</summary>
internal sealed class StreetHomes
{
    private const int MostPlaces = 300;
    private const int MostCandidates = 120;
    private const int Rounds = 6;
    /// <summary>The last few places, up a mountain or over a ferry, would take a unit each.</summary>
    private const double Covered = .95;
    /// <summary>What cannot be reached counts as so long, so that sums stay finite: no city is so wide.</summary>
    private const double Farthest = 4 * 3_600;

    private readonly GeoPoint[] _candidates;
    private readonly double[][] _seconds;

    /// <summary>Measures from a sample of the places to a sample of them.</summary>
    public StreetHomes(IReadOnlyList<GeoPoint> all, ITravelTimes streets, bool withLights)
    {
        _candidates = Sample(all, MostCandidates);
        var times = new TravelTime[_candidates.Length];
        _seconds = [.. Sample(all, MostPlaces).Select(place =>
        {
            streets.ToPlace(_candidates, place, withLights, times);
            return times.Select(t => t == TravelTime.Unreachable ? Farthest : Math.Min(Farthest, t.Milliseconds / 1_000.0)).ToArray();
        })];
    }

    /// <summary>How many units reach nearly all places within this many seconds: the one that reaches most of what is left is taken next.</summary>
    public int UnitsToCover(double seconds)
    {
        var left = _seconds.ToList();
        var may = _seconds.Length - (int)(Covered * _seconds.Length);
        for (var units = 0; ; units++)
        {
            if (left.Count <= may) return Math.Max(1, units);
            var best = Enumerable.Range(0, _candidates.Length).MaxBy(c => left.Count(p => p[c] <= seconds));
            var rest = left.Where(p => p[best] > seconds).ToList();
            // What is left lies farther from everywhere than the time allows; no number of units is enough for it.
            if (rest.Count == left.Count) return Math.Max(1, units);
            left = rest;
        }
    }

    /// <summary>Homes for so many units: each place goes to the nearest, each home moves to the candidate that is nearest to its places, and again.</summary>
    public GeoPoint[] Homes(int count)
    {
        var homes = Enumerable.Range(0, count).Select(i => (int)((i + .5) * _candidates.Length / count)).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var ofHome = _seconds.ToLookup(p => Enumerable.Range(0, count).MinBy(h => p[homes[h]]));
            for (var h = 0; h < count; h++) if (ofHome[h].ToList() is { Count: > 0 } places) homes[h] = Enumerable.Range(0, _candidates.Length).MinBy(c => places.Sum(p => p[c]));
        }
        return [.. homes.Select(h => _candidates[h])];
    }

    // Evenly from south to north, as the straight-line proposal takes them.
    private static GeoPoint[] Sample(IReadOnlyList<GeoPoint> all, int most)
    {
        var sorted = all.OrderBy(p => (p.LatitudeE7 / 200_000, p.LongitudeE7, p.LatitudeE7)).ToList();
        return sorted.Count <= most ? [.. sorted] : [.. Enumerable.Range(0, most).Select(i => sorted[(int)((i + .5) * sorted.Count / most)])];
    }
}
