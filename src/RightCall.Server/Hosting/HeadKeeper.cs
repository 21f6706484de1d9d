using RightCall.Domain.Areas;
using RightCall.Journal.Chains;
using RightCall.Journal.Stores;

namespace RightCall.Server.Hosting;

/// <summary>Writes each minute where every journal ends, to a second place: there a tail that was cut off is found by <c>rightcall journal verify --heads</c>.</summary>
internal sealed partial class HeadKeeper(string path, IJournalStore store, ILogger<HeadKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    /// <summary>Writes them once.</summary>
    public async Task KeepAsync(CancellationToken stopping)
    {
        var kept = File.Exists(path) ? HeadsFile.Read(path) : [];
        List<(AreaId, JournalHead)> heads = [];
        foreach (var area in await store.AreasAsync(stopping))
        {
            var head = await store.HeadAsync(area, stopping);
            if (kept.Remove(area.Value, out var before) && before.Sequence > head.Sequence)
            {
                // What was kept is the evidence: it stays.
                Log.CutOff(log, area.Value, head.Sequence, before.Sequence, path);
                head = before;
            }
            heads.Add((area, head));
        }
        heads.AddRange(kept.Select(k => (new AreaId(k.Key), k.Value)));
        HeadsFile.Write(path, heads);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often);
        do
        {
            try
            {
                await KeepAsync(stoppingToken);
            }
            catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                Log.NotKept(log, path, e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "The journal of area {Area} ends at row {Now}, but reached row {Before} by {Path}: its tail was cut off, or an older backup was restored")]
        public static partial void CutOff(ILogger log, string area, long now, long before, string path);

        [LoggerMessage(Level = LogLevel.Error, Message = "Where the journals end was not written to {Path}: {Text}")]
        public static partial void NotKept(ILogger log, string path, string text);
    }
}
