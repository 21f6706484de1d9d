using System.CommandLine;
using System.Globalization;
using RightCall.City.Packs;
using RightCall.City.Places;

namespace RightCall.Cli.City;

/// <summary><c>rightcall place</c>: the places that a typed text could mean.</summary>
internal static class PlaceCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var text = new Argument<string>("text") { Description = "An address, a crossing, a hundred-block, a landmark, coordinates or a plus code; also misspelt or half-typed." };
        var city = new Option<string>("--city") { Description = "The pack's folder.", Required = true };
        var most = new Option<int>("--most") { Description = "At most so many places (default: 5).", DefaultValueFactory = _ => 5 };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of text." };
        most.Validators.Add(m => { if (m.GetValueOrDefault<int>() is < 1 or > 50) m.AddError("--most is 1 to 50."); });
        var command = new CommandWithExamples("place", "Finds the places that a typed text could mean, best first: what was understood, how sure, where, and in which zones. Coordinates give the nearest address and its cross streets.",
            "rightcall place \"Main & 3rd\" --city columbus", "rightcall place \"45XX BLOCK OF BROOKLYN AV NE\" --city seattle", "rightcall place \"39.9612, -82.9988\" --city columbus --json") { text, city, most, json };
        command.SetAction(parsed => CityInput.Run(() =>
            Run(parsed.InvocationConfiguration.Output, parsed.GetValue(text)!, CityPack.Open(parsed.GetValue(city)!), parsed.GetValue(most), parsed.GetValue(json))));
        return command;
    }

    private static int Run(TextWriter output, string text, CityPack pack, int most, bool json)
    {
        using var places = pack.OpenPlaces();
        var found = places.Find(text, most).Select(p => (Place: p, Nearest: p.Form is PlaceForm.Coordinates or PlaceForm.PlusCode ? places.Nearest(p.At) : null,
            Zones: pack.Zones.At(p.At).Select(z => z.Name.StartsWith(z.Kind, StringComparison.OrdinalIgnoreCase) ? z.Name : $"{z.Kind} {z.Name}").ToList())).ToList();
        if (json)
        {
            Json.Write(output, new
            {
                text,
                places = found.Select(f => new
                {
                    form = FormOf(f.Place.Form),
                    f.Place.Text,
                    f.Place.Understood,
                    likeness = Math.Round(f.Place.Likeness, 3),
                    f.Place.District,
                    latitude = f.Place.At.Latitude,
                    longitude = f.Place.At.Longitude,
                    withinMetres = Math.Round(f.Place.Uncertainty.Metres),
                    nearest = f.Nearest is null ? null : new { f.Nearest.Text, f.Nearest.Between, metres = Math.Round(f.Nearest.Away.Metres, 1) },
                    zones = f.Zones,
                }),
            });
        }
        else
        {
            foreach (var f in found) Write(output, f.Place, f.Nearest, f.Zones);
            if (found.Count == 0) output.WriteLine($"Nothing in {pack.Manifest.Name} is like '{text}'. Ask for a cross street, a landmark or coordinates.");
        }
        return found.Count > 0 ? 0 : 1;
    }

    private static void Write(TextWriter output, FoundPlace place, NearestPlace? nearest, List<string> zones)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{place.Likeness,4:P0}  {place.Text}{(place.District.Length > 0 ? $", {place.District}" : "")}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"      {FormOf(place.Form)}: {place.Understood}; {place.At.Latitude:0.00000}, {place.At.Longitude:0.00000}, within {place.Uncertainty.Metres:0} m"));
        if (nearest is not null)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"      {nearest.Away.Metres:0} m from {nearest.Text}{(nearest.Between.Count > 0 ? $", at {string.Join(" and ", nearest.Between)}" : "")}"));
        if (zones.Count > 0) output.WriteLine($"      {string.Join("; ", zones)}");
    }

    private static string FormOf(PlaceForm form) => form switch { PlaceForm.PlusCode => "plus code", PlaceForm.HundredBlock => "hundred-block", _ => form.ToString().ToLowerInvariant() };
}
