using NodaTime;

namespace RightCall.Simulation.Auditing;

/// <summary>A rule of the domain that a history broke.</summary>
/// <param name="Rule">The rule's number on the domain page.</param>
/// <param name="At">When.</param>
/// <param name="What">What was seen, with the ids.</param>
internal sealed record Finding(int Rule, Instant At, string What)
{
    public override string ToString() => $"rule {Rule} at {At}: {What}";
}
