namespace RightCall.Architecture;

public sealed class ProjectReferenceTests
{
    [Fact]
    public void The_domain_references_nothing_of_ours() =>
        Assert.DoesNotContain("<ProjectReference", File.ReadAllText(RepositoryRoot.File("src", "RightCall.Domain", "RightCall.Domain.csproj")), StringComparison.Ordinal);
}
