using NodaTime;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Planning.Replays;

/// <summary>What is counted of one incident, from its events alone. For one thread.</summary>
internal sealed class Tally
{
    public Instant RangAt { get; set; }
    public Instant OpenedAt { get; set; }
    public Instant CommitBy { get; set; }
    public bool InScope { get; set; }
    public Level Level { get; private set; }
    public Priority Priority { get; private set; } = Priority.Five;
    public KindSet Needs { get; private set; }
    public DisqualifierSet Disqualifiers { get; private set; }
    public Flags Flags { get; private set; }

    /// <summary>Who went first: the first unit that was told to go, or the first desk that took it over.</summary>
    public ResponderKind? First { get; private set; }
    public OfficerGround FirstGround { get; private set; }
    public bool OfficerFirst { get; private set; }
    public DisqualifierSet FirstDisqualifiers { get; private set; }
    public bool InScopeWhenSent { get; private set; }
    public Instant? CommittedAt { get; private set; }
    /// <summary>Whether nobody was committed in time.</summary>
    public bool IsLate { get; private set; }
    public Priority PriorityWhenSent { get; private set; }
    public Instant? FirstArrival { get; set; }
    /// <summary>All kinds that went or took it over before anybody was on the scene.</summary>
    public KindSet Sent { get; private set; }
    public bool IsClosed { get; set; }
    public FunnelEnd? End { get; set; }
    public Disposition? Disposition { get; set; }

    public void Determine(Level level, Priority priority, KindSet needs, Flags flags, DisqualifierSet disqualifiers, bool inScope)
    {
        (Level, Priority, Needs, Flags, Disqualifiers) = (level, priority, needs, flags, disqualifiers);
        InScope |= inScope;
    }

    public void Commit(ResponderKind kind, Instant at, bool officer, OfficerGround ground, DisqualifierSet disqualifiers)
    {
        if (FirstArrival is null) Sent |= KindSet.Of(kind);
        var first = First is null || (CommittedAt == at && Leads(kind, officer));
        if (!first) return;
        if (CommittedAt is null) (IsLate, PriorityWhenSent) = (at > CommitBy, Priority);
        (First, CommittedAt, OfficerFirst, FirstGround, FirstDisqualifiers, InScopeWhenSent) = (kind, at, officer, ground, disqualifiers, InScope);
    }

    // Of those who were told to go in one breath, the one that the determination puts first went first; without it, whoever is no officer.
    private bool Leads(ResponderKind kind, bool officer)
    {
        var lead = FirstResponder.Of(Level, Needs, Disqualifiers, Flags, InScope);
        return First != lead && (kind == lead || (OfficerFirst && !officer));
    }

    /// <summary>Somebody helps beside the plan.</summary>
    public void Join(ResponderKind kind)
    {
        if (FirstArrival is null) Sent |= KindSet.Of(kind);
    }
}
