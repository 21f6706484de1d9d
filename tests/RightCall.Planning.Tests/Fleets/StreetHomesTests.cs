using RightCall.Domain.Geo;
using RightCall.Planning.Fleets;
using RightCall.Planning.Tests.Replays;

namespace RightCall.Planning.Tests.Fleets;

/// <summary>A fleet proposed over streets: what a straight line does not see counts.</summary>
public sealed class StreetHomesTests
{
    private static readonly GeoPoint River = GeoPoint.FromDegrees(45, -122.50);

    // A minute for each hundredth of a degree; over the river an hour more.
    private sealed class TwoBanks : ITravelTimes
    {
        public string Metric => "two banks";

        public void ToPlace(ReadOnlySpan<GeoPoint> from, GeoPoint to, bool withLights, Span<TravelTime> times)
        {
            for (var i = 0; i < from.Length; i++)
            {
                var hundredths = (Math.Abs(from[i].LatitudeE7 - to.LatitudeE7) + Math.Abs(from[i].LongitudeE7 - to.LongitudeE7)) / 100_000.0;
                var across = from[i].LongitudeE7 < River.LongitudeE7 != to.LongitudeE7 < River.LongitudeE7;
                times[i] = TravelTime.FromSeconds((60 * hundredths) + (across ? 3_600 : 0));
            }
        }
    }

    private static readonly GeoPoint[] Places = [.. from row in Enumerable.Range(0, 6) from column in Enumerable.Range(0, 6) select GeoPoint.FromDegrees(45 + (row * .002), -122.505 + (column * .002))];

    [Fact]
    public void Two_banks_take_two_units_however_near_they_lie() => Assert.Equal(2, new StreetHomes(Places, new TwoBanks(), true).UnitsToCover(5 * 60));

    [Fact]
    public void Each_bank_has_its_home()
    {
        var homes = new StreetHomes(Places, new TwoBanks(), true).Homes(2);
        Assert.Equal([false, true], homes.Select(h => h.LongitudeE7 < River.LongitudeE7).Order());
    }

    [Fact]
    public void Less_time_takes_more_units_and_no_time_ends()
    {
        var homes = new StreetHomes(Places, new TwoBanks(), true);
        var units = new[] { 30.0, 10, 5, 2, 1, .5, 0 }.Select(minutes => homes.UnitsToCover(minutes * 60)).ToList();
        Assert.Equal(units.Order(), units);
        Assert.InRange(units[^1], 18, Places.Length);
    }

    [Fact]
    public void A_fleet_proposed_over_streets_says_so_and_lives_where_calls_come_from()
    {
        var log = Shipped.Morning();
        var fleet = FleetProposal.For(log, Shipped.Protocols, [Shipped.RightResponder], Shipped.Callers(1), Shipped.Times, new TwoBanks());
        Assert.Contains(fleet.Notes, n => n.Contains("over the streets", StringComparison.Ordinal));
        var places = log.Calls.Select(c => GeoPoint.FromDegrees(c.Place.Latitude, c.Place.Longitude)).ToHashSet();
        Assert.All(fleet.Units, u => Assert.Contains(u.Definition.Home, places));
    }
}
