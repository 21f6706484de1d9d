using System.Diagnostics;
using System.Globalization;
using RightCall.Journal.Chains;
using RightCall.Journal.Stores;

namespace RightCall.Journal.Tests.Stores;

/// <summary>A writer is killed in the middle of its work, again and again: what it had said is there, and the chain is whole.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class KilledWriterTests(PostgresCluster cluster, ITestOutputHelper output)
{
    [Theory, InlineData("sqlite"), InlineData("postgres"), Trait("Tier", "slow")]
    public async Task A_killed_process_loses_nothing_that_it_had_accepted(string kind)
    {
        var folder = Directory.CreateTempSubdirectory("rightcall-killed-").FullName;
        try
        {
            var where = kind == "sqlite" ? Path.Combine(folder, "journal.db") : await cluster.NewDatabaseAsync();
            SortedDictionary<long, string> said = [];
            for (var kill = 1; kill <= Tier.Count(2, 8, 100); kill++)
            {
                await WriteUntilKilled(kind, where, answers: kill * 37 % 150, said);
                await using var store = await Writer.OpenAsync(kind, where);
                SortedDictionary<long, string> found = [];
                await foreach (var row in StoreVerifier.ReadAsync(store, Journals.Area)) found.Add(row.Sequence, row.Hash);
                foreach (var (sequence, hash) in said) Assert.Equal(hash, found.GetValueOrDefault(sequence, "it is gone"));
            }
            output.WriteLine($"{kind}: {said.Count} rows were said, and all are there.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteUntilKilled(string kind, string where, int answers, SortedDictionary<long, string> said)
    {
        var start = new ProcessStartInfo("dotnet") { ArgumentList = { typeof(Writer).Assembly.Location, Writer.Name, kind, where }, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var before = said.Count;
        while (said.Count <= before + answers && await process.StandardOutput.ReadLineAsync() is { } line) Add(line, said);
        Assert.True(said.Count > before, "The writer ended before it had stored anything.");
        process.Kill();
        while (await process.StandardOutput.ReadLineAsync() is { } line) Add(line, said);
        await process.WaitForExitAsync();
    }

    // The last line may be cut off in the middle by the kill.
    private static void Add(string line, SortedDictionary<long, string> said)
    {
        if (line.Split(' ') is [var sequence, { Length: HashChain.Length } hash]) said.Add(long.Parse(sequence, CultureInfo.InvariantCulture), hash);
    }
}
