using System.Globalization;
using RightCall.Domain.Geo;

namespace RightCall.City.Places;

/// <summary>House numbers and hundred-blocks of named streets. For one thread.</summary>
internal sealed class HouseSearch(PlaceDatabase db)
{
    /// <summary>A number so far beyond a block's may be a new house there; farther, a slip of the fingers is likelier.</summary>
    private const int JustBeyond = 50;
    /// <summary>Only for a name that is as good as sure are slips in its number looked for.</summary>
    private const double SureOfName = .9;
    private const int MostSlips = 3;
    /// <summary>What a number that was put right is worth: more than one that no block has, less than a sure one.</summary>
    private const double WorthOfASlip = .78;

    /// <summary>The house; or where its number would be, and the houses whose numbers are one slip away, where no block has it. None where the street has no numbers.</summary>
    public IEnumerable<FoundPlace> Of(NameFound name, PlaceQuery.Address query)
    {
        var understood = string.Create(CultureInfo.InvariantCulture, $"number {query.Number} of {string.Join(' ', query.Street)}");
        if (Exactly(name, query.Number, name.Likeness, understood) is { } house)
        {
            yield return house;
            yield break;
        }
        if (NearestBlock(name.Street!.Value, query.Number, query.Number) is not { } block) yield break;
        var away = block.AwayFrom(query.Number);
        yield return new(PlaceForm.Address, Text(query.Number, name), block.District, block.PointOf(query.Number), name.Likeness * (away == 0 ? 1 : away <= JustBeyond ? .95 : .7), new(away == 0 ? 40 : 150), understood);
        if (away <= JustBeyond || name.Likeness < SureOfName) yield break;
        foreach (var number in NumberSlips.Of(query.Number).Where(Stated(name.Street.Value)).Take(MostSlips))
            if (Exactly(name, number, name.Likeness * WorthOfASlip, $"{understood}, which no block has; one digit is another") is { } meant) yield return meant;
    }

    /// <summary>The hundred-block; none where the street has no numbers.</summary>
    public IEnumerable<FoundPlace> Of(NameFound name, PlaceQuery.HundredBlock query)
    {
        if (NearestBlock(name.Street!.Value, query.FirstNumber, query.FirstNumber + 99) is not { } block) yield break;
        var away = Math.Min(block.AwayFrom(query.FirstNumber), block.AwayFrom(query.FirstNumber + 99));
        var overlaps = Math.Min(block.FromNumber!.Value, block.ToNumber!.Value) <= query.FirstNumber + 99 && Math.Max(block.FromNumber.Value, block.ToNumber.Value) >= query.FirstNumber;
        yield return new(PlaceForm.HundredBlock, string.Create(CultureInfo.InvariantCulture, $"{query.FirstNumber} block of {name.Shown}"), block.District, block.PointOf(query.FirstNumber + 50),
            name.Likeness * (overlaps ? 1 : away <= 100 ? .9 : .7), new(overlaps ? 80 : 250), string.Create(CultureInfo.InvariantCulture, $"numbers {query.FirstNumber} to {query.FirstNumber + 99} of {string.Join(' ', query.Street)}"));
    }

    // A house with a point of its own, or a number that a block has.
    private FoundPlace? Exactly(NameFound name, int number, double likeness, string understood)
    {
        var houses = db.Rows("SELECT lat, lon, district FROM house WHERE street = $a AND number = $b ORDER BY lat, lon LIMIT 1", r => (new GeoPoint(r.GetInt32(0), r.GetInt32(1)), r.GetString(2)), name.Street, number);
        if (houses is [var (at, district)]) return new(PlaceForm.Address, Text(number, name), district, at, likeness, new(15), understood);
        return NearestBlock(name.Street!.Value, number, number) is { } block && block.AwayFrom(number) == 0 ? new(PlaceForm.Address, Text(number, name), block.District, block.PointOf(number), likeness, new(40), understood) : null;
    }

    // Which numbers a street has: those of its houses where it has any, else those of its blocks.
    private Func<int, bool> Stated(long street)
    {
        var houses = db.Rows("SELECT number FROM house WHERE street = $a", r => r.GetInt32(0), street).ToHashSet();
        if (houses.Count > 0) return houses.Contains;
        var blocks = db.Rows("SELECT min(low, high), max(low, high) FROM block WHERE street = $a AND low IS NOT NULL", r => (Low: r.GetInt32(0), High: r.GetInt32(1)), street);
        return number => blocks.Exists(b => b.Low <= number && number <= b.High);
    }

    // The block that shares most numbers with the range, or the nearest to it.
    private BlockRow? NearestBlock(long street, int low, int high) =>
        db.Rows($"""
            SELECT {BlockRow.Columns} FROM block b WHERE b.id = (SELECT n.id FROM block n WHERE n.street = $a AND n.low IS NOT NULL
            ORDER BY max(0, min(n.low, n.high) - $c, $b - max(n.low, n.high)), min(max(n.low, n.high), $c) - max(min(n.low, n.high), $b) DESC, n.id LIMIT 1)
            """,
            BlockRow.Read, street, low, high).FirstOrDefault();

    private static string Text(int number, NameFound name) => string.Create(CultureInfo.InvariantCulture, $"{number} {name.Shown}");
}
