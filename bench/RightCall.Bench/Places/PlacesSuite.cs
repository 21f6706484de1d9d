using System.Diagnostics;
using System.Globalization;
using RightCall.City.Demonstration;
using RightCall.City.Packs;

namespace RightCall.Bench.Places;

/// <summary>A thousand places of a pack, each with one typing error: how soon there is an answer, by the clock and in processor time, and how often the right place is first and among five.</summary>
internal static class PlacesSuite
{
    private const int Queries = 1_000;
    private const int Seed = 11;

    /// <summary>Measures the packs that are named; the demonstration city where none is.</summary>
    public static int Run(string[] packs)
    {
        Console.WriteLine($"places: {Queries:N0} queries with one typing error each; milliseconds (clock: what a call-taker waits; processor: what it costs, other programs aside)");
        if (packs.Length > 0)
        {
            foreach (var pack in packs) Measure(pack);
            return 0;
        }
        var folder = Directory.CreateTempSubdirectory("rightcall-bench-");
        try
        {
            PackWriter.Write(CityBuilder.Build(DemonstrationCity.Make(1)), Path.Combine(folder.FullName, "demo"));
            Measure(Path.Combine(folder.FullName, "demo"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;
    }

    private static void Measure(string pack)
    {
        var chance = new Random(Seed);
        var places = SamplePlace.Draw(Path.Combine(pack, "places.db"), Queries, chance);
        if (places.Count == 0)
        {
            Console.WriteLine($"  {CityPack.ReadManifest(pack).Name}: it has no names, only coordinates.");
            return;
        }
        var opening = Stopwatch.GetTimestamp();
        using var book = CityPack.OpenPlaces(pack);
        var opened = Stopwatch.GetElapsedTime(opening);
        // The first queries compile; a server's call-takers come later.
        for (var round = 0; round < 3; round++) foreach (var place in places) book.Find(place.Text);
        var (clock, processor) = (new double[places.Count], new double[places.Count]);
        var (first, five) = (0, 0);
        for (var i = 0; i < places.Count; i++)
        {
            var typed = TypingErrors.One(places[i].Text, chance);
            var (began, spent) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var found = book.Find(typed);
            (clock[i], processor[i]) = (Stopwatch.GetElapsedTime(began).TotalMilliseconds, (Environment.CpuUsage.TotalTime - spent).TotalMilliseconds);
            var rank = places[i].RankIn(found);
            if (rank == 0) first++;
            if (rank >= 0) five++;
        }
        Array.Sort(clock);
        Array.Sort(processor);
        double P(double[] sorted, int percent) => sorted[(sorted.Length - 1) * percent / 100];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {CityPack.ReadManifest(pack).Name,-28} clock P50 {P(clock, 50):0.00} P99 {P(clock, 99):0.00}   processor P50 {P(processor, 50):0.00} P99 {P(processor, 99):0.00}   first {100.0 * first / places.Count:0.0} %  among five {100.0 * five / places.Count:0.0} %   opened in {opened.TotalMilliseconds:0}"));
    }
}
