using System.Diagnostics;
using RightCall.Domain.Areas;

namespace RightCall.Server.Areas;

/// <summary>A command that waits for its answer.</summary>
internal sealed class Pending(Submission submission, CancellationToken stopping)
{
    /// <summary>The command.</summary>
    public Submission Submission => submission;

    /// <summary>Whether its giver waits no more. That is looked at only before it is decided: after that it happens.</summary>
    public bool IsGivenUp => stopping.IsCancellationRequested;

    /// <summary>When it came, by the stopwatch.</summary>
    public long CameAt { get; } = Stopwatch.GetTimestamp();

    /// <summary>Completes with its answer. Whoever waits does not run in the loop.</summary>
    public TaskCompletionSource<Reply> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>An area's writer has ended. Whether the command was accepted only the journal knows: give it again, with the same id.</summary>
/// <param name="message">What happened.</param>
/// <param name="cause">What failed.</param>
internal sealed class AreaLoopEndedException(string message, Exception? cause = null) : Exception(message, cause);
