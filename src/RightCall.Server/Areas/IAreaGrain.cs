using Orleans.Concurrency;

namespace RightCall.Server.Areas;

/// <summary>An area's writer, wherever in the cluster it lives. What goes from one process to another is bytes: the domain's types stay as they are.</summary>
[Alias("rightcall.area")]
internal interface IAreaGrain : IGrainWithStringKey
{
    /// <summary>Gives a command.</summary>
    [AlwaysInterleave, Alias("submit")]
    Task<AreaAnswer> SubmitAsync(GivenCommand command);

    /// <summary>The number of the last row, as soon as it is more than this; after five seconds in any case.</summary>
    [AlwaysInterleave, Alias("next")]
    Task<long> NextAsync(long after);

    /// <summary>Notes where units were seen.</summary>
    [AlwaysInterleave, Alias("report")]
    Task ReportAsync(GivenPosition[] seen);

    /// <summary>Where units are that changed since a version, and the version now; waits for a change, five seconds at most.</summary>
    [AlwaysInterleave, Alias("positions")]
    Task<GivenPositions> PositionsAsync(long since);
}
