using System.Globalization;
using RightCall.Roads;

namespace RightCall.City.OpenStreetMap;

/// <summary>What a way's tags mean for driving.</summary>
/// <param name="Class">Its road class.</param>
/// <param name="Forward">Who may drive along it.</param>
/// <param name="Backward">Who may drive against it.</param>
/// <param name="ForwardLimitKmh">Posted limit; 0: not known.</param>
/// <param name="BackwardLimitKmh">Posted limit the other way.</param>
internal readonly record struct OsmRoad(RoadClass Class, Profiles Forward, Profiles Backward, byte ForwardLimitKmh, byte BackwardLimitKmh)
{
    // Values of highway that carry vehicles, by wiki.openstreetmap.org/wiki/Key:highway.
    private static readonly SortedDictionary<string, RoadClass> Classes = new(StringComparer.Ordinal)
    {
        ["motorway"] = RoadClass.Motorway, ["trunk"] = RoadClass.Trunk, ["primary"] = RoadClass.Primary, ["secondary"] = RoadClass.Secondary,
        ["tertiary"] = RoadClass.Tertiary, ["unclassified"] = RoadClass.Unclassified, ["residential"] = RoadClass.Residential, ["living_street"] = RoadClass.LivingStreet,
        ["service"] = RoadClass.Service, ["road"] = RoadClass.Unclassified, ["track"] = RoadClass.Track, ["busway"] = RoadClass.Busway, ["bus_guideway"] = RoadClass.Busway,
        ["pedestrian"] = RoadClass.Pedestrian, ["motorway_link"] = RoadClass.Ramp, ["trunk_link"] = RoadClass.Ramp, ["primary_link"] = RoadClass.Ramp,
        ["secondary_link"] = RoadClass.Ramp, ["tertiary_link"] = RoadClass.Ramp,
    };

    // Values that are known to carry no vehicle: left out without a word.
    private static readonly string[] NotForVehicles =
    [
        "footway", "cycleway", "path", "steps", "bridleway", "corridor", "elevator", "platform", "construction", "proposed", "raceway", "escape", "rest_area", "services",
        "abandoned", "razed", "planned", "bus_stop", "via_ferrata", "crossing", "street_lamp", "no", "ladder",
    ];

    /// <summary>What the tags mean; null where the way is no road for vehicles. <paramref name="unknown"/> names a value of highway that is neither.</summary>
    public static OsmRoad? Of(Tags tags, out string? unknown)
    {
        unknown = null;
        var highway = tags["highway"];
        RoadClass cls;
        if (highway is null)
        {
            if (tags["route"] != "ferry" || tags["motor_vehicle"] == "no") return null;
            cls = RoadClass.Ferry;
        }
        else if (!Classes.TryGetValue(highway, out cls))
        {
            if (!NotForVehicles.Contains(highway)) unknown = highway;
            return null;
        }
        if (tags["area"] == "yes") return null;
        var who = Access(tags, cls);
        if (who == Profiles.None) return null;
        var (forward, backward) = Directions(tags, cls) switch { 1 => (who, Profiles.None), -1 => (Profiles.None, who), _ => (who, who) };
        var both = Limit(tags["maxspeed"]);
        return new(cls, forward, backward, Limit(tags["maxspeed:forward"]) is > 0 and var f ? f : both, Limit(tags["maxspeed:backward"]) is > 0 and var b ? b : both);
    }

    // The most specific key counts. Vehicles with lights may go where only buses, pedestrians or permit holders may, unless a barrier says no to emergency itself.
    private static Profiles Access(Tags tags, RoadClass cls)
    {
        var value = tags["motorcar"] ?? tags["motor_vehicle"] ?? tags["vehicle"] ?? tags["access"];
        var emergency = tags["emergency"] is "yes" or "designated" or "official";
        if (cls is RoadClass.Busway or RoadClass.Pedestrian && value is null or "no") return tags["emergency"] == "no" ? Profiles.None : Profiles.Emergency;
        return value switch
        {
            "no" => emergency ? Profiles.Emergency : Profiles.None,
            "agricultural" or "forestry" or "military" => Profiles.Emergency,
            _ => Profiles.All,
        };
    }

    private static int Directions(Tags tags, RoadClass cls) => (tags["oneway:motor_vehicle"] ?? tags["oneway"]) switch
    {
        "yes" or "true" or "1" => 1,
        "-1" or "reverse" => -1,
        "no" or "false" or "0" => 0,
        _ => tags["junction"] is "roundabout" or "circular" || cls == RoadClass.Motorway ? 1 : 0,
    };

    // "25 mph", "50", "50 km/h"; "none", "walk" and "signals" say no number.
    private static byte Limit(string? value)
    {
        if (value is null) return 0;
        var text = value.Trim();
        var mph = text.EndsWith("mph", StringComparison.OrdinalIgnoreCase);
        var digits = new string([.. text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.')]);
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return 0;
        var kmh = Math.Round(mph ? number * 1.609344 : number);
        return kmh is >= 5 and <= 160 ? (byte)kmh : (byte)0;
    }
}
