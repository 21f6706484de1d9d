using RightCall.Domain.Areas;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;
using RightCall.Server.Api.Access;
using RightCall.Server.People;

namespace RightCall.Server.Feed;

/// <summary>The incidents that a crew is on, or that are handed over to a partner, after some row: followed forward row by row, and back from the area's end to where a feed resumes. Mutable; for one feed.</summary>
internal sealed class OwnIncidents
{
    private readonly UnitId? _unit;
    private readonly ResponderKind? _desk;
    // With the hand-off's number, where it is a partner's.
    private readonly Dictionary<IncidentId, HandOffNumber> _own = [];

    /// <summary>What is somebody's own in a state.</summary>
    public OwnIncidents(SignedIn who, AreaState state)
    {
        (_unit, _desk) = (who.Unit, Sight.DeskOf(who.Role));
        var sight = new Sight(who);
        foreach (var (id, incident) in state.Incidents)
            if (sight.Sees(state, incident)) _own[id] = incident.HandOffs.FirstOrDefault(h => h.Kind == _desk)?.Number ?? default;
    }

    /// <summary>Whether an incident is own.</summary>
    public bool Contains(IncidentId incident) => _own.ContainsKey(incident);

    /// <summary>What comes with a row is seen with it.</summary>
    public void Begin(Row row)
    {
        foreach (var e in row.Events) if (Comes(e) is var (incident, number)) _own[incident] = number;
    }

    /// <summary>What goes with a row was seen for the last time.</summary>
    public void End(Row row)
    {
        foreach (var e in row.Events)
        {
            if (Comes(e) is var (incident, number)) _own[incident] = number;
            else if (Goes(e) is var (left, handOff) && _own.TryGetValue(left, out var own) && own == handOff) _own.Remove(left);
        }
    }

    /// <summary>Goes back to before a row: what came with it is own no more, what went with it is own again.</summary>
    /// <param name="row">The row.</param>
    /// <param name="offered">The hand-offs to this partner that ended at or after it; the end itself does not say to whom they were.</param>
    public void GoBefore(Row row, IReadOnlySet<(IncidentId, HandOffNumber)> offered)
    {
        for (var i = row.Events.Length - 1; i >= 0; i--)
        {
            if (Comes(row.Events[i]) is var (incident, _)) _own.Remove(incident);
            else if (Goes(row.Events[i]) is var (left, handOff) && (_desk is null || offered.Contains((left, handOff)))) _own[left] = handOff;
        }
    }

    /// <summary>The hand-off of which a row tells that it is to this partner; null where it tells of none.</summary>
    public (IncidentId Incident, HandOffNumber Number)? Named(AreaEvent e) => e switch
    {
        HandOffOffered h when h.Kind == _desk => (h.Incident, h.Number),
        HandOffAccepted h when h.Kind == _desk => (h.Incident, h.Number),
        HandOffJoined h when h.Kind == _desk => (h.Incident, h.Number),
        _ => null,
    };

    /// <summary>The hand-off that ended with an event, whoever's it was; null for a crew.</summary>
    public (IncidentId Incident, HandOffNumber Number)? Ended(AreaEvent e) => _desk is null ? null : Goes(e);

    private (IncidentId Incident, HandOffNumber Number)? Comes(AreaEvent e) => e switch
    {
        UnitAssigned a when a.Unit == _unit => (a.Incident, default),
        HandOffOffered h when h.Kind == _desk => (h.Incident, h.Number),
        _ => null,
    };

    private (IncidentId Incident, HandOffNumber Number)? Goes(AreaEvent e) => e switch
    {
        UnitCleared c when c.Unit == _unit => (c.Incident, default),
        HandOffEnded h when _desk is not null => (h.Incident, h.Number),
        HandOffCompleted h when _desk is not null => (h.Incident, h.Number),
        _ => null,
    };
}
