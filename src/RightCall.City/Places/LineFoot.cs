using RightCall.Domain.Geo;

namespace RightCall.City.Places;

/// <summary>The nearest point of a line: how far it is, and at which share of the line's length.</summary>
internal readonly record struct LineFoot(Distance Away, double Share)
{
    public static LineFoot Of(ReadOnlySpan<GeoPoint> line, GeoPoint at)
    {
        var scale = Math.Cos(at.Latitude * Math.PI / 180);
        var (best, bestAt, walked) = (double.MaxValue, 0.0, 0.0);
        for (var i = 0; i + 1 < line.Length; i++)
        {
            var (ax, ay) = ((line[i].LongitudeE7 - (double)at.LongitudeE7) * scale, line[i].LatitudeE7 - (double)at.LatitudeE7);
            var (dx, dy) = ((line[i + 1].LongitudeE7 - (double)line[i].LongitudeE7) * scale, line[i + 1].LatitudeE7 - (double)line[i].LatitudeE7);
            var length = Math.Sqrt((dx * dx) + (dy * dy));
            var t = length == 0 ? 0 : Math.Clamp(-((ax * dx) + (ay * dy)) / (length * length), 0, 1);
            var (fx, fy) = (ax + (t * dx), ay + (t * dy));
            var away = Math.Sqrt((fx * fx) + (fy * fy));
            if (away < best) (best, bestAt) = (away, walked + (t * length));
            walked += length;
        }
        const double MetresPerStep = 6_371_008.8 * Math.PI / 180 / 1e7;
        return new(new(best * MetresPerStep), walked == 0 ? 0 : bestAt / walked);
    }

    /// <summary>The point at a share of the line's length.</summary>
    public static GeoPoint Along(ReadOnlySpan<GeoPoint> line, double share)
    {
        var total = 0.0;
        for (var i = 0; i + 1 < line.Length; i++) total += line[i].To(line[i + 1]).Metres;
        var rest = share * total;
        for (var i = 0; i + 1 < line.Length; i++)
        {
            var length = line[i].To(line[i + 1]).Metres;
            if (rest <= length && length > 0)
            {
                var t = rest / length;
                return new(line[i].LatitudeE7 + (int)Math.Round(t * (line[i + 1].LatitudeE7 - line[i].LatitudeE7)),
                    line[i].LongitudeE7 + (int)Math.Round(t * (line[i + 1].LongitudeE7 - line[i].LongitudeE7)));
            }
            rest -= length;
        }
        return line[^1];
    }
}
