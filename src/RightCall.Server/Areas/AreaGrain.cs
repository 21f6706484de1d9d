using RightCall.Domain.Areas;

namespace RightCall.Server.Areas;

/// <summary>Where an area lives: holds its one writer in this process. A second one, after a process was thought dead, loses at the append.</summary>
/// <remarks>The writer has its own loop, so that commands given in this process need not come through here; they would not keep the grain from being collected either, hence KeepAlive.</remarks>
[KeepAlive]
internal sealed class AreaGrain(LocalAreas areas) : Grain, IAreaGrain
{
    // Shorter than a call may take.
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(5);

    private LocalArea _area = null!;
    private AreaLoop _loop = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _area = areas[new(this.GetPrimaryKeyString())];
        try
        {
            _loop = await _area.BeginWritingAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // The exceptions of the store's drivers do not go from one process to another.
            throw new AreaUnreadableException(e.Message);
        }
        _ = LeaveAfterLoopAsync();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _area.EndWritingAsync(_loop);

    public async Task<AreaAnswer> SubmitAsync(GivenCommand command)
    {
        var given = command.Submission;
        try
        {
            return AreaAnswer.Of(await _loop.SubmitAsync(given), given.Body);
        }
        catch (AreaLoopEndedException e)
        {
            return new(AnswerKind.Again, Text: e.Message);
        }
        catch (AreaUnavailableException e)
        {
            return new(AnswerKind.Unavailable, Text: e.Message);
        }
    }

    public async Task<long> NextAsync(long after)
    {
        for (var until = Task.Delay(Held); !until.IsCompleted && !_loop.Ended.IsCompleted;)
        {
            var moved = _area.Follower.Moved;
            if (_loop.Published.Sequence > after) break;
            await Task.WhenAny(moved, until, _loop.Ended);
        }
        return _loop.Published.Sequence;
    }

    public Task ReportAsync(GivenPosition[] seen)
    {
        _area.Positions.Report([.. seen.Select(s => s.Seen)]);
        return Task.CompletedTask;
    }

    public async Task<GivenPositions> PositionsAsync(long since)
    {
        using var until = new CancellationTokenSource(Held);
        try
        {
            var (seen, version) = await _area.Positions.SinceAsync(since, until.Token);
            return new([.. seen.Select(GivenPosition.Of)], version);
        }
        catch (OperationCanceledException)
        {
            return new([], since);
        }
    }

    private async Task LeaveAfterLoopAsync()
    {
        await _loop.Ended;
        DeactivateOnIdle();
    }
}
