using NetTopologySuite.Geometries;

namespace RightCall.City.Demonstration;

/// <summary>How a district's streets were laid out.</summary>
internal enum Layout : byte
{
    /// <summary>Old, crooked, small blocks.</summary>
    Old,
    /// <summary>A dense grid.</summary>
    Downtown,
    /// <summary>A regular residential grid.</summary>
    Grid,
    /// <summary>Long blocks with streets that end.</summary>
    Suburb,
    /// <summary>Large blocks: harbour, works, warehouses.</summary>
    Works,
    /// <summary>A park: paths only.</summary>
    Park,
}

/// <summary>What is known of a district before it is drawn.</summary>
/// <param name="Name">Its name.</param>
/// <param name="X">Metres east of the map's corner.</param>
/// <param name="Y">Metres north.</param>
/// <param name="Layout">How its streets run.</param>
/// <param name="Angle">Of its streets, degrees from east.</param>
/// <param name="Density">People on a square kilometre.</param>
/// <param name="Spanish">Share of people who speak Spanish at home.</param>
/// <param name="Over65">Share of people over 65.</param>
/// <param name="Poverty">Share of people below the poverty line.</param>
internal sealed record DistrictPlan(string Name, double X, double Y, Layout Layout, double Angle, double Density, double Spanish, double Over65, double Poverty);

/// <summary>A district on the ground.</summary>
internal sealed record District(int Index, DistrictPlan Plan, Geometry Area)
{
    /// <summary>Square kilometres.</summary>
    public double SquareKilometres => Area.Area / 1e6;

    /// <summary>People who live there.</summary>
    public int Population => (int)Math.Round(Plan.Density * SquareKilometres / 10) * 10;
}

/// <summary>The districts of the demonstration city. Made up; the shares are of the size that American ports of 300,000 people have.</summary>
internal static class DistrictPlans
{
    public static readonly DistrictPlan[] All =
    [
        new("Old Harbor", 3_950, 5_900, Layout.Old, 24, 4_960, .14, .15, .19),
        new("Customs Hill", 4_700, 6_900, Layout.Old, 12, 5_920, .11, .17, .12),
        new("Market", 5_300, 6_050, Layout.Downtown, 18, 6_320, .16, .10, .21),
        new("Exchange", 6_300, 6_600, Layout.Downtown, 18, 5_520, .10, .08, .14),
        new("Southbank", 4_800, 4_450, Layout.Downtown, -8, 5_280, .22, .09, .23),
        new("Cannery", 3_700, 3_500, Layout.Works, -14, 880, .31, .07, .27),
        new("Breakwater", 2_900, 2_000, Layout.Works, -14, 360, .28, .06, .22),
        new("Rope Walk", 5_600, 3_200, Layout.Grid, -8, 3_920, .38, .09, .26),
        new("St. Brannock", 6_900, 4_600, Layout.Grid, 3, 3_760, .24, .12, .17),
        new("Millrace", 7_900, 6_100, Layout.Grid, 8, 3_280, .13, .13, .13),
        new("University", 7_300, 7_900, Layout.Grid, -4, 4_480, .09, .06, .24),
        new("Alder Park", 6_000, 8_200, Layout.Park, 0, 100, .10, .10, .10),
        new("Headland", 3_300, 8_700, Layout.Suburb, 31, 1_200, .06, .26, .05),
        new("Northgate", 5_300, 9_900, Layout.Grid, 0, 3_120, .17, .14, .15),
        new("Signal Hill", 7_100, 10_300, Layout.Suburb, 15, 1_760, .09, .19, .07),
        new("Fernside", 9_300, 9_300, Layout.Suburb, -12, 1_680, .08, .18, .06),
        new("Weir", 9_500, 7_400, Layout.Grid, 5, 2_560, .15, .15, .12),
        new("Eastfield", 11_700, 8_000, Layout.Suburb, 9, 1_520, .12, .16, .09),
        new("Quarry", 13_200, 10_200, Layout.Works, 20, 340, .14, .12, .11),
        new("Larkrise", 10_900, 11_000, Layout.Suburb, 28, 1_200, .07, .20, .05),
        new("Junction", 8_700, 4_300, Layout.Works, 0, 1_040, .29, .08, .25),
        new("Garden City", 7_600, 2_700, Layout.Grid, 0, 3_440, .33, .11, .20),
        new("Low Meadow", 5_700, 1_300, Layout.Grid, -20, 2_960, .41, .10, .24),
        new("Southgate", 8_300, 900, Layout.Suburb, -6, 1_840, .27, .13, .13),
        new("Orchard", 10_600, 2_400, Layout.Suburb, 12, 1_520, .19, .16, .08),
        new("Brickfields", 10_900, 4_700, Layout.Grid, -5, 2_400, .26, .11, .18),
        new("Airfield", 13_300, 3_000, Layout.Works, 34, 210, .18, .10, .12),
        new("Upland", 13_300, 6_000, Layout.Suburb, -18, 880, .08, .21, .05),
        new("Tern Marsh", 12_400, 600, Layout.Park, 0, 30, .10, .10, .10),
    ];
}
