using System.Collections.Immutable;
using System.Globalization;
using RightCall.Domain.Geo;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using RightCall.Planning.Callers;
using RightCall.Planning.Logs;
using RightCall.Planning.Times;

namespace RightCall.Planning.Fleets;

/// <summary>Proposes a fleet where none is given: from the load that a log offers to each kind in each hour of the day, under whichever policy asks the most of it, and from the way to go.</summary>
/// <remarks>
/// Load is how many units of a kind are busy on average. Units = load + √load (square-root staffing), and beside them as many free ones as reach the
/// square kilometres from which calls come within the time that the kind is to be there: over the city's streets where there are some, else by a straight line. What is needed in every hour is on shift all day, the rest in the twelve hours with the most load.
/// It is a proposal to compare policies with, and no city's fleet.
/// </remarks>
public static class FleetProposal
{
    private const int MostSamples = 1500;

    private static readonly (ResponderKind Kind, string Letters, double Minutes, bool Lights, int Crew, int Minimum)[] Kinds =
    [
        (ResponderKind.CrisisTeam, "CT", 10, false, 2, 2),
        (ResponderKind.CommunityResponder, "CR", 12, false, 2, 2),
        (ResponderKind.EmsAls, "A", 6, true, 2, 2),
        (ResponderKind.EmsBls, "B", 8, true, 2, 2),
        (ResponderKind.Fire, "F", 6, true, 4, 3),
        (ResponderKind.Police, "P", 6, true, 1, 1),
    ];

    /// <summary>The proposal.</summary>
    /// <param name="log">The calls.</param>
    /// <param name="protocols">What answers mean.</param>
    /// <param name="policies">The policies that are compared; each kind is sized for the one that asks the most of it.</param>
    /// <param name="callers">What is really happening: the load is that of the truth.</param>
    /// <param name="times">How long units are busy.</param>
    /// <param name="streets">The travel times over the city's streets at a busy hour; null where there are none.</param>
    public static Fleet For(CallLog log, IReadOnlyDictionary<NatureId, Protocol> protocols, IReadOnlyList<Policy> policies, CallerModel callers, TimeModel times, ITravelTimes? streets = null)
    {
        var load = new OfferedLoad(log, protocols, policies, callers, times);
        List<FleetUnit> units = [];
        List<string> notes = ["Proposed by RightCall from the load of the log; no city's fleet. It is the same for every policy of the run."];
        foreach (var (kind, letters, minutes, lights, crew, minimum) in Kinds)
        {
            var places = load.PlacesOf(kind);
            if (places.Count == 0) continue;
            var speed = (lights ? times.WithLights : times.Plain).MetresPerSecond / times.Detour;
            var coverage = streets is null ? load.UnitsToCover(speed * minutes * 60) : new StreetHomes(load.Cells, streets, lights).UnitsToCover(minutes * 60);
            var needed = Enumerable.Range(0, 24).Select(h => (int)Math.Ceiling(coverage + load.BusyAt(kind, h) + Math.Sqrt(load.BusyAt(kind, h)))).ToArray();
            var (allDay, most) = (needed.Min(), needed.Max());
            var homes = streets is null ? Homes(places, most) : new StreetHomes(places, streets, lights).Homes(most);
            for (var i = 0; i < most; i++)
            {
                var shift = i < allDay ? HourSet.All : Daily(BusiestTwelve(needed));
                var id = new UnitId(string.Create(CultureInfo.InvariantCulture, $"{letters}{i + 1:00}"));
                units.Add(new(new(id, KindSet.Of(kind), ResponderKinds.WithOfficer.Contains(kind), minimum, [], ["en"], homes[i], shift, "city"), crew));
            }
            notes.Add(string.Create(CultureInfo.InvariantCulture,
                $"{kind.Id()}: {allDay} all day, {most - allDay} more for twelve hours; load {needed.Select((_, h) => load.BusyAt(kind, h)).Max():0.0} in the busiest hour, and {coverage} free ones reach the places from which calls come in {minutes:0} minutes{(streets is null ? "" : " over the streets")}."));
        }
        return new($"{log.Mapping.Id}-proposed", true, [.. units.OrderBy(u => u.Definition.Id)], [.. notes]);
    }

    private static int BusiestTwelve(int[] needed) => Enumerable.Range(0, 24).MaxBy(start => Enumerable.Range(start, 12).Sum(h => needed[h % 24]));

    private static HourSet Daily(int from)
    {
        var hours = default(HourSet);
        for (var day = 0; day < 7; day++) for (var i = 0; i < 12; i++) hours = hours.With(((day * 24) + from + i) % HourSet.HoursOfWeek);
        return hours;
    }

    // Lloyd's iterations from evenly picked places: deterministic, and good enough for a proposal.
    private static GeoPoint[] Homes(IReadOnlyList<GeoPoint> all, int count)
    {
        var step = Math.Max(1, all.Count / MostSamples);
        var places = all.Where((_, i) => i % step == 0).OrderBy(p => (p.LatitudeE7 / 200_000, p.LongitudeE7)).ToArray();
        var homes = Enumerable.Range(0, count).Select(i => places[(int)((i + 0.5) * places.Length / count)]).ToArray();
        for (var round = 0; round < 6; round++)
        {
            var sums = new (long North, long East, int Count)[count];
            foreach (var place in places)
            {
                var (nearest, least) = (0, place.To(homes[0]));
                for (var i = 1; i < count; i++) if (place.To(homes[i]) is var distance && distance < least) (nearest, least) = (i, distance);
                sums[nearest] = (sums[nearest].North + place.LatitudeE7, sums[nearest].East + place.LongitudeE7, sums[nearest].Count + 1);
            }
            for (var i = 0; i < count; i++) if (sums[i].Count > 0) homes[i] = new((int)(sums[i].North / sums[i].Count), (int)(sums[i].East / sums[i].Count));
        }
        return homes;
    }
}
