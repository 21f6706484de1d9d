namespace RightCall.Server.Privacy;

/// <summary>Deletes every hour what has ended: a hazard that expired, a plan whose consent is over.</summary>
internal sealed partial class EndedRecords(SealedRecords records, ILogger<EndedRecords> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often);
        do
        {
            try
            {
                if (await records.DropEndedAsync(stoppingToken) is > 0 and var gone) Deleted(log, gone);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                NotDeleted(log, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} records about places and persons had ended, and are deleted.")]
    private static partial void Deleted(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Records that have ended could not be deleted ({Type}); nobody is shown them, and it is tried again in an hour.")]
    private static partial void NotDeleted(ILogger log, string type);
}
