namespace RightCall.City.Demonstration;

/// <summary>Names for streets: numbers one way, trees, trades and places the other, as American cities have them. The same name can occur in two districts.</summary>
internal static class StreetNames
{
    private static readonly string[] Words =
    [
        "Alder", "Anchor", "Ash", "Aster", "Bay", "Beacon", "Beech", "Birch", "Bridge", "Bristol", "Cable", "Canal", "Cannery", "Cedar", "Chapel", "Chart",
        "Cherry", "Church", "Clay", "Clover", "Commerce", "Compass", "Cooper", "Copper", "Coral", "Court", "Crane", "Cypress", "Dawn", "Depot", "Dock",
        "Dover", "Drake", "Eagle", "Elm", "Exchange", "Falcon", "Fern", "Ferry", "Fielding", "Fir", "Forge", "Foundry", "Franklin", "Garden", "Garnet",
        "Glen", "Granite", "Grove", "Gull", "Harbor", "Hawthorn", "Hazel", "Hemlock", "Heron", "Hickory", "Highland", "Holly", "Hope", "Iris", "Ivy",
        "Jasper", "Juniper", "Kelp", "Kiln", "King", "Kingfisher", "Lamplight", "Larch", "Lark", "Laurel", "Lighthouse", "Lilac", "Lime", "Linden",
        "Locust", "Lumber", "Madrone", "Magnolia", "Maple", "Mariner", "Market", "Mason", "Meadow", "Mercer", "Mill", "Mint", "Mulberry", "Myrtle",
        "Oak", "Ocean", "Olive", "Orchard", "Osprey", "Otter", "Park", "Pear", "Pearl", "Pike", "Pilot", "Pine", "Plum", "Poplar", "Prospect", "Quarry",
        "Quay", "Queen", "Railroad", "Raven", "Reed", "Ridge", "River", "Robin", "Rope", "Rose", "Rowan", "Sable", "Saddler", "Sage", "Sailmaker",
        "Salt", "Schooner", "Seaview", "Shore", "Signal", "Silver", "Slate", "Sloop", "Spring", "Spruce", "Station", "Stone", "Summit", "Swan",
        "Sycamore", "Tanner", "Tern", "Thistle", "Tide", "Timber", "Tower", "Union", "Vale", "Vine", "Violet", "Walnut", "Water", "Weaver", "Wharf",
        "Wheelwright", "Willow", "Winter", "Wren", "Yarrow", "Yew",
    ];

    private static readonly string[] Arterials =
    [
        "Harbor Boulevard", "Grand Avenue", "Mill Road", "Northgate Way", "University Avenue", "Cannery Road", "Southbank Road", "Weir Road", "Meridian Avenue",
        "Eastfield Parkway", "Quarry Road", "Garden City Boulevard", "Orchard Road", "Brickfield Road", "Airfield Way", "Upland Drive", "Signal Hill Road",
        "Fernside Avenue", "Larkrise Road", "Junction Avenue", "Low Meadow Road", "Southgate Way", "Headland Drive", "Exchange Street", "Market Street",
        "Customs Road", "Brannock Avenue", "Alder Avenue", "Ropewalk Road", "Breakwater Road", "Millrace Avenue", "Old County Road", "Canal Road",
        "Mariners Way", "Ferry Road", "Embankment Road", "River Road", "Stanhope Avenue", "Linden Parkway", "Prospect Avenue",
    ];

    public static string Arterial(int number) => Arterials[number % Arterials.Length];

    public static string Numbered(int number, bool avenue)
    {
        var n = number + 1;
        var ending = (n % 100) is >= 11 and <= 13 ? "th" : (n % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return $"{n}{ending} {(avenue ? "Avenue" : "Street")}";
    }

    public static string Word(Noise noise, int district, int number, Layout layout)
    {
        var word = Words[(int)(noise.Unit(40, district) * Words.Length + (number * 7)) % Words.Length];
        var ending = layout switch
        {
            Layout.Old => number % 3 == 0 ? "Lane" : "Street",
            Layout.Suburb => (number % 4) switch { 0 => "Drive", 1 => "Court", 2 => "Lane", _ => "Road" },
            Layout.Works => "Road",
            Layout.Park => "Path",
            _ => number % 5 == 0 ? "Place" : "Street",
        };
        return $"{word} {ending}";
    }
}
