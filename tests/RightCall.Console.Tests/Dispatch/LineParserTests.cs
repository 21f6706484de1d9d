using RightCall.Console.Dispatch.CommandLine;

namespace RightCall.Console.Tests.Dispatch;

/// <summary>The command line, without a browser.</summary>
public sealed class LineParserTests
{
    private static readonly World Area = new();

    private sealed class World : ILineWorld
    {
        public IEnumerable<string> Units => ["CT01", "CT02", "M12"];

        public IEnumerable<int> Incidents => [1043, 1050];

        public Guid? IncidentOf(int number) => number is 1043 or 1050 ? new Guid(number, 0, 0, new byte[8]) : null;
    }

    [Theory]
    [InlineData("M12 OS", "units/M12/report-status", """{"to":"on-scene"}""")]
    [InlineData("m12 os", "units/M12/report-status", """{"to":"on-scene"}""")]
    [InlineData("D M12 1043", "incidents/00000413-0000-0000-0000-000000000000/send-units", """{"units":["M12"]}""")]
    [InlineData("D M12 CT01 1043 local-knowledge", "incidents/00000413-0000-0000-0000-000000000000/send-units", """{"units":["M12","CT01"],"override":{"reason":"local-knowledge"}}""")]
    [InlineData("D 1043", "incidents/00000413-0000-0000-0000-000000000000/send-units", """{"units":[]}""")]
    [InlineData("D inc=1043 units=M12", "incidents/00000413-0000-0000-0000-000000000000/send-units", """{"units":["M12"]}""")]
    [InlineData("R M12 mis", "units/M12/recall-unit", """{"reason":"mistake"}""")]
    [InlineData("CL M12", "units/M12/clear-unit", """{"reason":"done"}""")]
    [InlineData("RD M12 1050 supervisor-order", "units/M12/redirect-unit", """{"to":"0000041a-0000-0000-0000-000000000000","override":{"reason":"supervisor-order"}}""")]
    [InlineData("/log 1043 she opened the door", "incidents/00000413-0000-0000-0000-000000000000/add-note", """{"words":"she opened the door"}""")]
    [InlineData("/close 1043 resolved-on-scene", "incidents/00000413-0000-0000-0000-000000000000/close-incident", """{"disposition":{"code":"resolved-on-scene"}}""")]
    [InlineData("HO 1043 988", "incidents/00000413-0000-0000-0000-000000000000/offer-hand-off", """{"kind":"988","part":"caller"}""")]
    public void A_line_becomes_a_command(string line, string path, string body)
    {
        var parsed = LineParser.Read(line, Area);
        Assert.Null(parsed.Problem);
        var order = parsed.Command!.Make!(new(parsed.Values, Area));
        Assert.Equal(path, order.Path);
        Assert.Equal(body, order.Body.ToJsonString());
    }

    [Theory]
    [InlineData("Z9 OS", "Z9")]
    [InlineData("M12 XX", "AK")]
    [InlineData("D M12 9999", "1043")]
    [InlineData("D M12", "inc")]
    [InlineData("R M12 because", "mistake")]
    [InlineData("K M12 CT01", "K unit")]
    [InlineData("/log 1043", "words")]
    public void What_is_wrong_or_missing_is_named_with_what_is_allowed(string line, string named) => Assert.Contains(named, LineParser.Read(line, Area).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("C", "C")]
    [InlineData("CT", "CT0")]
    [InlineData("M", "M12 ")]
    [InlineData("M12 O", "M12 OS ")]
    [InlineData("D M12 10", "D M12 10")]
    [InlineData("D M12 104", "D M12 1043 ")]
    [InlineData("R M12 reason=mis", "R M12 reason=mistake ")]
    [InlineData("/cl", "/close ")]
    public void A_word_is_completed_as_far_as_everything_agrees(string line, string completed) => Assert.Equal(completed, LineParser.Complete(line, Area));

    [Fact]
    public void Each_command_says_what_it_does_and_none_has_the_name_of_another()
    {
        Assert.All(LineTable.All, c => Assert.NotEmpty(c.Text()));
        Assert.Equal(LineTable.All.Count, LineTable.All.Select(c => c.Name.ToUpperInvariant()).Distinct().Count());
    }
}
