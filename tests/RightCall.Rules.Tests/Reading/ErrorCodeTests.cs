using System.Text.RegularExpressions;

namespace RightCall.Rules.Tests.Reading;

public sealed partial class ErrorCodeTests
{
    [Fact]
    public void Every_code_of_the_reader_is_explained_and_every_explained_code_exists()
    {
        var used = Directory.EnumerateFiles(RepositoryRoot.File("src", "RightCall.Rules"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Quoted().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value));
        var explained = Table().Matches(File.ReadAllText(RepositoryRoot.File("docs", "guide", "rule-errors.md"))).SelectMany(m => Code().Matches(m.Value).Select(c => c.Value));
        Assert.Equal(used.Distinct().Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("\"((?:FIL|PRO|PLN|CAS)-[0-9]{3})\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("(?m)^\\| (?:(?:FIL|PRO|PLN|CAS)-[0-9]{3}(?:, )?)+ \\|")]
    private static partial Regex Table();

    [GeneratedRegex("[A-Z]{3}-[0-9]{3}")]
    private static partial Regex Code();
}
