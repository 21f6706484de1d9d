using System.Text.RegularExpressions;

namespace RightCall.Architecture;

/// <summary>What ships for triage and planning is marked as a sample: nobody has signed it.</summary>
public sealed partial class RuleFileTests
{
    [Theory, InlineData("protocols"), InlineData("plans")]
    public void Everything_that_ships_is_marked_a_sample(string folder) => SourceTree.Files(folder, "*.y*ml").SelectMany(f => NotSample(f, SourceTree.Read(f))).ExpectNone();

    [Theory]
    [InlineData("nature: noise\nclauses: []\n")]
    [InlineData("nature: noise\nstatus: approved\n")]
    [InlineData("cases:\n  - status: sample\n")]
    public void A_file_that_is_not_marked_is_found(string text) => Assert.Single(NotSample("x.yaml", text));

    // Read as text on purpose: it must hold for a file that no reader of ours knows yet.
    private static IEnumerable<string> NotSample(string path, string text) =>
        Sample().IsMatch(text) ? [] : [$"{path}: has no line 'status: sample' at its top level. What ships, nobody has signed."];

    [GeneratedRegex(@"^status:\s*""?sample""?\s*(#.*)?$", RegexOptions.Multiline)]
    private static partial Regex Sample();
}
