using CsCheck;
using RightCall.City.Places;

namespace RightCall.City.Tests.Places;

/// <summary>Words of names: their one form, and how many slips apart they are.</summary>
public sealed class WordTests
{
    [Theory]
    [InlineData("Forty-Second Street", "42nd St")]
    [InlineData("TWENTY FIRST AVE N", "21st Avenue North")]
    [InlineData("Thirtieth Street", "30 ST")]
    [InlineData("Interstate 70", "I-70")]
    [InlineData("I70", "I 70")]
    [InlineData("US Highway 23", "US 23")]
    [InlineData("U.S. Route 23", "us23")]
    [InlineData("State Route 315", "SR-315")]
    [InlineData("Martin Luther King, Junior Boulevard", "MARTIN LUTHER KING JUNIOR BL")]
    public void Two_spellings_of_one_name_have_one_form(string one, string other) => Assert.Equal(StreetWords.Form(one), StreetWords.Form(other));

    [Theory, InlineData("Twenty Oaks Drive", "20 Oaks Drive"), InlineData("State Street", "SR"), InlineData("US Grant Avenue", "US 2")]
    public void Other_names_keep_their_own(string one, string other) => Assert.NotEqual(StreetWords.Form(one), StreetWords.Form(other));

    [Fact]
    public void The_slips_between_two_words_are_those_of_a_plain_table()
    {
        // Few different letters, so that swaps and repetitions are frequent; some beyond ASCII.
        var word = Gen.Char["ABCÅß1"].Array[0, 70].Select(c => new string(c));
        Gen.Select(word, word).Hold(Tier.Count(fast: 2_000, ci: 20_000, soak: 500_000), pair => Assert.Equal(Plain(pair.Item1, pair.Item2), Likeness.Letters(pair.Item1, pair.Item2)));
    }

    // Optimal string alignment as it is defined.
    private static int Plain(string a, string b)
    {
        (a, b) = (a[..Math.Min(64, a.Length)], b[..Math.Min(64, b.Length)]);
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0) { d[i, j] = i + j; continue; }
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        return d[a.Length, b.Length];
    }

    [Fact]
    public void The_slips_of_a_number_begin_with_the_likeliest_and_never_hold_the_number()
    {
        var slips = NumberSlips.Of(1123).ToList();
        Assert.Equal(123, slips[0]);
        Assert.Equal([1213, 1132], slips.Skip(1).Take(2));
        Assert.DoesNotContain(1123, slips);
        Assert.All(slips, s => Assert.True(s > 0));
        Assert.Equal(slips.Count, slips.Distinct().Count());
        Gen.Int[1, 999_999].Hold(Tier.Count(fast: 200, ci: 2_000, soak: 50_000), n => Assert.All(NumberSlips.Of(n), s => Assert.InRange(Likeness.Letters($"{n}", $"{s}"), 1, 1)));
    }
}
