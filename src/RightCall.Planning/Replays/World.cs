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
using RightCall.Domain.Units;
using RightCall.Planning.Callers;
using RightCall.Planning.Chances;

namespace RightCall.Planning.Replays;

/// <summary>The simulated city under one policy: gives commands to the area at simulated times, and lets callers, crews and desks react to what happens. For one thread.</summary>
internal sealed class World
{
    private static readonly Actor CallTaker = new(new("call-taker-1"), Role.CallTaker, new("desk-1"));
    private static readonly Actor Dispatcher = new(new("dispatcher-1"), Role.Dispatcher, new("desk-2"));
    private static readonly Actor Supervisor = new(new("supervisor-1"), Role.Supervisor, new("desk-3"));
    private static readonly Actor Clinician = new(new("clinician-1"), Role.Clinician, new("desk-4"));
    private static readonly Actor Partner = new(new("partner-1"), Role.Partner);
    private static readonly Actor Gateway = new(new("telephone"), Role.Gateway);
    private static readonly Actor Administrator = new(new("roster"), Role.Administrator);

    private readonly AreaWriter _writer;
    private Facts _facts;
    private readonly LocalHours _hours;
    private readonly Scene?[] _scenes;
    private readonly Dictionary<int, int> _indexOfRow;
    private readonly Dictionary<UnitId, Actor> _crews = [];

    public World(ReplayInputs inputs, Policy policy, IRowSink? sink)
    {
        (Inputs, Policy) = (inputs, policy);
        Chance = new(inputs.Seed);
        Rulebook = Domain.Canonical.Rulebooks.Create(inputs.Protocols, policy);
        Callers = new(Rulebook, inputs.Truths, inputs.Answers, inputs.Variant, Chance);
        Positions = new([.. inputs.Fleet.Units.Select(u => u.Definition)]);
        _facts = new(Positions, inputs.TravelAt(0));
        _hours = new(inputs.Log.Mapping.Zone);
        _writer = new(AreaState.Empty(new($"{inputs.Log.Mapping.Id}:{policy.Id}")), sink, earlier: NeverAgain);
        _scenes = new Scene?[inputs.Log.Calls.Count];
        _indexOfRow = new(inputs.Log.Calls.Count);
        Agenda = new();
        Results = new(inputs, policy);
        Lines = new(this);
        Desk = new(this);
        Crews = new(this);
        Partners = new(this);
        Shifts = new(this);
    }

    public ReplayInputs Inputs { get; }
    public Policy Policy { get; }
    public Rulebook Rulebook { get; }
    public Chance Chance { get; }
    public CallerModel Callers { get; }
    public Positions Positions { get; }
    public Agenda Agenda { get; }
    public Results Results { get; }
    public Lines Lines { get; }
    public SendingDesk Desk { get; }
    public Crews Crews { get; }
    public Partners Partners { get; }
    public Shifts Shifts { get; }
    public Instant Now { get; private set; }

    /// <summary>The travel times at the last command.</summary>
    public ITravelTimes Travel => _facts.Travel;

    public AreaState State => _writer.Published;
    public Instant LastCall => Inputs.Log.Calls[^1].At;

    public void Run(Action<int>? progress)
    {
        Begin();
        var calls = Inputs.Log.Calls;
        var next = 0;
        while (next < calls.Count || Agenda.Count > 0 || State.Incidents.Count > 0)
        {
            // A call comes into the agenda only when its time comes, so that the agenda stays as small as what is going on.
            if (next < calls.Count && (Agenda.Count == 0 || calls[next].At <= Agenda.NextAt))
            {
                var at = calls[next].At;
                TickUntil(at);
                if (Agenda.Count > 0 && Agenda.NextAt < at) continue;
                Lines.Ring(next++);
                if ((next & 0x3ff) == 0) progress?.Invoke(next);
                continue;
            }
            if (Agenda.Count == 0)
            {
                // Nobody has anything to do, and something is still open: only the area's own timers can go on.
                if (State.NextDue is not { } due || due > calls[^1].At + Duration.FromDays(3)) break;
                Tick(due);
                continue;
            }
            TickUntil(Agenda.NextAt);
            Do(Agenda.Take());
        }
        progress?.Invoke(calls.Count);
        Results.Finish(this, _writer.Sequence);
    }

    public Scene? SceneOf(IncidentId incident) => _indexOfRow.TryGetValue(Ids.RowOf(incident.Value), out var index) ? _scenes[index] : null;

    public Scene? SceneOf(CallId call) => _indexOfRow.TryGetValue(Ids.RowOf(call.Value), out var index) ? _scenes[index] : null;

    /// <summary>The scene of a call; null once its incident has ended.</summary>
    public Scene? SceneAt(int index) => _scenes[index];

    public void Keep(Scene scene)
    {
        _scenes[scene.Index] = scene;
        _indexOfRow[scene.Logged.Row] = scene.Index;
    }

    public void Drop(Scene scene)
    {
        _scenes[scene.Index] = null;
        _indexOfRow.Remove(scene.Logged.Row);
    }

