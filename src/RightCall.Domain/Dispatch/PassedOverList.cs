using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Geo;
using RightCall.Domain.Units;

namespace RightCall.Domain.Dispatch;

/// <summary>The units that were passed over: the fastest twenty by name, all others as counts by reason.</summary>
internal sealed class PassedOverList
{
    private readonly PassedOver[] _named = new PassedOver[Recommender.MostNamed];
    private int _count;
    private ImmutableArray<PassedOverCount> _rest = [];

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
        for (var i = 0; i < _rest.Length; i++)
        {
            if (_rest[i].Track != track || _rest[i].Reason != reason) continue;
            _rest = _rest.SetItem(i, _rest[i] with { Count = _rest[i].Count + 1 });
            return;
        }
        _rest = _rest.Add(new(track, reason, 1));
    }

    /// <summary>The list, without those that were picked for a later track.</summary>
    public (ImmutableArray<PassedOver> Named, ImmutableArray<PassedOverCount> Others) Finish(ImmutableArray<Pick> picks)
    {
        if (_count == 0) return ([], _rest);
        var named = ImmutableArray.CreateBuilder<PassedOver>(_count);
        foreach (ref readonly var passed in _named.AsSpan(0, _count)) if (!IsPicked(picks, passed)) named.Add(passed);
        return (named.Count == named.Capacity ? named.MoveToImmutable() : named.ToImmutable(), _rest);
    }

    private static bool IsPicked(ImmutableArray<Pick> picks, in PassedOver passed)
    {
        foreach (ref readonly var pick in picks.AsSpan()) if (pick.Unit == passed.Unit && (pick.Tracks & (1u << passed.Track)) != 0) return true;
        return false;
    }
}
