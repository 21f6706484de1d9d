using RightCall.Domain.Geo;

namespace RightCall.City.Places;

/// <summary>Open Location Code ("plus codes"), as published by Google under Apache-2.0: full codes, and short ones near a reference point.</summary>
internal static class PlusCode
{
    private const string Alphabet = "23456789CFGHJMPQRVWX";

    /// <summary>The middle of the code's cell; null where the text is no plus code.</summary>
    public static GeoPoint? Decode(string text, GeoPoint near)
    {
        var code = text.Trim().ToUpperInvariant();
        var plus = code.IndexOf('+', StringComparison.Ordinal);
        if (plus is < 2 or > 8 || plus % 2 != 0 || code.Length - plus - 1 is < 2 or > 7) return null;
        var digits = string.Concat(code[..plus], code[(plus + 1)..]);
        if (digits.Any(d => !Alphabet.Contains(d, StringComparison.Ordinal))) return null;
        return plus == 8 ? Full(digits) : Short(digits, 8 - plus, near);
    }

    private static GeoPoint Full(string digits)
    {
        var (south, west, height, width) = Cell(digits);
        return GeoPoint.FromDegrees(south + (height / 2), west + (width / 2));
    }

    // The missing digits are those of the reference; a neighbouring cell is taken where that is nearer.
    private static GeoPoint Short(string digits, int missing, GeoPoint near)
    {
        var (lat, lon) = (near.LatitudeE7 / 1e7, near.LongitudeE7 / 1e7);
        var full = string.Concat(Encode(lat, lon)[..missing], digits);
        var (south, west, height, width) = Cell(full);
        var resolution = Math.Pow(20, 2 - (missing / 2));
        var (y, x) = (south + (height / 2), west + (width / 2));
        if (y - lat > resolution / 2) y -= resolution; else if (lat - y > resolution / 2) y += resolution;
        if (x - lon > resolution / 2) x -= resolution; else if (lon - x > resolution / 2) x += resolution;
        return GeoPoint.FromDegrees(y, x);
    }

    private static (double South, double West, double Height, double Width) Cell(string digits)
    {
        var (south, west, height, width) = (-90.0, -180.0, 400.0, 400.0);
        for (var i = 0; i < digits.Length; i++)
        {
            var value = Alphabet.IndexOf(digits[i], StringComparison.Ordinal);
            if (i < 10)
            {
                if (i % 2 == 0) { height /= 20; south += value * height; }
                else { width /= 20; west += value * width; }
            }
            else
            {
                (height, width) = (height / 5, width / 4);
                (south, west) = (south + (value / 4 * height), west + (value % 4 * width));
            }
        }
        return (south, west, height, width);
    }

    private static string Encode(double latitude, double longitude)
    {
        var (y, x) = (latitude + 90, longitude + 180);
        var code = new char[10];
        var step = 20.0;
        for (var i = 0; i < 10; i += 2)
        {
            code[i] = Alphabet[(int)(y / step) % 20];
            code[i + 1] = Alphabet[(int)(x / step) % 20];
            step /= 20;
        }
        return new(code);
    }
}
