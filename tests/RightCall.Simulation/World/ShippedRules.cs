using RightCall.Domain;
using RightCall.Rules;
using RightCall.Tests;

namespace RightCall.Simulation.World;

/// <summary>The rules that ship, read once.</summary>
internal static class ShippedRules
{
    private static readonly Lazy<Rulebook> Read = new(() =>
    {
        var read = RuleFiles.ReadRulebook(RepositoryRoot.File("protocols"), RepositoryRoot.File("plans", "right-responder.yaml"));
        return read.Value ?? throw new InvalidOperationException(string.Join('\n', read.Diagnostics));
    });

    public static Rulebook Value => Read.Value;
}
