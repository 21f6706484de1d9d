using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Geo;
using RightCall.Domain.Units;

namespace RightCall.Domain.Dispatch;

/// <summary>The units that were passed over: the fastest twenty by name, all others as counts by reason. For one recommendation.</summary>
/// <param name="named">Room for the names, on the stack of whoever recommends.</param>
internal ref struct PassedOverList(Span<PassedOver> named)
{
    private readonly Span<PassedOver> _named = named;
    private int _count;
    private List<PassedOverCount>? _rest;

    /// <summary>A unit for which a travel time was seen.</summary>
    public void Add(UnitId unit, int track, PassReason reason, TravelTime eta, Instant? asOf)
    {
        if (_count == _named.Length)
        {
            if (eta >= _named[^1].Eta)
            {
                Count(track, reason);
                return;
            }
            Count(_named[^1].Track, _named[^1].Reason);
            _count--;
        }
        var i = _count++;
        for (; i > 0 && _named[i - 1].Eta > eta; i--) _named[i] = _named[i - 1];
        _named[i] = new(unit, track, reason, eta, asOf);
    }

    /// <summary>A unit for which none was asked for.</summary>
    public void Count(int track, PassReason reason)
    {
        _rest ??= new(2);
        for (var i = 0; i < _rest.Count; i++)
        {
            if (_rest[i].Track != track || _rest[i].Reason != reason) continue;
            _rest[i] = _rest[i] with { Count = _rest[i].Count + 1 };
            return;
        }
        _rest.Add(new(track, reason, 1));
    }

    /// <summary>The list, without those that were picked for a later track.</summary>
    public readonly (ImmutableArray<PassedOver> Named, ImmutableArray<PassedOverCount> Others) Finish(ImmutableArray<Pick> picks)
    {
        var left = 0;
        foreach (ref readonly var passed in _named[.._count]) if (!IsPicked(picks, passed)) _named[left++] = passed;
        return ([.. _named[..left]], _rest is null ? [] : [.. _rest]);
    }

    private static bool IsPicked(ImmutableArray<Pick> picks, in PassedOver passed)
    {
        foreach (ref readonly var pick in picks.AsSpan()) if (pick.Unit == passed.Unit && (pick.Tracks & (1u << passed.Track)) != 0) return true;
        return false;
    }
}
