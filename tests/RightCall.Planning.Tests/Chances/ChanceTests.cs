using RightCall.Planning.Chances;

namespace RightCall.Planning.Tests.Chances;

public sealed class ChanceTests
{
    [Fact]
    public void The_same_seed_call_and_purpose_give_the_same_on_every_machine() =>
        Assert.Equal(3427998099691831399UL, new Chance(1).Bits(2, Purpose.Of("truth")));

    [Fact]
    public void Another_seed_call_or_purpose_gives_something_else()
    {
        var bits = new Chance(1).Bits(2, Purpose.Of("truth"));
        Assert.NotEqual(bits, new Chance(2).Bits(2, Purpose.Of("truth")));
        Assert.NotEqual(bits, new Chance(1).Bits(3, Purpose.Of("truth")));
        Assert.NotEqual(bits, new Chance(1).Bits(2, Purpose.Of("answer")));
        Assert.NotEqual(bits, new Chance(1).Bits(2, Purpose.Of("truth").Nth(1)));
    }

    [Fact]
    public void Shares_are_spread_evenly()
    {
        var counts = new int[10];
        for (var call = 0; call < 100_000; call++) counts[(int)(new Chance(7).Share(call, Purpose.Of("x")) * 10)]++;
        Assert.All(counts, c => Assert.InRange(c, 9_600, 10_400));
    }

    [Fact]
    public void Neighbouring_purposes_are_independent()
    {
        var both = 0;
        for (var call = 0; call < 100_000; call++) if (new Chance(7).Happens(0.1, call, Purpose.Of("x")) && new Chance(7).Happens(0.1, call, Purpose.Of("x").Nth(1))) both++;
        Assert.InRange(both, 880, 1_120);
    }
}
