namespace RightCall.Architecture;

/// <summary>A check yields findings, each a sentence with its place; a test passes when there are none. The same check is shown a bad example, to prove that it can fail.</summary>
internal static class Findings
{
    /// <summary>Fails with every finding at once.</summary>
    public static void ExpectNone(this IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, $"{all.Count} finding(s):{Environment.NewLine}{string.Join(Environment.NewLine, all)}");
    }
}
