using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Plans;
using RightCall.Domain.Units;

namespace RightCall.Simulation.Auditing;

/// <summary>Reads every accepted command with its events, and says which rule of the domain page was broken. It knows nothing of how the area decides.</summary>
internal sealed partial class Auditor(Policy policy)
{
    private readonly SortedDictionary<string, UnitEntry> _units = new(StringComparer.Ordinal);
    private readonly SortedDictionary<IncidentId, IncidentEntry> _incidents = [];
    private readonly SortedDictionary<CallId, CallEntry> _calls = [];
    private readonly SortedDictionary<IncidentId, List<(string Body, AreaEvent Event)>> _stories = [];

    private static readonly Duration ActedRecently = Duration.FromMinutes(5);

    public List<Finding> Findings { get; } = [];

    /// <summary>How often each rule had something to look at: a check that never looks proves nothing.</summary>
    public SortedDictionary<string, int> Looked { get; } = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<IncidentId, IncidentEntry> Incidents => _incidents;
    public IReadOnlyDictionary<CallId, CallEntry> Calls => _calls;

    public void Observe(Command command, IReadOnlyList<AreaEvent> events)
    {
        foreach (var incident in _incidents.Values) (incident.DowngradeConfirmedNow, incident.OverriddenNow) = (false, false);
        // What a row says of itself is read first: the order of events within a row is the area's own.
        foreach (var e in events)
        {
            if (e is DowngradeConfirmed d) { Named(d.By, d.At, "a downgrade"); Incident(d.Incident).DowngradeConfirmedNow = true; }
            if (e is Domain.Dispatch.OverrideRecorded o) { Named(o.By, o.At, "an override"); Incident(o.Incident).OverriddenNow = true; }
        }
        foreach (var e in events)
        {
            Remember(command, e);
            Take(command, e, events);
        }
    }

    // What an incident went through, for the message of a finding.
    private void Remember(Command command, AreaEvent e)
    {
        var incident = e switch { IncidentEvent i => i.Incident, UnitAssigned a => a.Incident, UnitStatusChanged s => s.Incident, UnitCleared c => c.Incident, CrewProtectionBegan p => p.Incident, _ => (IncidentId?)null };
        if (incident is not { } id) return;
        if (!_stories.TryGetValue(id, out var story)) _stories[id] = story = [];
        story.Add((command.Body.GetType().Name, e));
    }

    /// <summary>What an incident that a finding names went through.</summary>
    public string StoryOf(Finding finding)
    {
        foreach (var (id, story) in _stories)
            if (finding.What.Contains(id.ToString(), StringComparison.Ordinal)) return string.Join('\n', story.Where(s => s.Event.At <= finding.At).TakeLast(20).Select(s => $"  {s.Body}: {s.Event}"));
        return "";
    }

    private void Take(Command command, AreaEvent e, IReadOnlyList<AreaEvent> row)
    {
        switch (e)
        {
            case CallEvent c: TakeCall(c); break;
            case UnitEvent u: TakeUnit(command, u, row); break;
            case IncidentEvent i: TakeIncident(i, row); break;
            case RosterSet r:
                foreach (var unit in r.Units)
                    if (_units.TryGetValue(unit.Id.ToString(), out var known)) known.Definition = unit; else _units[unit.Id.ToString()] = new(unit);
                break;
        }
    }

    private UnitEntry Unit(UnitId id) => _units[id.ToString()];

    private IncidentEntry Incident(IncidentId id) => _incidents[id];

    private void Look(string what) => Looked[what] = Looked.GetValueOrDefault(what) + 1;

    private void Broken(int rule, Instant at, string what) => Findings.Add(new(rule, at, what));

    private void Expect(bool holds, int rule, Instant at, string what)
    {
        Look($"rule {rule}");
        if (!holds) Broken(rule, at, what);
    }

    private void Named(ActorId by, Instant at, string what) => Expect(!string.IsNullOrEmpty(by.Value) && by != Actor.Clock.Id, 7, at, $"{what} without a named person");

    /// <summary>Rule 4, looked at from outside whenever time passes: nobody of priority 1 or 2 waits past the plan's maximum without somebody committed,
    /// while a person at a desk does not act and somebody who needs no ground is free.</summary>
    public void Waiting(Instant now, Duration lateness)
    {
        foreach (var (id, incident) in _incidents)
        {
            if (!incident.IsOpen || incident.EverCommitted || (int)incident.Priority > 2 || !incident.HasPlace || incident.WaitReported || incident.ClaimedUntil + ActedRecently >= now) continue;
            var waited = now - incident.PrioritySince;
            var late = waited > policy.MaximumFor(incident.Priority) + lateness;
            if (!late) { Look("rule 4"); continue; }
            incident.WaitReported = true;
            Expect(!SomebodyFree(), 4, now, $"{id} of priority {(int)incident.Priority} has waited {waited.TotalMinutes:0.0} min, the maximum is {policy.MaximumFor(incident.Priority).TotalMinutes:0} min, and nobody is committed");
        }
    }

    private bool SomebodyFree() => _units.Values.Any(u => u.OnDuty && !u.OutOfService && u.Active is null && !u.HasOfficer && u.Crew >= u.Definition.MinimumCrew
        && u.Definition.Kinds.Overlaps(policy.Staffed));

    /// <summary>Rule 1, at any time: every call that rang is disposed, belongs to an incident, or is still in the area's state.</summary>
    public void NothingLost(Instant now, Func<CallId, bool> inState)
    {
        foreach (var (id, call) in _calls)
            Expect(call.Disposed is not null || call.Incident is not null || inState(id), 1, now, $"call {id} rang and is nowhere");
    }
}
