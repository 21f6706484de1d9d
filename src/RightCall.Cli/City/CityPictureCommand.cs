using System.CommandLine;
using RightCall.City.Packs;
using RightCall.City.Pictures;

namespace RightCall.Cli.City;

/// <summary><c>rightcall city picture</c>: a pack as SVG.</summary>
internal static class CityPictureCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "The pack's folder." };
        var from = new Option<string?>("--from") { Description = "A site's id or name: streets are coloured by minutes with lights from there." };
        var output = new Option<string>("--out") { Description = "The SVG file.", Required = true };
        var command = new CommandWithExamples("picture", "Draws a city pack as SVG: water, parks, districts, streets and sites, and how far a unit comes from one of them.",
            "rightcall city picture demo-city --out demo-city.svg", "rightcall city picture demo-city --from \"Medic 1\" --out medic-1.svg") { folder, from, output };
        command.SetAction(parsed => CityInput.Run(() =>
        {
            var pack = CityPack.Open(parsed.GetValue(folder)!);
            var name = parsed.GetValue(from);
            var site = name is null ? null : pack.Sites.FirstOrDefault(s => s.Id == name) ?? pack.Sites.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (name is not null && site is null)
            {
                Console.Error.WriteLine($"rightcall: {pack.Manifest.Name} has no site '{name}'; it has {string.Join(", ", pack.Sites.Select(s => s.Id))}.");
                return CommandLine.WrongInput;
            }
            File.WriteAllText(parsed.GetValue(output)!, CityPicture.Draw(pack, site));
            return 0;
        }));
        return command;
    }
}
