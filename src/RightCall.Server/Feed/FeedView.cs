using RightCall.Contracts;
using RightCall.Domain.Areas;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Messages;
using RightCall.Server.Api.Access;
using RightCall.Server.Api.History;
using RightCall.Server.Areas;
using RightCall.Server.People;

namespace RightCall.Server.Feed;

/// <summary>What one feed shows of each row: a function of the row and of who reads, wherever the feed was cut. Follows what is the crew's own, or was handed over to the partner, as rows go by. Mutable; for one feed.</summary>
internal sealed class FeedView
{
    private readonly SignedIn _who;
    private readonly Sight _sight;
    private readonly OwnIncidents? _own;

    private FeedView(SignedIn who, OwnIncidents? own) => (_who, _sight, _own) = (who, new(who), own);

    /// <summary>Whether it shows where units are.</summary>
    public bool HasPositions => _sight.IsWhole;

    /// <summary>A feed of somebody that goes on after a row.</summary>
    /// <param name="who">Who reads.</param>
    /// <param name="now">The area as it is now.</param>
    /// <param name="after">The last row that was read.</param>
    /// <param name="areas">The areas' rows.</param>
    /// <param name="history">Where an incident's older rows stand.</param>
    /// <param name="stopping">Ends the reading.</param>
    public static async Task<FeedView> AfterAsync(SignedIn who, AreaView now, long after, IAreas areas, IncidentHistory history, CancellationToken stopping)
    {
        var sight = new Sight(who);
        if (sight.IsWhole || who.Role is AccessRole.Planner or AccessRole.Administrator or AccessRole.Service) return new(who, null);
        var own = new OwnIncidents(who, now.State);
        if (after >= now.Sequence) return new(who, own);
        List<Row> missed = [];
        await foreach (var row in areas.RowsAsync(now.State.Id, after, stopping))
        {
            // Only what comes or goes: who resumes after a week must not hold the week in memory.
            if (row.Events.Any(e => own.Named(e) is not null || own.Ended(e) is not null || RowSubjects.UnitOf(e) is { } unit && unit == who.Unit)) missed.Add(row);
            if (row.Sequence >= now.Sequence) break;
        }
        var offered = await OfferedAsync(own, missed, now.State.Id, after, history, stopping);
        for (var i = missed.Count - 1; i >= 0; i--) own.GoBefore(missed[i], offered);
        return new(who, own);
    }

    /// <summary>The row as this feed shows it.</summary>
    public byte[] Of(RowFrames row)
    {
        // A message is for those to whom it goes, whatever else they see.
        foreach (var e in row.Row.Events) if (e is MessageEvent message) return _sight.Sees(message.From, message.To) ? row.Whole : row.Hidden;
        if (_own is null) return OfRole(row);
        _own.Begin(row.Row);
        var shown = row.Of(_own.Contains, _who.Role == AccessRole.Unit ? _who.Unit : null);
        _own.End(row.Row);
        return shown;
    }

    private byte[] OfRole(RowFrames row) => _who.Role switch
    {
        AccessRole.Planner => row.Anonymous,
        AccessRole.Administrator => row.RulesOnly,
        AccessRole.Service => row.ForEquipment,
        _ => row.Whole,
    };

    // The end of a hand-off does not say to whom it was: its beginning does, and may stand before the row after which the feed resumes.
    private static async Task<HashSet<(IncidentId, HandOffNumber)>> OfferedAsync(OwnIncidents own, List<Row> missed, AreaId area, long after, IncidentHistory history, CancellationToken stopping)
    {
        HashSet<(IncidentId, HandOffNumber)> offered = [], known = [];
        foreach (var e in missed.SelectMany(r => r.Events))
        {
            if (own.Named(e) is { } named) offered.Add(named);
            if (e is HandOffOffered any) known.Add((any.Incident, any.Number));
        }
        foreach (var ended in missed.SelectMany(r => r.Events).Select(own.Ended).OfType<(IncidentId Incident, HandOffNumber Number)>().Where(h => !offered.Contains(h) && !known.Contains(h)).Distinct().ToList())
            foreach (var row in await history.RowsAsync(area, ended.Incident, 0, int.MaxValue, after, stopping))
                if (row.Sequence <= after && row.Events.Any(e => own.Named(e) == ended)) offered.Add(ended);
        return offered;
    }
}
