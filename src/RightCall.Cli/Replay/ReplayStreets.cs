using RightCall.City.Packs;
using RightCall.City.Travel;
using RightCall.Domain.Geo;
using RightCall.Planning.Files;
using RightCall.Planning.Logs;
using RightCall.Roads;

namespace RightCall.Cli.Replay;

/// <summary>The streets that a replay drives on.</summary>
/// <param name="Name">The pack's name and its share of the calls, for the report.</param>
/// <param name="TravelAt">The travel times in an hour of the week.</param>
internal sealed record ReplayStreets(string Name, Func<int, ITravelTimes> TravelAt)
{
    /// <summary>Opens the pack of a city; null where the folder has none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="log">The calls that it has to hold.</param>
    /// <param name="straight">What stands in where no street is near.</param>
    /// <exception cref="InputException">The pack is damaged, or holds none of the calls.</exception>
    public static ReplayStreets? Open(string folder, CallLog log, ITravelTimes straight)
    {
        if (!CityPack.IsPack(folder)) return null;
        CityPack pack;
        try
        {
            pack = CityPack.Open(folder);
        }
        catch (InvalidDataException e)
        {
            throw new InputException(folder, e.Message);
        }
        var inside = log.Calls.Count(c => pack.Manifest.Holds(GeoPoint.FromDegrees(c.Place.Latitude, c.Place.Longitude)));
        if (inside == 0) throw new InputException(folder, $"The pack of {pack.Manifest.Name} holds none of the {log.Calls.Count:N0} calls' places: is it the right city? Without --city travel is a straight line.");
        return new($"the streets of {pack.Manifest.Name}, which hold {inside:N0} of {log.Calls.Count:N0} calls; elsewhere {straight.Metric}", new RoadTravel(new(pack.Roads), straight).At);
    }
}