    public bool ByCallTaker(CommandBody body) => Submit(CallTaker, body);
    public bool ByDispatcher(CommandBody body) => Submit(Dispatcher, body);
    public bool BySupervisor(CommandBody body) => Submit(Supervisor, body);
    public bool ByClinician(CommandBody body) => Submit(Clinician, body);
    public bool ByPartner(CommandBody body) => Submit(Partner, body);
    public bool ByGateway(CommandBody body) => Submit(Gateway, body);
    public bool ByAdministrator(CommandBody body) => Submit(Administrator, body);

    public bool ByCrew(UnitId unit, CommandBody body)
    {
        if (!_crews.TryGetValue(unit, out var actor)) _crews[unit] = actor = new(new($"crew-{unit}"), Role.Crew);
        return Submit(actor, body);
    }

    private void Begin()
    {
        if (Inputs.Log.Calls.Count == 0) throw new InvalidOperationException("A log without calls cannot be replayed.");
        Now = Positions.Now = Inputs.Log.Calls[0].At - Duration.FromMinutes(1);
        ByAdministrator(new AdoptRules(Rulebook));
        ByAdministrator(new SetRoster([.. Inputs.Fleet.Units.Select(u => u.Definition).OrderBy(u => u.Id)], "the replay's fleet"));
        foreach (var actor in new[] { CallTaker, Dispatcher, Supervisor, Clinician }) Submit(actor, new LogOnDesk());
        Shifts.Begin();
    }

    private void TickUntil(Instant at)
    {
        while (State.NextDue is { } due && due <= at)
            if (!Tick(due)) break;
        Now = Positions.Now = at;
    }

    // Whether something happened: a timer that does nothing must not be asked again for the same time.
    private bool Tick(Instant at)
    {
        Now = Positions.Now = at > Now ? at : Now;
        var before = _writer.Sequence;
        Submit(Actor.Clock, new Tick());
        return _writer.Sequence > before;
    }

    // Every command of a replay has an id of its own, so that no row has to be kept for a second one.
    private static Row NeverAgain(long sequence) => throw new InvalidOperationException($"The command of row {sequence} was given twice.");

    private bool Submit(Actor actor, CommandBody body)
    {
        Results.Commands++;
        var hour = _hours.HourOfWeek(Now);
        var travel = Inputs.TravelAt(hour);
        if (travel != _facts.Travel) _facts = new(Positions, travel);
        var command = new Command(Ids.Command(Now, Results.Commands), actor, Now, hour, null, body);
        switch (_writer.Submit(command, _facts))
        {
            case Accepted accepted:
                foreach (var @event in accepted.Events) Happened(@event);
                return true;
            case Refused refused:
                Results.CountRefusal(refused.Code, body, refused.Text);
                return false;
            default:
                return false;
        }
    }

    private void Happened(AreaEvent @event)
    {
        Results.Count(@event, this);
        switch (@event)
        {
            case UnitAssigned e: Crews.Assigned(e); break;
            case HeldAssignmentBegan e: Crews.Began(e); break;
            case UnitStatusChanged e: Crews.Changed(e); break;
            case UnitHoldsShort e: Crews.HoldsShort(e); break;
            case UnitCleared e: Crews.Cleared(e); break;
            case UnitCheckedIn e: Crews.CheckedIn(e); break;
            case CheckInMissed e: Crews.Missed(e); break;
            case TracksDropped e: Desk.Dropped(e); break;
            case HandOffOffered e: Partners.Offered(e); break;
            case HandOffEnded e: Partners.Ended(e.Incident, e.Number); break;
            case HandOffCompleted e: Partners.Ended(e.Incident, e.Number); break;
            case TrackOpened e: Desk.Needed(e.Incident); break;
            case StepTaken e: Desk.Needed(e.Incident); break;
            case TrackRerouted e: Desk.Needed(e.Incident); break;
            case Determined e: Desk.Determined(e.Incident, e.Current); break;
            case DowngradeProposed e: Desk.Proposed(e); break;
            case IncidentOpened e: Lines.Opened(e); break;
            case IncidentClosed e: Desk.Closed(e); break;
            default: break;
        }
    }

    private void Do(in Entry entry)
    {
        switch (entry.Deed)
        {
            case Deed.Answer or Deed.Open or Deed.EndInterview or Deed.SecondRing or Deed.SecondLink or Deed.CallBack: Lines.Do(entry.Deed, entry.Subject); break;
            case Deed.Look: Desk.Look(entry.Subject); break;
            case Deed.Close: Desk.Close(entry.Subject); break;
            case Deed.TakeHandOff or Deed.EndHandOff: Partners.Do(entry.Deed, entry.Subject); break;
            case Deed.ChangeShift: Shifts.Change(entry.Subject); break;
            case Deed.Confirm: Desk.Confirm(entry.Subject); break;
            default: Crews.Do(entry.Deed, entry.Subject, entry.Version); break;
        }
    }
}
