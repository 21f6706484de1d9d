using Microsoft.Data.Sqlite;
using RightCall.Domain.Geo;

namespace RightCall.City.Places;

/// <summary>A block as places.db holds it.</summary>
internal sealed record BlockRow(long Street, string District, int FromNode, int ToNode, int? FromNumber, int? ToNumber, GeoPoint[] Line)
{
    public const string Columns = "b.street, b.district, b.from_node, b.to_node, b.low, b.high, b.line";

    public static BlockRow Read(SqliteDataReader r) =>
        new(r.GetInt64(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3), r.IsDBNull(4) ? null : r.GetInt32(4), r.IsDBNull(5) ? null : r.GetInt32(5), PlaceFile.Unpack(r.GetFieldValue<byte[]>(6)));

    /// <summary>How far a number is from the block's own.</summary>
    public int AwayFrom(int number) => FromNumber is not { } a || ToNumber is not { } b ? int.MaxValue : Math.Max(0, Math.Max(Math.Min(a, b) - number, number - Math.Max(a, b)));

    /// <summary>Where a number is, by its share of the block's numbers.</summary>
    public GeoPoint PointOf(int number) =>
        LineFoot.Along(Line, FromNumber is not { } a || ToNumber is not { } b || a == b ? .5 : Math.Clamp((number - a) / (double)(b - a), 0, 1));

    /// <summary>The number at a share of the block, odd or even as its first one is; null where it has none.</summary>
    public int? NumberAt(double share) => FromNumber is { } a && ToNumber is { } b ? a + (int)(Math.Round(share * (b - a) / 2) * 2) : null;
}
