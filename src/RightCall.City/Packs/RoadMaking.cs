using RightCall.Roads;

namespace RightCall.City.Packs;

/// <summary>Turns a draft's streets into a road graph.</summary>
internal static class RoadMaking
{
    /// <summary>The graph, or null where an error forbids one; problems are added to the list.</summary>
    public static RoadGraph? Make(CityDraft draft, List<CityProblem> problems)
    {
        var (graph, found) = Fill(draft).Build();
        problems.AddRange(found.Select(CityProblem.Of));
        return graph;
    }

    internal static RoadGraphBuilder Fill(CityDraft draft)
    {
        var builder = new RoadGraphBuilder { JoinOppositeStreets = true };
        foreach (var node in draft.Nodes) builder.AddNode(node.LatitudeE7, node.LongitudeE7);
        foreach (var street in draft.Streets) builder.AddStreet(street.Road with { Name = builder.AddName(street.Name) });
        foreach (var turn in draft.Turns) builder.AddTurn(turn);
        return builder;
    }

    /// <summary>Shortcuts, index and every metric, so that the pack is ready when it is opened.</summary>
    public static RoadNetwork Finish(CityDraft draft, RoadGraph graph)
    {
        var given = draft.Streets.Exists(s => s.Road.Given is not null);
        // Given times hold all day: a table of peaks would change what the source says.
        IReadOnlyList<SpeedTable> speeds = given ? [SpeedDefaults.Constant(Profile.Ordinary), SpeedDefaults.Constant(Profile.Emergency)] : SpeedDefaults.Both;
        return RoadNetwork.Build(graph, speeds).WithMetrics();
    }
}
