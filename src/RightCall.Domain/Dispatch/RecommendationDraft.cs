using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Dispatch;

/// <summary>A recommendation while it is made, track by track. Mutable; for one call.</summary>
internal ref struct RecommendationDraft(AreaState state, IncidentState incident, Facts facts, Instant at, Span<PassedOver> named)
{
    private readonly List<Pick> _picks = new(2);
    private PassedOverList _passed = new(named);
    private ImmutableArray<Shortfall> _shortfalls = [];
    private KindSet _offer;

    public void Add(Track track)
    {
        _offer |= track.Step.Meanwhile;
        if (track.Step.IsHandOff)
        {
            if (track.HandOff is null) _offer |= KindSet.Of(track.Step.Kind);
            Short(track, track.HandOff is null ? ShortfallReason.OfferHandOff : ShortfallReason.AwaitingAnswer, track.Step.Count);
            return;
        }
        var wanted = track.Step.Count - track.Committed - ServedByPicks(track);
        if (wanted <= 0) return;
        if (incident.Place is not { } place) Short(track, ShortfallReason.NoPlace, wanted);
        else AddUnits(track, place.Point, wanted);
    }

    public readonly Recommendation Finish()
    {
        ImmutableArray<Pick> picks = [.. _picks];
        var (named, rest) = _passed.Finish(picks);
        return new(at, state.Rules!.Policy.Hash, facts.Travel.Metric, picks, named, rest, _shortfalls, _offer);
    }

    // One unit may serve several needs: those that were picked for an earlier track count first.
    private readonly int ServedByPicks(Track track)
    {
        var served = 0;
        for (var p = 0; p < _picks.Count; p++)
        {
            var pick = _picks[p];
            if (!state.Units.Find(pick.Unit)!.Definition.Kinds.Overlaps(Candidates.KindsOf(track))) continue;
            _picks[p] = pick with { Tracks = pick.Tracks | (1u << track.Number), Reason = PickReason.ServesSeveralNeeds, Stage = pick.Stage || StagingRules.Stages(incident, track) };
            if (++served == track.Step.Count - track.Committed) break;
        }
        return served;
    }

    private void AddUnits(Track track, GeoPoint place, int wanted)
    {
        var candidates = new Candidates(state, incident, track, at);
        var capacity = candidates.Capacity;
        // Up to a few hundred candidates lie on the stack; a larger fleet takes arrays.
        var onStack = capacity <= 256;
        Span<Candidate> found = onStack ? stackalloc Candidate[capacity] : new Candidate[capacity];
        Span<GeoPoint> from = onStack ? stackalloc GeoPoint[capacity] : new GeoPoint[capacity];
        Span<TravelTime> times = onStack ? stackalloc TravelTime[capacity] : new TravelTime[capacity];
        var count = candidates.Collect(facts.Positions, found, from, ref _passed);
        found = found[..count];
        facts.Travel.ToPlace(from[..count], place, candidates.WithLights, times[..count]);
        for (var i = 0; i < count; i++) candidates.Weigh(ref found[i], times[i]);
        for (; wanted > 0; wanted--)
        {
            var best = candidates.Best(state, found, out var reason);
            if (best < 0) break;
            found[best].Reason = Candidate.Picked;
            var unit = state.Units[found[best].Place];
            _picks.Add(new(unit.Id, candidates.KindFor(unit), 1u << track.Number, reason, found[best].Eta, found[best].AsOf, candidates.Stages, unit.OfficerAboard ? candidates.Ground : OfficerGround.NoOfficer));
        }
        if (wanted > 0) Short(track, Candidates.WhyShort(found), wanted);
        foreach (ref readonly var candidate in found)
            if (candidate.Reason != Candidate.Picked) _passed.Add(state.Units[candidate.Place].Id, track.Number, candidate.PassReason, candidate.Eta, candidate.AsOf);
    }

    private void Short(Track track, ShortfallReason reason, int missing) => _shortfalls = _shortfalls.Add(new(track.Number, track.Need, track.Step.Kind, missing, reason));
}
