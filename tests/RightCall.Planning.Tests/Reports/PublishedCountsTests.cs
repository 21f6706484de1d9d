using RightCall.Planning.Reports;

namespace RightCall.Planning.Tests.Reports;

/// <summary>Published totals, through the arithmetic of our own reports.</summary>
public sealed class PublishedCountsTests
{
    [Fact]
    public void B_heard_fiscal_years_2022_to_2024()
    {
        Assert.Equal(59_178, EligibleShare.Published.Rest.Part);
        Assert.Equal(38.5, EligibleShare.Published.Percent());
        var sent = new Share(37_113 - 13_042, 37_113);
        Assert.Equal(24_071, sent.Part);
        Assert.Equal(64.86, sent.Percent(2));
        Assert.Equal(35.14, sent.Rest.Percent(2));
        Assert.Equal(25.0, new Share(24_071, 96_291).Percent());
    }

    [Theory]
    [InlineData(5_095, 20_692, 24.6)]   // B-HEARD, first half of 2023
    [InlineData(18_710, 128_790, 14.5)] // Durham
    [InlineData(16_479, 109_855, 15.0)] // CAHOOTS
    [InlineData(748, 2_500, 29.9)]      // Denver's pilot
    [InlineData(29, 903, 3.2)]          // Portland, hospital
    [InlineData(18, 903, 2.0)]          // Portland, police
    [InlineData(2_100, 4_566, 46.0)]    // Houston
    [InlineData(10_665, 336_894, 3.2)]  // 988, imminent risk
    public void Published_shares_come_out_as_published(int part, int whole, double percent) => Assert.Equal(percent, new Share(part, whole).Percent());

    [Fact]
    public void Rescues_of_988() => Assert.Equal(1.47, new Share(2_705 + 2_258, 336_894).Percent(2));

    [Fact]
    public void A_share_never_stands_without_its_denominator() => Assert.Equal("38.5 % (37,113 of 96,291)", EligibleShare.Published.ToString());

    [Fact]
    public void A_percentile_is_a_value_that_occurred()
    {
        Assert.Equal((50, 90), (Quantile.Of([.. Enumerable.Range(1, 100)], 0.5), Quantile.Of([.. Enumerable.Range(1, 100)], 0.9)));
        Assert.Null(Quantile.Of([], 0.5));
    }
}
