using System.Globalization;
using System.Text;

namespace RightCall.City.Demonstration;

/// <summary>One nature of call, how many of a thousand calls it is, and where it comes from.</summary>
/// <param name="Nature">Its id in the catalogue.</param>
/// <param name="Share">Of a thousand calls that a public call-taker enters.</param>
/// <param name="Group">Which published group bounds it.</param>
/// <param name="Where">What a district's share of it follows.</param>
internal sealed record DemandRow(string Nature, int Share, DemandGroup Group, DemandPlace Where);

/// <summary>Groups of natures whose size is published.</summary>
internal enum DemandGroup : byte
{
    Behavioural,
    QualityOfLife,
    Medical,
    Fire,
    Violent,
    OtherCrime,
    Traffic,
    Unclear,
}

/// <summary>What a district's share of a nature follows: those who live there, those who are there by day, the old, the poor.</summary>
internal enum DemandPlace : byte
{
    Residents,
    Centre,
    Old,
    Poor,
}

/// <summary>The calls of the demonstration city: how many, of what, when, where. Shares within the published groups are assumptions, and say so.</summary>
internal static class Demand
{
    /// <summary>Calls for one person in a year. NENA, 9-1-1 Statistics: about 240 million calls a year in the United States, of about 330 million people.</summary>
    public const double CallsPerPersonAndYear = 240.0 / 330.0;

    // Calls in each hour of the day, as parts of a whole. Assumption, of the shape that public police logs have: quiet before dawn, busiest from noon to evening.
    private static readonly int[] Hours = [30, 25, 22, 17, 14, 14, 18, 28, 38, 42, 44, 47, 52, 52, 54, 58, 60, 60, 58, 55, 52, 48, 42, 36];

    private static readonly DemandRow[] Rows =
    [
        new("mental-health-crisis", 30, DemandGroup.Behavioural, DemandPlace.Poor), new("suicidal-person", 12, DemandGroup.Behavioural, DemandPlace.Residents), new("welfare-check", 58, DemandGroup.Behavioural, DemandPlace.Old),
        new("dementia-wandering", 4, DemandGroup.Behavioural, DemandPlace.Old), new("overdose", 12, DemandGroup.Medical, DemandPlace.Poor),
        new("person-down", 18, DemandGroup.QualityOfLife, DemandPlace.Centre), new("intoxicated-person", 14, DemandGroup.QualityOfLife, DemandPlace.Centre), new("unwanted-person", 34, DemandGroup.QualityOfLife, DemandPlace.Centre),
        new("trespass", 26, DemandGroup.QualityOfLife, DemandPlace.Centre), new("encampment", 10, DemandGroup.QualityOfLife, DemandPlace.Centre), new("panhandling", 6, DemandGroup.QualityOfLife, DemandPlace.Centre),
        new("noise", 62, DemandGroup.QualityOfLife, DemandPlace.Residents), new("disorderly-group", 40, DemandGroup.QualityOfLife, DemandPlace.Centre), new("verbal-dispute", 24, DemandGroup.QualityOfLife, DemandPlace.Residents),
        new("family-dispute", 30, DemandGroup.QualityOfLife, DemandPlace.Poor), new("parking", 32, DemandGroup.QualityOfLife, DemandPlace.Residents), new("animal", 16, DemandGroup.QualityOfLife, DemandPlace.Residents),
        new("sick-person", 100, DemandGroup.Medical, DemandPlace.Old), new("breathing-problem", 34, DemandGroup.Medical, DemandPlace.Old), new("cardiac-arrest", 4, DemandGroup.Medical, DemandPlace.Old), new("injury", 48, DemandGroup.Medical, DemandPlace.Old),
        new("structure-fire", 8, DemandGroup.Fire, DemandPlace.Residents), new("fire-alarm", 32, DemandGroup.Fire, DemandPlace.Centre), new("smoke-odour", 16, DemandGroup.Fire, DemandPlace.Residents), new("gas-leak", 4, DemandGroup.Fire, DemandPlace.Residents),
        new("assault-in-progress", 15, DemandGroup.Violent, DemandPlace.Poor), new("robbery", 6, DemandGroup.Violent, DemandPlace.Centre), new("shots-fired", 5, DemandGroup.Violent, DemandPlace.Poor),
        new("burglary", 34, DemandGroup.OtherCrime, DemandPlace.Residents), new("theft", 58, DemandGroup.OtherCrime, DemandPlace.Centre), new("fraud", 18, DemandGroup.OtherCrime, DemandPlace.Residents),
        new("suspicious-person", 46, DemandGroup.OtherCrime, DemandPlace.Residents), new("burglar-alarm", 32, DemandGroup.OtherCrime, DemandPlace.Residents),
        new("collision", 36, DemandGroup.Traffic, DemandPlace.Centre), new("collision-injury", 22, DemandGroup.Traffic, DemandPlace.Centre), new("hazard", 14, DemandGroup.Traffic, DemandPlace.Residents),
        new("unknown-trouble", 16, DemandGroup.Unclear, DemandPlace.Residents), new("silent-call", 20, DemandGroup.Unclear, DemandPlace.Residents), new("abandoned-call", 14, DemandGroup.Unclear, DemandPlace.Residents),
    ];

    public static IReadOnlyList<DemandRow> All => Rows;

