using NodaTime;
using RightCall.Planning.Logs;

namespace RightCall.Planning.Tests.Logs;

public sealed class LogRowTests
{
    [Theory]
    [InlineData("yesterday,NOISE,47.6,-122.3,x", BadRow.BrokenTime)]
    [InlineData(",NOISE,47.6,-122.3,x", BadRow.BrokenTime)]
    [InlineData("13/45/15 12:00,NOISE,47.6,-122.3,x", BadRow.BrokenTime)]
    [InlineData("3/8/15 2:30,NOISE,47.6,-122.3,x", BadRow.SkippedHour)]
    [InlineData("7/4/15 12:00,NOISE,0,0,x", BadRow.OutsideCity)]
    [InlineData("7/4/15 12:00,NOISE,-122.3,47.6,x", BadRow.OutsideCity)]
    [InlineData("7/4/15 12:00,NOISE,,,x", BadRow.NoPlace)]
    [InlineData("7/4/15 12:00,NOISE,here,there,x", BadRow.NoPlace)]
    [InlineData("7/4/15 12:00,NOISE,NaN,-122.3,x", BadRow.NoPlace)]
    [InlineData("7/4/15 12:00,,47.6,-122.3,x", BadRow.MissingType)]
    [InlineData("7/4/15 12:00,NOISE,47.6", BadRow.ColumnCount)]
    [InlineData("7/4/15 12:00,NOISE,47.6,-122.3,x,y", BadRow.ColumnCount)]
    [InlineData("7/4/15 12:00,NO\uFFFDISE,47.6,-122.3,x", BadRow.Undecodable)]
    public void A_broken_row_is_listed_with_its_number_and_reason(string row, string reason)
    {
        var log = SmallLog.Read(SmallLog.Good, row, SmallLog.Good);
        var listed = Assert.Single(log.Listed);
        Assert.Equal((2, RowFate.Bad, reason), (listed.Row, listed.Fate, listed.Reason));
        Assert.Equal(new RowCounts(3, 2, 0, 0, 1, 0, 0), log.Rows);
    }

    [Fact]
    public void An_hour_that_comes_twice_is_the_earlier_one_and_counted()
    {
        var log = SmallLog.Read("11/1/15 1:30,NOISE,47.6,-122.3,x");
        Assert.Equal(1, log.Rows.AmbiguousTimes);
        Assert.Equal(Instant.FromUtc(2015, 11, 1, 8, 30), Assert.Single(log.Calls).At);
    }

    [Fact]
    public void Every_row_ends_in_exactly_one_fate()
    {
        var log = SmallLog.Read(SmallLog.Good, "7/4/15 12:00,OFFICER STOP,47.6,-122.3,x", "7/4/15 12:00,SOMETHING,47.6,-122.3,x", "7/4/15 12:00,UNKNOWN,47.6,-122.3,x", "x,NOISE,47.6,-122.3,x");
        Assert.Equal(new RowCounts(5, 2, 1, 1, 1, 1, 0), log.Rows);
        Assert.Equal([(2, "officer-initiated"), (3, "no-pattern"), (5, "broken-time")], log.Listed.Select(l => (l.Row, l.Reason)));
    }

    [Fact]
    public void Calls_come_in_the_order_of_time_and_equal_times_in_the_order_of_the_file()
    {
        var log = SmallLog.Read("7/4/15 12:00,NOISE,47.6,-122.3,a", "7/3/15 12:00,NOISE,47.6,-122.3,b", "2015-07-04T12:00:00,CRISIS,47.6,-122.3,c", "7/3/15 11:59,NOISE,47.6,-122.3,d");
        Assert.Equal([4, 2, 1, 3], log.Calls.Select(c => c.Row));
    }

    [Fact]
    public void The_first_pattern_that_fits_counts_and_letters_case_does_not()
    {
        var log = SmallLog.Read("7/4/15 12:00,crisis of noise,47.6,-122.3,x");
        Assert.Equal("mental-health-crisis", Assert.Single(log.Calls).Nature.ToString());
    }

    [Fact]
    public void How_a_call_ended_is_read_for_comparison_and_changes_nothing_else()
    {
        var a = SmallLog.Read("7/4/15 12:00,NOISE,47.6,-122.3,CRISIS COMPLAINT").Calls.Single();
        var b = SmallLog.Read("7/4/15 12:00,NOISE,47.6,-122.3,NOISE").Calls.Single();
        Assert.Equal((true, false), (a.FoundBehavioural, b.FoundBehavioural));
        Assert.Equal(a with { FoundBehavioural = null }, b with { FoundBehavioural = null });
    }

    [Fact]
    public void A_quotation_that_never_closes_is_one_bad_row_that_says_how_many_lines_it_took()
    {
        var log = SmallLog.Read(SmallLog.Good, "7/4/15 12:00,\"NOISE,47.6,-122.3,x", SmallLog.Good);
        Assert.Equal(new RowCounts(2, 1, 0, 0, 1, 0, 0), log.Rows);
        Assert.Equal((2, BadRow.Quotes), (log.Listed[0].Row, log.Listed[0].Reason));
        Assert.Contains("2 lines", log.Listed[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_lines_are_no_rows_and_are_said()
    {
        var log = SmallLog.Read(SmallLog.Good, "", SmallLog.Good, "");
        Assert.Equal(2, log.Rows.Read);
        Assert.Contains(log.Notes, n => n.StartsWith("2 empty lines", StringComparison.Ordinal));
    }
}
