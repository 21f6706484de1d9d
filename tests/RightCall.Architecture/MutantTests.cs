namespace RightCall.Architecture;

/// <summary>The mutants are run apart (script/mutants); here only that each still applies, so that a change that moves its line is told at once.</summary>
public sealed class MutantTests
{
    [Fact]
    public void Every_mutant_applies()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "script/mutants needs bash.");
        Assert.SkipWhen(SourceTree.Files("eng/mutants", "*.mutant").Count == 0, "No mutant is written yet.");
        var (code, output) = PureCodeTests.Run("bash", [RepositoryRoot.File("script", "mutants"), "--dry-run"], TimeSpan.FromMinutes(2));
        Assert.True(code == 0, output);
    }
}
