using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Geo;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Domain.Tests.Areas;

/// <summary>An area to which commands are given one after another, on a clock that the test moves. Given: accepted or the test fails. When: whatever it comes to.</summary>
internal sealed class TestArea
{
    public static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 12, 0);
    public static readonly GeoPoint Home = GeoPoint.FromDegrees(47.6, -122.33);
    public static readonly GeoPoint Near = GeoPoint.FromDegrees(47.61, -122.33);
    public static readonly GeoPoint Far = GeoPoint.FromDegrees(47.9, -122.33);
    public static readonly CallId Call1 = new(Id(101));
    public static readonly CallId Call2 = new(Id(102));
    public static readonly IncidentId Incident1 = new(Id(201));
    public static readonly IncidentId Incident2 = new(Id(202));
    public static readonly UnitId T1 = new("T1");
    public static readonly UnitId T2 = new("T2");
    public static readonly UnitId C1 = new("C1");
    public static readonly UnitId P1 = new("P1");
    public static readonly UnitId P2 = new("P2");
    public static readonly UnitId A1 = new("A1");
    public static readonly UnitId A2 = new("A2");
    public static readonly UnitId F1 = new("F1");
    public static readonly Giver Caller = new(GiverKind.Caller, "1");
    public static readonly Giver OtherCaller = new(GiverKind.Caller, "2");
    public static readonly Giver Crew = new(GiverKind.Responder, "T1");
    public const string Code = "sunflower";

    private readonly List<AreaEvent> _history = [];
    private int _commands;
    private Facts _facts = Facts.Assumed;

    private TestArea(AreaState state) => State = state;

    public AreaState State { get; private set; }
    public Instant Now { get; private set; } = Noon;
    public int Hour { get; set; } = 12;
    public Decision Last { get; private set; }
    public IReadOnlyList<AreaEvent> History => _history;

    public IncidentState Incident(IncidentId? id = null) => State.Incidents.TryGet(id ?? Incident1, out var incident) ? incident : throw new InvalidOperationException("The incident is not open.");
    public IncidentState Closed(IncidentId? id = null) => State.Closed.TryGet(id ?? Incident1, out var incident) ? incident : throw new InvalidOperationException("The incident is not closed.");
    public UnitState Unit(UnitId id) => State.Units.Find(id)!;
    public CallState Call(CallId? id = null) => State.Calls.TryGet(id ?? Call1, out var call) ? call : throw new InvalidOperationException("The call is not here.");

    /// <summary>An area in this state.</summary>
    public static TestArea Of(AreaState state) => new(state);

    /// <summary>An area with rules in force and one unit of each kind on duty, all at home.</summary>
    public static TestArea Staffed(Rulebook? rules = null, Statute statute = Statute.None) => Empty(rules, statute).Roster(Everyone).LoggedOn([.. Everyone.Select(u => u.Id)]);

    /// <summary>An area with rules in force and no unit.</summary>
    public static TestArea Empty(Rulebook? rules = null, Statute statute = Statute.None) => new TestArea(AreaState.Empty(new("test"), statute)).Given(new AdoptRules(rules ?? TestRules.Live));

    /// <summary>An area in which nothing has happened.</summary>
    public static TestArea WithoutRules() => new(AreaState.Empty(new("test")));

    public static readonly ImmutableArray<UnitDefinition> Everyone =
    [
        Of(A1, ResponderKind.EmsBls), Of(A2, ResponderKind.EmsAls), Of(C1, ResponderKind.CommunityResponder), Of(F1, ResponderKind.Fire), Of(P1, ResponderKind.Police),
        Of(P2, ResponderKind.Police), Of(T1, ResponderKind.CrisisTeam), Of(T2, ResponderKind.CrisisTeam),
    ];

    public static UnitDefinition Of(UnitId id, ResponderKind kind, GeoPoint? home = null) => UnitDefinition.Simple(id, kind, home ?? Home);

    public static Guid Id(int n) => new(n, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static Answer Says(string question, string value, Giver? giver = null, Manner manner = Manner.Direct, string? ground = null) =>
        new(question, value, giver ?? Caller, manner, Noon, ground);

    public TestArea Roster(ImmutableArray<UnitDefinition> units, bool signed = true) => Given(new SetRoster(units, signed ? "city" : null));

    public TestArea LoggedOn(params UnitId[] units)
    {
        foreach (var unit in units) Given(new LogOn(unit, 2, false, Code));
        return this;
    }

    public TestArea Open(NatureId nature, params Answer[] answers) => OpenAt(Incident1, nature, Near, answers);

    public TestArea OpenAt(IncidentId id, NatureId nature, GeoPoint? place, params Answer[] answers) =>
        Given(new OpenIncident(id, null, nature, place is { } p ? new(p, new(20), "Z1") : null, [.. answers]));

    public TestArea Answers(params Answer[] answers) => Given(new RecordAnswers(Incident1, [.. answers]));

    public TestArea Sent(params UnitId[] units) => Given(new SendUnits(Incident1, [.. units]));

    public TestArea Reports(UnitId unit, params UnitStatus[] statuses)
    {
        foreach (var status in statuses) Given(new ReportStatus(unit, status));
        return this;
    }

    public TestArea OnScene(UnitId unit) => Reports(unit, UnitStatus.Acknowledged, UnitStatus.EnRoute, UnitStatus.OnScene);

    public TestArea See(Facts facts)
    {
        _facts = facts;
        return this;
    }

    public TestArea After(Duration time)
    {
        Now += time;
        return this;
    }

    /// <summary>Lets the time pass, with a tick whenever something is due.</summary>
    public TestArea Pass(Duration time)
    {
        var until = Now + time;
        while (State.NextDue is { } due && due <= until)
        {
            Now = Instant.Max(Now, due);
            Given(new Tick());
        }
        Now = until;
        return this;
    }

    public TestArea PassMinutes(int minutes) => Pass(Duration.FromMinutes(minutes));

    public TestArea Given(CommandBody body) => When(body).Accepted();

    public TestArea When(CommandBody body, Actor? actor = null)
    {
        var command = new Command(new(Id(10_000 + _commands++)), actor ?? ActorFor(body), Now, Hour, null, body);
        Last = Area.Decide(State, command, _facts);
        var folded = Last.Events.Aggregate(State, Area.Evolve);
        StateComparison.AssertSame(Last.State, folded);
        if (Last.IsAccepted) Invariants.Check(folded);
        else Assert.Same(State, Last.State);
        State = Last.State;
        _history.AddRange(Last.Events);
        return this;
    }

    public TestArea Accepted()
    {
        Assert.True(Last.IsAccepted, $"{Last.Refusal?.Code}: {Last.Refusal?.Text}");
        return this;
    }

    public void Refused(RefusalCode code)
    {
        Assert.False(Last.IsAccepted, $"Expected {code.Code}, but it was accepted: {string.Join(", ", Last.Events.Select(e => e.GetType().Name))}");
        Assert.Equal(code.Code, Last.Refusal!.Code);
        Assert.Empty(Last.Events);
    }

    /// <summary>The events of one type among those of the last command.</summary>
    public IReadOnlyList<T> Then<T>() => [.. Last.Events.OfType<T>()];

    /// <summary>The events of one type among all.</summary>
    public IReadOnlyList<T> Ever<T>() => [.. _history.OfType<T>()];

    public static Actor As(Role role, string? name = null) => new(new(name ?? role.ToString().ToLowerInvariant()), role, new($"desk-{role}"));

    private static Actor ActorFor(CommandBody body) => As(Permissions.For(body) switch
    {
        var roles when roles.Contains(Role.Supervisor) => Role.Supervisor,
        var roles => roles.First(),
    });
}
