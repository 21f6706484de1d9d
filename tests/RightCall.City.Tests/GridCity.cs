using RightCall.City.Packs;
using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.City.Tests;

/// <summary>A small city: numbered avenues north to south, named streets east to west, a hundred numbers a block.</summary>
internal static class GridCity
{
    public const int Size = 12;
    private const int StepE7 = 10_000;
    private static readonly string[] Names = ["Main", "Oak", "Maple", "Michigan", "Brooklyn", "Harbor", "Lincoln", "Cedar", "Walnut", "Bridge", "Saint Paul", "Elm"];

    public static GeoPoint Corner(int row, int column) => new(400_000_000 + (row * StepE7), -1_200_000_000 + (column * StepE7));

    /// <summary>The grid; rows are streets, columns avenues.</summary>
    public static CityDraft Make(int rowsOfPlace = 0)
    {
        var draft = new CityDraft { Name = "Grid", TimeZone = "America/New_York", Attribution = "made for a test" };
        for (var row = 0; row < Size; row++) for (var column = 0; column < Size; column++) draft.Nodes.Add(Corner(row + rowsOfPlace, column));
        for (var row = 0; row < Size; row++) for (var column = 0; column + 1 < Size; column++) Add(draft, (row * Size) + column, (row * Size) + column + 1, $"{Names[row]} Street", column);
        for (var column = 0; column < Size; column++) for (var row = 0; row + 1 < Size; row++) Add(draft, (row * Size) + column, ((row + 1) * Size) + column, $"{Ordinal(column + 1)} Avenue South", row);
        return draft;
    }

    public static int Node(int row, int column) => (row * Size) + column;

    public static int Add(CityDraft draft, int from, int to, string name, int hundred, bool oneWay = false)
    {
        draft.Streets.Add(new(new StreetDraft { From = from, To = to, Class = RoadClass.Residential, Backward = oneWay ? Profiles.None : Profiles.All, Place = $"{name} {hundred}" }, name, [], (hundred * 100) + 1, (hundred * 100) + 99));
        return draft.Streets.Count - 1;
    }

    private static string Ordinal(int n) => $"{n}{n switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" }}";
}
