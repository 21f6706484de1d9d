using System.CommandLine;
using System.Globalization;
using RightCall.City.Packs;
using RightCall.City.Tiles;
using Spectre.Console;

namespace RightCall.Cli.City;

/// <summary><c>rightcall city tile</c> and <c>city tiles</c>: a pack's map as vector tiles.</summary>
internal static class CityTileCommands
{
    /// <summary>The command for one tile.</summary>
    public static Command CreateOne()
    {
        var folder = new Argument<string>("folder") { Description = "The pack's folder." };
        var tile = new Argument<string>("tile") { Description = "The tile as ZOOM/X/Y, such as 14/2620/6332." };
        var output = new Option<string?>("--out") { Description = "The file (default: none; only how many bytes it has is said)." };
        var command = new CommandWithExamples("tile", "Makes one vector tile (MVT) of a pack: streets, names, water, parks, zones and sites.",
            "rightcall city tile demo-city 14/2443/5936", "rightcall city tile demo-city 14/2443/5936 --out tile.mvt") { folder, tile, output };
        command.SetAction(parsed => CityInput.Run(() =>
        {
            if (parsed.GetValue(tile)!.Split('/') is not [var z, var x, var y] || Number(z) is not { } zoom || Number(x) is not { } column || Number(y) is not { } row || zoom > CityTiles.LastZoom || column >= 1L << zoom || row >= 1L << zoom)
                throw new InvalidDataException($"'{parsed.GetValue(tile)}' is no tile: ZOOM/X/Y with a zoom of 0 to {CityTiles.LastZoom}, and a column and row that this zoom has (0 to 2^ZOOM - 1).");
            var bytes = new CityTiles(CityPack.Open(parsed.GetValue(folder)!)).Tile(zoom, column, row);
            if (parsed.GetValue(output) is { } file) File.WriteAllBytes(file, bytes);
            parsed.InvocationConfiguration.Output.WriteLine(bytes.Length == 0 ? "The city has nothing there: the tile is empty." : string.Create(CultureInfo.InvariantCulture, $"{bytes.Length:N0} bytes"));
            return 0;
        }));
        return command;
    }

    /// <summary>The command for all tiles.</summary>
    public static Command CreateAll()
    {
        var folder = new Argument<string>("folder") { Description = "The pack's folder." };
        var output = new Option<string>("--out") { Description = "A folder for the tiles, ZOOM/X/Y.mvt; a new or empty one.", Required = true };
        var zoom = new Option<string>("--zoom") { Description = "One zoom or a range (default: 10-15).", DefaultValueFactory = _ => "10-15" };
        var command = new CommandWithExamples("tiles", "Makes every vector tile (MVT) of a pack, as files ZOOM/X/Y.mvt and with tiles.json; empty tiles have no file.",
            "rightcall city tiles demo-city --out tiles", "rightcall city tiles demo-city --out tiles --zoom 8-16") { folder, output, zoom };
        command.SetAction(parsed => CityInput.Run(() =>
        {
            var ends = parsed.GetValue(zoom)!.Split('-').Select(Number).ToArray();
            if (ends.Length is < 1 or > 2 || ends[0] is not { } low || ends[^1] is not { } high || low > high || high > CityTiles.LastZoom)
                throw new InvalidDataException($"--zoom '{parsed.GetValue(zoom)}' is no zoom of 0 to {CityTiles.LastZoom}, nor a range of them such as 10-15.");
            return WriteAll(parsed.InvocationConfiguration.Output, CityPack.Open(parsed.GetValue(folder)!), parsed.GetValue(output)!, low, high);
        }));
        return command;
    }

    private static int WriteAll(TextWriter output, CityPack pack, string folder, int low, int high)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) throw new IOException($"{folder} is not empty: tiles of two cities would be mixed. Nothing was written; name another folder.");
        var tiles = new CityTiles(pack);
        var all = (from z in Enumerable.Range(low, high - low + 1) from at in tiles.Covering(z) select (Zoom: z, at.X, at.Y)).ToList();
        var (written, bytes) = (0, 0L);
        Progress(all.Count, done =>
        {
            for (var i = 0; i < all.Count; i++)
            {
                var (z, x, y) = all[i];
                if (tiles.Tile(z, x, y) is { Length: > 0 } tile)
                {
                    var file = Path.Combine(folder, Text(z), Text(x), $"{Text(y)}.mvt");
                    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                    File.WriteAllBytes(file, tile);
                    (written, bytes) = (written + 1, bytes + tile.Length);
                }
                done(i + 1);
            }
        });
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "tiles.json"), TileJson.Of(pack.Manifest, low, high, "{z}/{x}/{y}.mvt"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder}: {written:N0} tiles of zoom {low} to {high}, {bytes / 1e6:N1} MB, and tiles.json."));
        return 0;
    }

    private static void Progress(int all, Action<Action<int>> work)
    {
        if (Console.IsErrorRedirected)
        {
            work(_ => { });
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(progress =>
        {
            var task = progress.AddTask("tiles", maxValue: all);
            work(done => task.Value = done);
        });
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
