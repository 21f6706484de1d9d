namespace RightCall.Architecture;

public sealed class ProjectReferenceTests
{
    [Fact]
    public void The_domain_references_nothing_of_ours() => Assert.True(true);
}
