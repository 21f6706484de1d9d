using System.Globalization;
using NodaTime;
using RightCall.City.Packs;
using RightCall.Domain;
using RightCall.Domain.Geo;
using RightCall.Domain.Natures;
using RightCall.Planning.Callers;
using RightCall.Planning.Chances;
using RightCall.Planning.Fleets;
using RightCall.Planning.Times;

namespace RightCall.Demonstration;

/// <summary>A call as the demonstration city has them: what it is about, and where.</summary>
/// <param name="Nature">What it is about.</param>
/// <param name="Place">Where.</param>
/// <param name="District">The district's name.</param>
internal readonly record struct TownCall(NatureId Nature, GeoPoint Place, string District);

/// <summary>The made-up town: its crews, its callers and its calls of a week, all out of the city's pack. Immutable; safe to share.</summary>
internal sealed class Town
{
    private const int HoursOfDay = 24;
    private readonly TownCall[][] _byHour;

    private Town(CityPack pack, Rulebook rules, Fleet fleet, TimeModel times, CallerModel callers, Chance chance, TownCall[][] byHour) =>
        (Pack, Rules, Fleet, Times, Callers, Chance, _byHour) = (pack, rules, fleet, times, callers, chance, byHour);

    public CityPack Pack { get; }
    public Rulebook Rules { get; }
    public Fleet Fleet { get; }
    public TimeModel Times { get; }
    public CallerModel Callers { get; }
    public Chance Chance { get; }

    /// <summary>How many calls an hour of the day has, on average over the week.</summary>
    public double CallsInHour(int hour) => _byHour[hour].Length / 7.0;

    /// <summary>One of the calls that come in an hour of the day.</summary>
    public TownCall Draw(int hour, double share) => _byHour[hour][(int)(share * _byHour[hour].Length)];

    /// <summary>Reads the pack of a demonstration city.</summary>
    /// <exception cref="InvalidDataException">The pack has no fleet, no rules or no calls.</exception>
    public static Town Open(string folder, ulong seed)
    {
        var pack = CityPack.Open(folder);
        var rules = pack.Rules?.Rulebook ?? throw Missing(folder, "rules");
        string Text(string name) => pack.TextOf(name) ?? throw Missing(folder, name);
        string Figures(string name) => File.ReadAllText(Path.Combine(folder, "rules", "protocols", name));
        var (truths, answers) = (TruthFile.Read("truths.yaml", Figures("truths.yaml"), rules), AnswerFile.Read("answers.yaml", Figures("answers.yaml"), rules));
        var chance = new Chance(seed);
        return new(pack, rules, FleetFile.Read(CityPack.FleetFile, Text(CityPack.FleetFile)), TimeFile.Read("times.yaml", Figures("times.yaml")),
            new(rules, truths, answers, Variant.Middle, chance), chance, Calls(Text("calls.csv"), rules));
    }

    private static TownCall[][] Calls(string csv, Rulebook rules)
    {
        var byHour = Enumerable.Range(0, HoursOfDay).Select(_ => new List<TownCall>()).ToArray();
        // The pack's own file: call,received,type,latitude,longitude,district, without quotation marks.
        foreach (var fields in csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')))
        {
            var nature = new NatureId(fields[2]);
            if (!rules.Protocols.ContainsKey(nature)) continue;
            byHour[int.Parse(fields[1].AsSpan(11, 2), CultureInfo.InvariantCulture)].Add(new(nature,
                GeoPoint.FromDegrees(double.Parse(fields[3], CultureInfo.InvariantCulture), double.Parse(fields[4], CultureInfo.InvariantCulture)), fields[5].Trim()));
        }
        return [.. byHour.Select(h => h.ToArray())];
    }

    private static InvalidDataException Missing(string folder, string what) => new($"{Path.GetFullPath(folder)} has no {what}: it is no demonstration city. 'rightcall city demo --out FOLDER' makes one.");
}
