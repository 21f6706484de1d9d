using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Simulation.Auditing;

/// <summary>What the auditor remembers of a unit: far less than the area does, and kept by other code.</summary>
internal sealed class UnitEntry(UnitDefinition definition)
{
    public UnitDefinition Definition { get; set; } = definition;
    public bool OnDuty { get; set; }
    public bool OutOfService { get; set; }
    public int Crew { get; set; }
    public bool OfficerAboard { get; set; }
    public IncidentId? Active { get; set; }
    public UnitStatus Status { get; set; } = UnitStatus.Off;
    public bool Staging { get; set; }
    public bool HoldsShort { get; set; }
    public List<IncidentId> Stack { get; } = [];
    public SortedSet<IncidentId> ToldWhileHeld { get; } = [];
    public int Missed { get; set; }
    public bool Panic { get; set; }
    public bool HasOfficer => Definition.OfficerInCrew || OfficerAboard;
}

/// <summary>What the auditor remembers of an incident.</summary>
internal sealed class IncidentEntry(Instant opened, Family family)
{
    public Instant Opened { get; } = opened;
    public Family Family { get; set; } = family;
    public bool IsOpen { get; set; } = true;
    public bool EverInScope { get; set; }
    public Level Level { get; set; }
    public Priority Priority { get; set; } = Priority.Five;
    public Instant PrioritySince { get; set; } = opened;
    public KindSet Needs { get; set; }
    public Flags Flags { get; set; }
    public DisqualifierSet Disqualifiers { get; set; }
    public bool Determined { get; set; }
    public bool DowngradeConfirmedNow { get; set; }
    public bool SentSinceOpened { get; set; }
    public bool EverCommitted { get; private set; }
    /// <summary>How long it waited for somebody to be committed, and at which priority, since it had that.</summary>
    public (Duration For, Priority At)? Waited { get; private set; }
    public bool SceneSafe { get; set; }
    public SortedSet<ResponderKind> Requested { get; } = [];
    public bool CrewProtected { get; set; }
    public SortedDictionary<int, (ResponderKind Need, SortedSet<int> Steps)> Tracks { get; } = [];
    public SortedDictionary<int, StepEnd> LastStepEnd { get; } = [];
    public SortedDictionary<int, Instant> TrackStarted { get; } = [];
    public SortedDictionary<int, HandOffStatus> HandOffs { get; } = [];
    public SortedSet<UnitId> Units { get; } = new(Comparer<UnitId>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString())));
    public bool OverriddenNow { get; set; }
    public CallId? FirstCall { get; set; }
    public bool FromLostCall { get; set; }
    public bool Contact { get; set; }
    public bool HasPlace { get; set; }
    public bool WaitReported { get; set; }
    public Instant ClaimedUntil { get; set; }
    public int Closings { get; set; }
    public bool InScope => Family.IsInScope() || (Flags & Flags.BehaviouralHealth) != 0;

    /// <summary>A crew has acknowledged, or a hand-off is accepted.</summary>
    public void Commit(Instant at)
    {
        if (!EverCommitted) Waited = (at - PrioritySince, Priority);
        EverCommitted = true;
    }

    public void BeginAgain(Instant at) => (IsOpen, EverCommitted, Waited, PrioritySince) = (true, false, null, at);
}

/// <summary>What the auditor remembers of a call.</summary>
internal sealed class CallEntry(Instant rang, CallMode mode)
{
    public Instant Rang { get; } = rang;
    public bool IsText { get; } = mode is CallMode.Text or CallMode.Rtt or CallMode.Tty;
    public bool Wrote { get; set; }
    public bool Unread { get; set; }
    public bool HasText { get; set; }
    public CallEnd? End { get; set; }
    public bool Reached { get; set; }
    public bool Answered { get; set; }
    public IncidentId? Incident { get; set; }
    public CallDisposition? Disposed { get; set; }
    public Role RaisedTo { get; set; }
}
