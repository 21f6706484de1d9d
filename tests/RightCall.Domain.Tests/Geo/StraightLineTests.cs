using CsCheck;
using RightCall.Domain.Geo;

namespace RightCall.Domain.Tests.Geo;

public sealed class StraightLineTests
{
    private static readonly Gen<GeoPoint> InSeattle = Gen.Select(Gen.Double[47.4, 47.8], Gen.Double[-122.5, -122.2], GeoPoint.FromDegrees);

    [Fact]
    public void A_degree_of_latitude_is_111_kilometres() =>
        Assert.Equal(111_195, GeoPoint.FromDegrees(47, -122).To(GeoPoint.FromDegrees(48, -122)).Metres, 1.0);

    [Fact]
    public void Within_a_city_it_agrees_with_the_great_circle_to_a_thousandth() => Gen.Select(InSeattle, InSeattle).Sample((a, b) =>
        Math.Abs(a.To(b).Metres - GreatCircle(a, b)) <= Math.Max(1, GreatCircle(a, b) / 250));

    [Theory, InlineData(91, 0), InlineData(0, 181), InlineData(double.NaN, 0)]
    public void What_is_no_place_is_refused(double latitude, double longitude) => Assert.Throws<ArgumentOutOfRangeException>(() => GeoPoint.FromDegrees(latitude, longitude));

    [Fact]
    public void The_time_is_the_detour_over_the_speed()
    {
        var travel = new StraightLine(2, Speed.FromKilometresPerHour(72), Speed.FromKilometresPerHour(36));
        Span<TravelTime> times = stackalloc TravelTime[1];
        var (a, b) = (GeoPoint.FromDegrees(47, -122), GeoPoint.FromDegrees(47.01, -122));
        travel.ToPlace([a], b, withLights: true, times);
        Assert.Equal(a.To(b).Metres * 2 / 20, times[0].ToDuration().TotalSeconds, 3);
        travel.ToPlace([a], b, withLights: false, times);
        Assert.Equal(a.To(b).Metres * 2 / 10, times[0].ToDuration().TotalSeconds, 3);
        Assert.Equal("straight-line x2 72/36 km/h", travel.Metric);
    }

    [Fact]
    public void A_way_that_takes_weeks_is_no_way() => Assert.False(TravelTime.FromSeconds(3e6).IsReachable);

    private static double GreatCircle(GeoPoint a, GeoPoint b)
    {
        static double Rad(double d) => d * Math.PI / 180;
        var h = Math.Pow(Math.Sin(Rad(b.Latitude - a.Latitude) / 2), 2) + Math.Cos(Rad(a.Latitude)) * Math.Cos(Rad(b.Latitude)) * Math.Pow(Math.Sin(Rad(b.Longitude - a.Longitude) / 2), 2);
        return 2 * 6_371_008.8 * Math.Asin(Math.Sqrt(h));
    }
}
