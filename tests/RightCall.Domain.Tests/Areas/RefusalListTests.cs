using System.Text.RegularExpressions;
using RightCall.Domain.Areas;

namespace RightCall.Domain.Tests.Areas;

/// <summary>The list in the guide is the list in the code, and every code has a test.</summary>
public sealed partial class RefusalListTests
{
    [Fact]
    public void The_guide_lists_every_code_with_its_meaning_and_no_other()
    {
        var listed = File.ReadLines(RepositoryRoot.File("docs", "guide", "refusals.md")).Select(l => Row().Match(l)).Where(m => m.Success).Select(m => (m.Groups[1].Value, m.Groups[2].Value.Trim()));
        Assert.Equal(RefusalCodes.All.Select(c => (c.Code, c.Meaning)), listed);
    }

    [Fact]
    public void No_code_stands_twice() => Assert.All(RefusalCodes.All.GroupBy(c => c.Code), g => Assert.Single(g));

    [Fact]
    public void Every_code_has_a_test()
    {
        var tests = string.Join('\n', Directory.EnumerateFiles(RepositoryRoot.File("tests", "RightCall.Domain.Tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var fields = typeof(RefusalCodes).Assembly.GetTypes().SelectMany(t => t.GetFields()).Where(f => f.FieldType == typeof(RefusalCode) && f.IsStatic);
        Assert.All(fields, f => Assert.True(tests.Contains($"{f.DeclaringType!.Name}.{f.Name}", StringComparison.Ordinal), $"{f.DeclaringType.Name}.{f.Name} has no test."));
    }

    [GeneratedRegex(@"^\| ([A-Z]+-\d{3}) \| (.+) \|$")]
    private static partial Regex Row();
}