    private static string SourceOf(DemandGroup group) => group switch
    {
        DemandGroup.Behavioural => "Koziarski and others: 10.8 % of one service's calls involve a person with perceived mental illness; the share by nature is an assumption",
        DemandGroup.QualityOfLife => "CAP and LEAP, eight cities: 23 to 39 % of police calls are of low priority or not urgent; the share by nature is an assumption",
        DemandGroup.Violent => "Vera Institute and Everytown: less than 4 % of 911 calls are about violent crime; the share by nature is an assumption",
        _ => "assumption",
    };

    /// <summary>demand.csv: the rates with their sources.</summary>
    public static string Rates(IReadOnlyList<District> districts)
    {
        var text = new StringBuilder("what,key,value,source\n");
        text.Append(CultureInfo.InvariantCulture, $"calls a person and year,,{CallsPerPersonAndYear:0.000},\"NENA, 9-1-1 Statistics: about 240 million calls a year; about 330 million people\"\n");
        foreach (var r in Rows) text.Append(CultureInfo.InvariantCulture, $"of 1000 calls,{r.Nature},{1000.0 * r.Share / Rows.Sum(x => x.Share):0.0},\"{SourceOf(r.Group)}\"\n");
        for (var h = 0; h < 24; h++) text.Append(CultureInfo.InvariantCulture, $"of 1000 calls,hour {h:00},{1000.0 * Hours[h] / Hours.Sum():0.0},assumption\n");
        foreach (var place in Enum.GetValues<DemandPlace>())
            foreach (var d in districts) text.Append(CultureInfo.InvariantCulture, $"of 1000 calls by {place.ToString().ToLowerInvariant()},{d.Plan.Name},{1000 * Weight(d, place) / districts.Sum(x => Weight(x, place)):0.0},assumption from the district's people\n");
        return text.ToString();
    }

    // By day, people are where the work and the shops are: downtown counts for five times its residents.
    private static double Weight(District d, DemandPlace place) => place switch
    {
        DemandPlace.Centre => d.Population * (d.Plan.Layout switch { Layout.Downtown => 5, Layout.Old => 3, Layout.Works => 4, _ => 1 }),
        DemandPlace.Old => d.Population * d.Plan.Over65,
        DemandPlace.Poor => d.Population * d.Plan.Poverty,
        _ => d.Population,
    };

    /// <summary>calls.csv: a week of calls drawn from the rates, each at a crossing of its district.</summary>
    /// <param name="districts">The districts.</param>
    /// <param name="crossings">The crossings of each district, as latitude and longitude.</param>
    /// <param name="noise">Chance.</param>
    public static string Week(IReadOnlyList<District> districts, IReadOnlyList<IReadOnlyList<Domain.Geo.GeoPoint>> crossings, Noise noise)
    {
        var count = (int)Math.Round(districts.Sum(d => d.Population) * CallsPerPersonAndYear * 7 / 365);
        var calls = new List<(int Second, int Number, DemandRow Row, int District)>();
        for (var i = 0; i < count; i++)
        {
            var row = Rows[Pick(Rows.Length, r => Rows[r].Share, noise.Unit(70, i))];
            var hour = Pick(24, h => Hours[h], noise.Unit(71, i));
            var second = ((int)(7 * noise.Unit(72, i)) * 86_400) + (hour * 3_600) + (int)(3_600 * noise.Unit(73, i));
            calls.Add((second, i, row, Pick(districts.Count, d => crossings[d].Count == 0 ? 0 : Weight(districts[d], row.Where), noise.Unit(74, i))));
        }
        var text = new StringBuilder("call,received,type,latitude,longitude,district\n");
        var monday = new NodaTime.LocalDateTime(2025, 3, 10, 0, 0);
        var number = 0;
        foreach (var (second, i, row, district) in calls.Order())
        {
            var at = crossings[district][(int)(noise.Unit(75, i) * crossings[district].Count)];
            text.Append(CultureInfo.InvariantCulture, $"B{++number:00000},{monday.PlusSeconds(second).ToString("uuuu-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)},{row.Nature},{at.Latitude:0.0000000},{at.Longitude:0.0000000},{districts[district].Plan.Name}\n");
        }
        return text.ToString();
    }

    private static int Pick(int count, Func<int, double> weight, double unit)
    {
        var rest = unit * Enumerable.Range(0, count).Sum(weight);
        for (var i = 0; i < count; i++) if ((rest -= weight(i)) < 0) return i;
        return count - 1;
    }

    /// <summary>map.yaml: how 'rightcall replay' reads calls.csv.</summary>
    public static string Mapping(string title, string zone, double south, double west, double north, double east) => string.Create(CultureInfo.InvariantCulture, $$"""
        # How the demonstration city's week of calls is read: each type is a nature's own name.
        log: demonstration
        title: A made-up week in {{title}}
        source: drawn from demand.csv by the generator of the demonstration city; nobody in it exists
        zone: {{zone}}
        time: {column: received, formats: ["uuuu-MM-dd HH:mm:ss"], means: received}
        type: [type]
        place:
          latitude: latitude
          longitude: longitude
          box: {south: {{south:0.00}}, north: {{north:0.00}}, west: {{west:0.00}}, east: {{east:0.00}}}
        cannot-show:
          - It is made up, so it shows how the programme works, and nothing about any city.
        patterns:
        {{string.Join("\n", Rows.Select(r => $"  - {{type: \"{r.Nature}\", nature: {r.Nature}{(r.Nature == "unknown-trouble" ? ", catch-all: true" : "")}}}"))}}

        """);
}
