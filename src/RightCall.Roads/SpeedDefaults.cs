namespace RightCall.Roads;

/// <summary>Speed tables for a city that has measured none of its own. A city's own figures, where there are any, are better.</summary>
/// <remarks>
/// <para>Ordinary base speeds (km/h): those that the OSRM project publishes for cars (profiles/car.lua): motorway 90, trunk 85, primary 65,
/// secondary 55, tertiary 40, unclassified and residential 25, living street 10, service 15; ramp 45 and track 15 are <em>assumptions</em>.</para>
/// <para>Emergency base speeds: <em>assumption</em>: 1.3 times the ordinary ones up to motorways, 1.2 times on minor streets. Two published city
/// models of ambulances with and without lights (JEMSS, Auckland and Manhattan) use ratios from 1.33 to 1.42; studies of lights and siren in cities
/// find less to gain (Ho and Casey 1998: 3.0 minutes on 8; Hunt and others 1995: 43.5 seconds), so the lower end is taken. Busways and pedestrian
/// streets are open to it, at 30 and 8 km/h.</para>
/// <para>Hours: <em>assumption</em>: five speed classes. Class 0 free flow (nights), 1 weekday day, 2 morning peak, 3 evening peak, 4 weekend day
/// and evenings. Lights save the most where traffic is thick, so that peaks cost an emergency vehicle half of what they cost others.</para>
/// </remarks>
public static class SpeedDefaults
{
    // Unknown, Motorway, Trunk, Primary, Secondary, Tertiary, Unclassified, Residential, LivingStreet, Service, Ramp, Track, Busway, Pedestrian, Ferry, (free)
    private static readonly int[] OrdinaryKmhTenths = [250, 900, 850, 650, 550, 400, 250, 250, 100, 150, 450, 150, 250, 50, 100, 250];
    private static readonly int[] EmergencyKmhTenths = [300, 1170, 1105, 845, 715, 520, 300, 300, 120, 180, 585, 180, 300, 80, 100, 300];

    // By speed class: factors on motorways to secondary roads and ramps, and on the rest.
    private static readonly (int Main, int Minor)[] OrdinaryFactors = [(1000, 1000), (850, 950), (650, 850), (600, 850), (900, 970)];
    private static readonly (int Main, int Minor)[] EmergencyFactors = [(1000, 1000), (925, 975), (825, 925), (800, 925), (950, 985)];

    /// <summary>A car that keeps every rule.</summary>
    public static SpeedTable Ordinary { get; } = new(Profile.Ordinary, OrdinaryKmhTenths, 850, Expand(OrdinaryFactors), Hours());

    /// <summary>A vehicle with lights.</summary>
    public static SpeedTable Emergency { get; } = new(Profile.Emergency, EmergencyKmhTenths, 1100, Expand(EmergencyFactors), Hours());

    /// <summary>Both, in the order of <see cref="Profile"/>.</summary>
    public static IReadOnlyList<SpeedTable> Both { get; } = [Ordinary, Emergency];

    /// <summary>A table with one speed class and factor 1 for given times: every hour is alike.</summary>
    public static SpeedTable Constant(Profile profile)
    {
        var factors = new int[Times.RoadClassCount];
        Array.Fill(factors, 1000);
        return new(profile, profile == Profile.Ordinary ? OrdinaryKmhTenths : EmergencyKmhTenths, 1000, factors, new byte[Times.HoursPerWeek]);
    }

    private static int[] Expand((int Main, int Minor)[] factors)
    {
        var result = new int[factors.Length * Times.RoadClassCount];
        for (int f = 0; f < factors.Length; f++)
            for (int c = 0; c < Times.RoadClassCount; c++)
                result[f * Times.RoadClassCount + c] =
                    (RoadClass)c is >= RoadClass.Motorway and <= RoadClass.Secondary or RoadClass.Ramp ? factors[f].Main : factors[f].Minor;
        return result;
    }

    private static byte[] Hours()
    {
        var hours = new byte[Times.HoursPerWeek];
        for (int h = 0; h < hours.Length; h++)
        {
            int day = h / 24, hour = h % 24;
            hours[h] = hour is < 6 or >= 22 ? (byte)0
                : day >= 5 || hour >= 19 ? (byte)4
                : hour is >= 7 and < 9 ? (byte)2
                : hour is >= 16 and < 18 ? (byte)3
                : (byte)1;
        }
        return hours;
    }
}
