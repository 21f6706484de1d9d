using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Geo;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using RightCall.Simulation.Auditing;

namespace RightCall.Simulation.Histories;

/// <summary>Plays any list of steps, sensible or not, on one small area: every reply is looked at, and the auditor reads what was accepted.</summary>
internal sealed class History : IRowSink
{
    private static readonly Instant Start = Instant.FromUtc(2026, 5, 4, 8, 0);
    private static readonly GeoPoint Centre = new(476_000_000, -1_223_300_000);
    private readonly AreaWriter _writer = null!;
    private readonly List<Row> _rows = [];
    private readonly List<CallId> _calls = [];
    private readonly List<IncidentId> _incidents = [];
    private readonly ImmutableArray<UnitId> _units;
    private readonly Rulebook _rules;
    private Instant _now = Start;
    private int _ids;

    public History(Rulebook rules)
    {
        (_rules, Auditor) = (rules, new(rules.Policy));
        _writer = new(AreaState.Empty(new("random")), this);
        Submit(Administrator, new AdoptRules(rules));
        ImmutableArray<UnitDefinition> roster =
        [
            Unit("CT1", ResponderKind.CrisisTeam, 1), Unit("CR1", ResponderKind.CommunityResponder, 2), Unit("CO1", ResponderKind.CoResponse, 3), Unit("M1", ResponderKind.EmsAls, 4),
            Unit("M2", ResponderKind.EmsBls, 5), Unit("E1", ResponderKind.Fire, 6), Unit("P1", ResponderKind.Police, 7), Unit("P2", ResponderKind.Police, 8),
        ];
        _units = [.. roster.Select(u => u.Id)];
        Submit(Administrator, new SetRoster(roster, "provider"));
        foreach (var unit in roster) Submit(Crew(unit.Id), new LogOn(unit.Id, 2, unit.OfficerInCrew, "code"));
        Submit(Dispatcher, new LogOnDesk());
    }

    public Auditor Auditor { get; }
    public int Accepted { get; private set; }
    public int Refused { get; private set; }
    public AreaState State => _writer.Published;
    public IReadOnlyList<Row> Rows => _rows;

    private static readonly Actor Administrator = new(new("admin"), Role.Administrator);
    private static readonly Actor Dispatcher = new(new("sender"), Role.Dispatcher, new("desk-2"));
    private static readonly Actor Supervisor = new(new("boss"), Role.Supervisor, new("desk-9"));
    private static readonly Actor Gateway = new(new("telephone"), Role.Gateway);
    private static readonly Actor Partner = new(new("partner"), Role.Partner);

    private static Actor Crew(UnitId unit) => new(new($"crew-{unit}"), Role.Crew);

    private static UnitDefinition Unit(string id, ResponderKind kind, int place) =>
        UnitDefinition.Simple(new(id), kind, new(Centre.LatitudeE7 + (place * 60_000), Centre.LongitudeE7));

    public void Append(Row row) => _rows.Add(row);

    public void Play(IEnumerable<Op> ops)
    {
        foreach (var op in ops)
        {
            _now += Duration.FromSeconds(op.Seconds);
            while (State.NextDue is { } due && due <= _now && Submit(Actor.Clock, new Tick()) is Accepted { Events.IsEmpty: false }) { }
            var (actor, body) = Commands.From(op, this);
            Submit(actor, body);
            CheckState();
        }
    }

    /// <summary>What comes out when the rows are replayed is what is there: memory follows the disk.</summary>
    public void CheckReplay()
    {
        var replayed = new AreaWriter(AreaState.Empty(new("random")));
        foreach (var row in _rows) replayed.Replay(row);
        var (live, dead) = (StateDump.Of(State), StateDump.Of(replayed.Published));
        if (live != dead) throw new InvalidOperationException($"Replay differs: {StateDump.FirstDifference(live, dead)}");
    }

    private Reply Submit(Actor actor, CommandBody body)
    {
        var number = ++_ids;
        var command = new Command(new(new Guid(number, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8])), actor, _now, 34, null, body);
        var before = State;
        var reply = _writer.Submit(command, Facts.Assumed);
        switch (reply)
        {
            case Refused r:
                Refused++;
                if (!ReferenceEquals(before, State)) throw new InvalidOperationException($"{body.GetType().Name} was refused ({r.Code}) and changed the state.");
                break;
            case Accepted a:
                Accepted++;
                Auditor.Observe(command, a.Events);
                break;
        }
        // Rule 9: every command, sent again, gets the same reply and changes nothing.
        var after = State;
        var again = _writer.Submit(command, Facts.Assumed);
        if (!ReferenceEquals(after, State)) throw new InvalidOperationException($"{body.GetType().Name}, sent again, changed the state.");
        if (reply is Accepted one && (again is not Accepted two || one.Sequence != two.Sequence)) throw new InvalidOperationException($"{body.GetType().Name}, sent again, was answered differently: {again}.");
        if (body is Ring ring && reply is Accepted) _calls.Add(ring.Call);
        if (body is OpenIncident open && reply is Accepted) _incidents.Add(open.Incident);
        return reply;
    }

    // Rules 2 and 4, on the state itself.
    private void CheckState()
    {
        foreach (var (id, incident) in State.Incidents)
        {
            if (incident.Due > _now + Duration.FromDays(2)) throw new InvalidOperationException($"{id} is open and nothing is due before {incident.Due}.");
            if (State.NextDue is not { } next || next > incident.Due) throw new InvalidOperationException($"{id} is due at {incident.Due}, the area only at {State.NextDue}.");
        }
        foreach (var group in State.Units.Where(u => u.Active is not null).GroupBy(u => u.Id))
            if (group.Count() != 1) throw new InvalidOperationException($"{group.Key} is in the table twice.");
    }

    // What the steps choose from.
    internal T Choose<T>(IReadOnlyList<T> among, int which) => among[which % among.Count];
    internal UnitId UnitAt(int which) => _units[which % _units.Length];
    internal CallId CallAt(int which) => _calls.Count == 0 ? NewCall() : Choose(_calls, which);
    internal IncidentId IncidentAt(int which) => _incidents.Count == 0 ? NewIncident() : _incidents[Math.Max(0, _incidents.Count - 1 - (which % 4))];
    internal CallId NewCall() => new(new Guid(_ids, 1, 0, [9, 9, 9, 9, 9, 9, 9, 9]));
    internal IncidentId NewIncident() => new(new Guid(_ids, 2, 0, [8, 8, 8, 8, 8, 8, 8, 8]));
    internal PlaceCandidate PlaceAt(int which) => new(new(Centre.LatitudeE7 + (which % 7 * 40_000), Centre.LongitudeE7 + (which % 5 * 50_000)), new(20));
    internal Rulebook Rules => _rules;
    internal Instant Now => _now;
    internal (Actor Gateway, Actor Dispatcher, Actor Supervisor, Actor Partner) People => (Gateway, Dispatcher, Supervisor, Partner);
    internal static Actor CrewOf(UnitId unit) => Crew(unit);
}
