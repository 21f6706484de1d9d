using System.Reflection;
using RightCall.Domain.Areas;

namespace RightCall.Journal.Tests;

/// <summary>What a snapshot holds. That it holds it rightly is shown over whole nights in the simulation.</summary>
public sealed class SnapshotTests
{
    // What an area is told when it starts, and what its rules are found by.
    private static readonly string[] Elsewhere = [nameof(AreaState.Id), nameof(AreaState.Statute), nameof(AreaState.Publishing), nameof(AreaState.Rules)];

    [Fact]
    public void Every_field_of_a_state_is_in_a_snapshot()
    {
        var stored = typeof(AreaState).GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Select(f => f.Name[1..f.Name.IndexOf('>', StringComparison.Ordinal)]).Except(Elsewhere);
        Assert.Equal(stored.Order(StringComparer.Ordinal), typeof(StateParts).GetConstructors()[0].GetParameters().Select(p => p.Name!).Order(StringComparer.Ordinal));
    }
}
