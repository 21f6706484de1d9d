using RightCall.Planning.Files;
using RightCall.Planning.Logs;
using RightCall.Planning.Tests.Replays;

namespace RightCall.Planning.Tests.Logs;

/// <summary>The mappings that ship, on the public logs that they are for.</summary>
public sealed class MappedLogTests
{
    [Fact]
    public void Every_row_of_Seattle_is_accounted_for()
    {
        var log = Read("seattle-911-2015/seattle_911_2015.csv.gz", "seattle-911-2015.yaml");
        Assert.Equal(91_067, log.Rows.Read);
        Assert.Equal(log.Rows.Read, log.Rows.Mapped + log.Rows.Outside + log.Rows.Unmapped + log.Rows.Bad);
        Assert.Equal((5_774, 3_841), (log.Listed.Count(l => l.Reason == "officer-initiated"), log.Listed.Count(l => l.Reason == "telephone-report")));
        Assert.Equal(34, log.Rows.AmbiguousTimes);
        Assert.True(log.Rows.Mapped >= 0.95 * (log.Rows.Read - log.Rows.Outside), log.Rows.ToString());
        Assert.True(log.Rows.Unmapped <= 0.02 * log.Rows.Read, string.Join(", ", log.Listed.Where(l => l.Fate == RowFate.Unmapped).Select(l => l.Text).Distinct()));
        Assert.True(log.Rows.CatchAll <= 0.02 * log.Rows.Mapped);
    }

    [Theory]
    [InlineData("south-metro-fire-co-2019/smfr_2019_clean.csv", "south-metro-fire-co-2019.yaml", 12_969)]
    [InlineData("nyc-311-samples/nyc311_1000_2018_19.csv", "nyc-311.yaml", 1_000)]
    [InlineData("nyc-311-samples/nyc311_1000_2019.csv", "nyc-311.yaml", 1_000)]
    [InlineData("nyc-311-samples/nyc311_500_2023-12.csv", "nyc-311.yaml", 500)]
    public void Other_public_logs_are_read_to_their_end(string file, string mapping, int rows)
    {
        var log = Read(file, mapping);
        Assert.Equal(rows, log.Rows.Read);
        Assert.Equal(log.Rows.Read, log.Rows.Mapped + log.Rows.Outside + log.Rows.Unmapped + log.Rows.Bad);
        // 67 of 500 requests of the last slice have neither a coordinate nor a borough: they are bad, and listed.
        Assert.True(log.Rows.Mapped >= 0.85 * (log.Rows.Read - log.Rows.Outside), $"{log.Rows}: {string.Join(", ", log.Listed.Where(l => l.Fate != RowFate.Outside).GroupBy(l => l.Text).OrderByDescending(g => g.Count()).Take(8).Select(g => g.Key))}");
    }

    [Fact]
    public void A_file_of_JSON_is_said_to_be_that() =>
        Assert.Contains("JSON", Assert.Throws<InputException>(() => Read("nyc-311-samples/nyc311_1000_2012.json", "nyc-311.yaml")).Message, StringComparison.Ordinal);

    private static CallLog Read(string file, string mapping)
    {
        using var bytes = File.OpenRead(SharedData.Path(file));
        return LogReader.Read(file, bytes, Shipped.Mapping("mappings", mapping));
    }
}
