using RightCall.Planning.Files;
using RightCall.Planning.Logs;

namespace RightCall.Planning.Tests.Logs;

public sealed class MappingFileTests
{
    [Fact]
    public void All_problems_of_a_mapping_are_reported_at_once_each_with_its_line()
    {
        const string text = """
            log: broken
            zone: Mars/Olympus
            time: {column: when, formats: ["QQ"]}
            type: [kind]
            place: {latitude: lat, box: {south: 48, north: 47, west: -123, east: -122}}
            colour: red
            patterns:
              - {type: "A*", nature: noisy}
              - {type: "B*", outside: officer-initiated}
              - {type: {other: "C*"}, nature: noise}
              - {type: {regex: "("}, nature: noise}
            """;
        var problems = Assert.Throws<InputException>(() => MappingFile.Read("broken.yaml", text, SmallLog.Natures)).Problems;
        foreach (var word in new[] { "Mars/Olympus", "QQ", "'latitude' and 'longitude'", "'south' must be less", "'colour'", "'noisy'", "needs a 'reason'", "'other'", "'('" })
            Assert.Contains(problems, p => p.Text.Contains(word, StringComparison.Ordinal));
        Assert.Equal(8, problems.Single(p => p.Text.Contains("'noisy'", StringComparison.Ordinal)).Line);
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("A*", "abc", true)]
    [InlineData("*C", "ABC", true)]
    [InlineData("A?C", "ABC", true)]
    [InlineData("A?C", "AC", false)]
    [InlineData("A*B*C", "AxxByyC", true)]
    [InlineData("A*B*C", "AxxCyyB", false)]
    [InlineData("*aaaaaaaaaaab", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void A_glob_fits_the_whole_value(string glob, string value, bool fits) => Assert.Equal(fits, new ColumnMatch(0, [glob], null).Fits(value));
}
