using System.Collections.Immutable;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;

namespace RightCall.Simulation.World;

/// <summary>The city's units: few, so that they run out.</summary>
internal static class Roster
{
    private static readonly (string Prefix, ResponderKind[] Kinds, int Count, int MinimumCrew)[] Plan =
    [
        ("CT", [ResponderKind.CrisisTeam], 3, 2),
        ("CR", [ResponderKind.CommunityResponder, ResponderKind.PeerSupport], 3, 2),
        ("CO", [ResponderKind.CoResponse, ResponderKind.Police], 1, 2),
        ("VI", [ResponderKind.ViolenceInterrupter], 1, 1),
        ("MA", [ResponderKind.EmsAls, ResponderKind.EmsBls], 8, 2),
        ("MB", [ResponderKind.EmsBls], 4, 2),
        ("E", [ResponderKind.Fire], 7, 3),
        ("P", [ResponderKind.Police], 10, 1),
    ];

    public static bool IsTeam(UnitDefinition unit) => unit.Kinds.Overlaps(ResponderKinds.Teams) || unit.Kinds.Contains(ResponderKind.CoResponse);

    public static ImmutableArray<UnitDefinition> Make(Random chance)
    {
        var units = ImmutableArray.CreateBuilder<UnitDefinition>();
        foreach (var (prefix, kinds, count, crew) in Plan)
        {
            for (var i = 1; i <= count; i++)
            {
                var set = KindSet.Create(kinds);
                units.Add(new(new($"{prefix}{i:00}"), set, set.Overlaps(ResponderKinds.WithOfficer), crew, i % 3 == 0 ? ["youth"] : [], i % 2 == 0 ? ["en", "es"] : ["en"],
                    Ground.Point(chance), HourSet.All, "city"));
            }
        }
        return units.ToImmutable();
    }
}
