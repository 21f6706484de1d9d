using NodaTime;
using RightCall.Domain;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Geo;
using RightCall.Domain.Plans;
using RightCall.Simulation.Auditing;
using RightCall.Simulation.People;

namespace RightCall.Simulation.World;

/// <summary>A night in a city: one thread, one seeded chance, a virtual clock, a line that fails, people who do as people do, and an auditor who reads everything.</summary>
internal sealed class City
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 6, 20, 0);
    private static readonly Duration TickLateness = Duration.FromSeconds(2);
    private readonly Line _line;
    private Instant? _tickPlanned;

    public City(int seed, Scenario scenario, Rulebook rules)
    {
        (Chance, Scenario, Now) = (new(seed), scenario, Start);
        Auditor = new(rules.Policy);
        _line = new(this, seed);
        Rules = rules;
        Crews = new(this);
        Desks = new(this);
        Callers = new(this);
        Partners = new(this);
    }

    public Random Chance { get; }
    public Scenario Scenario { get; }
    public Rulebook Rules { get; }
    public Instant Now { get; private set; }
    public Agenda Agenda { get; } = new();
    public Ground Ground { get; } = new();
    public Auditor Auditor { get; }
    public Crews Crews { get; }
    public Desks Desks { get; }
    public Callers Callers { get; }
    public Partners Partners { get; }
    public AreaState State => _line.State;
    public IReadOnlyList<Row> Rows => _line.Rows;
    public int Commands => _line.Commands;
    public int Refusals => _line.Refusals;
    public int Restarts => _line.Restarts;

    public void Run(Duration length)
    {
        var until = Start + length;
        Submit(new(new("admin"), Role.Administrator), new AdoptRules(Rules));
        Crews.Begin();
        Desks.Begin();
        Callers.Begin(until - Duration.FromMinutes(30));
        while (Agenda.TryNext(until, out var at, out var act))
        {
            Now = Instant.Max(Now, at);
            act!();
            PlanTick();
        }
        Now = until;
        Auditor.NothingLost(Now, call => State.Calls.TryGet(call, out _));
    }

    /// <summary>Gives a command over the faulty line, retries until there is a reply, and lets everybody see what came of it.</summary>
    public Reply Submit(Actor actor, CommandBody body)
    {
        var reply = _line.Submit(actor, body);
        if (reply is not Accepted accepted) return reply;
        foreach (var e in accepted.Events)
        {
            Crews.See(e);
            Desks.See(e);
            Partners.See(e);
        }
        return reply;
    }

    public void In(Duration after, Action what) => Agenda.At(Now + after, what);

    public Duration Seconds(int from, int to) => Duration.FromSeconds(Chance.Next(from, to));

    public bool Often(double probability) => Chance.NextDouble() < probability;

    public Facts Facts => new(Ground, StraightLine.Assumed);

    // Timers do not sleep: whoever runs the area gives a Tick when something is due, a little late.
    private void PlanTick()
    {
        if (State.NextDue is not { } due || (_tickPlanned is { } planned && planned <= due + TickLateness && planned >= Now)) return;
        var at = Instant.Max(due, Now) + Duration.FromMilliseconds(Chance.Next(0, 2_000));
        _tickPlanned = at;
        Agenda.At(at, () =>
        {
            if (_tickPlanned == at) _tickPlanned = null;
            if (State.NextDue is not { } now || now > Now) return; // An earlier Tick did it.
            Submit(Actor.Clock, new Tick());
            Auditor.Waiting(Now, Duration.FromSeconds(10));
        });
    }

    public int HourOfWeek
    {
        get
        {
            var local = Now.InUtc().LocalDateTime;
            return ((((int)local.DayOfWeek) - 1) * 24) + local.Hour;
        }
    }
}
