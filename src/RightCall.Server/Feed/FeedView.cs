using RightCall.Contracts;
using RightCall.Domain.Areas;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Messages;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;
using RightCall.Server.Api.Access;
using RightCall.Server.People;

namespace RightCall.Server.Feed;

/// <summary>What one feed shows of each row. Follows what is the crew's own, or was handed over to the partner, as rows go by. Mutable; for one feed.</summary>
internal sealed class FeedView
{
    private readonly SignedIn _who;
    private readonly Sight _sight;
    private readonly ResponderKind? _desk;
    private readonly HashSet<IncidentId> _own = [];

    /// <summary>A feed of somebody, beginning with what is theirs in this state.</summary>
    public FeedView(SignedIn who, AreaState state)
    {
        (_who, _sight, _desk) = (who, new(who), Sight.DeskOf(who.Role));
        if (_sight.IsWhole || who.Role == AccessRole.Planner) return;
        foreach (var (id, incident) in state.Incidents) if (_sight.Sees(state, incident)) _own.Add(id);
    }

    /// <summary>Whether it shows where units are.</summary>
    public bool HasPositions => _sight.IsWhole;

    /// <summary>The row as this feed shows it.</summary>
    public byte[] Of(RowFrames row)
    {
        // A message is for those to whom it goes, whatever else they see.
        foreach (var e in row.Row.Events) if (e is MessageEvent message) return _sight.Sees(message.From, message.To) ? row.Whole : row.Hidden;
        if (_sight.IsWhole) return row.Whole;
        if (_who.Role == AccessRole.Planner) return row.Anonymous;
        if (_who.Role == AccessRole.Administrator) return row.RulesOnly;
        if (_who.Role == AccessRole.Service) return row.ForEquipment;
        // What comes within one row is seen with it; what goes is seen for the last time.
        foreach (var e in row.Row.Events) if (Comes(e) is { } incident) _own.Add(incident);
        var shown = row.Of(_own, _who.Role == AccessRole.Unit ? _who.Unit : null);
        foreach (var e in row.Row.Events) if (Goes(e) is { } incident) _own.Remove(incident);
        return shown;
    }

    private IncidentId? Comes(AreaEvent e) => e switch
    {
        UnitAssigned a when a.Unit == _who.Unit => a.Incident,
        HandOffOffered h when h.Kind == _desk => h.Incident,
        _ => null,
    };

    private IncidentId? Goes(AreaEvent e) => e switch
    {
        UnitCleared c when c.Unit == _who.Unit => c.Incident,
        HandOffEnded h when _desk is not null => h.Incident,
        HandOffCompleted h when _desk is not null => h.Incident,
        IncidentClosed c => c.Incident,
        _ => null,
    };
}
