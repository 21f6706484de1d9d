using RightCall.Domain.Areas;
using RightCall.Domain.Plans;

namespace RightCall.Planning.Replays;

/// <summary>The main job: a log of calls goes through the same triage and dispatch that serves live callers.</summary>
public static class Replay
{
    /// <summary>Replays a log under one policy.</summary>
    /// <param name="inputs">All that it depends on: equal inputs give equal results and equal rows.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="sink">Gets each row of the area's journal; null where nobody keeps them.</param>
    /// <param name="progress">Told now and then how many calls have rung.</param>
    public static PolicyResult Run(ReplayInputs inputs, Policy policy, IRowSink? sink = null, Action<int>? progress = null)
    {
        var world = new World(inputs, policy, sink);
        world.Run(progress);
        return world.Results.Make();
    }
}
