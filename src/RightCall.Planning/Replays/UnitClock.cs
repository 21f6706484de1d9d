using NodaTime;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;

namespace RightCall.Planning.Replays;

/// <summary>Adds up how long units were bound, by kind, and officers by the ground on which they went. For one thread.</summary>
internal sealed class UnitClock(int units)
{
    private readonly record struct Bound(bool On, Instant Since, ResponderKind Kind, bool Officer, OfficerGround Ground, bool WithTeam, Instant? StagedAt);

    private readonly Bound[] _bound = new Bound[units];
    private readonly long[] _byKind = new long[ResponderKinds.Count];
    private readonly long[] _byGround = new long[Enum.GetValues<OfficerGround>().Length];

    public long StagingTicks { get; private set; }
    public long CoResponseTicks { get; private set; }
    public long OfficerTicks { get; private set; }

    public void Assigned(int unit, UnitAssigned e, bool withTeam) =>
        _bound[unit] = new(true, e.At, e.Kind, e.OfficerInCrew, e.Ground, withTeam, null);

    public void Changed(int unit, UnitStatusChanged e)
    {
        ref var bound = ref _bound[unit];
        if (e.To == UnitStatus.Staged) bound = bound with { StagedAt = e.At };
        else if (bound.StagedAt is { } since)
        {
            if (bound.Officer) StagingTicks += (e.At - since).BclCompatibleTicks;
            bound = bound with { StagedAt = null };
        }
    }

    public void Cleared(int unit, Instant at)
    {
        ref var bound = ref _bound[unit];
        if (!bound.On) return;
        var ticks = (at - bound.Since).BclCompatibleTicks;
        _byKind[(int)bound.Kind] += ticks;
        if (bound.Officer)
        {
            OfficerTicks += ticks;
            _byGround[(int)bound.Ground] += ticks;
            if (bound.WithTeam) CoResponseTicks += ticks;
            if (bound.StagedAt is { } since) StagingTicks += (at - since).BclCompatibleTicks;
        }
        bound = default;
    }

    public double HoursOf(ResponderKind kind) => Hours(_byKind[(int)kind]);

    public double HoursOf(OfficerGround ground) => Hours(_byGround[(int)ground]);

    public static double Hours(long ticks) => Math.Round(ticks / (double)NodaConstants.TicksPerHour, 2);
}
