using NodaTime;
using RightCall.Domain.Geo;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Planning.Callers;
using RightCall.Planning.Logs;
using RightCall.Planning.Replays;
using RightCall.Planning.Times;

namespace RightCall.Planning.Fleets;

/// <summary>How much work a log offers to each kind, by hour of the day: by the truth of each call and the first step of each policy's chains.</summary>
internal sealed class OfferedLoad
{
    private static readonly Duration Way = Duration.FromMinutes(8);
    private const int CellE7 = 90_000; // about a kilometre

    private readonly double[,] _busy = new double[ResponderKinds.Count, 24];
    private readonly List<GeoPoint>[] _places = [.. Enumerable.Range(0, ResponderKinds.Count).Select(_ => new List<GeoPoint>())];
    private readonly SortedDictionary<(int, int), GeoPoint> _cells = [];

    public OfferedLoad(CallLog log, IReadOnlyDictionary<NatureId, Protocol> protocols, IReadOnlyList<Policy> policies, CallerModel callers, TimeModel times)
    {
        var hours = new LocalHours(log.Mapping.Zone);
        var seconds = new double[policies.Count, ResponderKinds.Count, 24];
        var busyFor = times.Crews.ToDictionary(c => c.Key, c => BusyFor(c.Value));
        SortedSet<int> days = [];
        foreach (var call in log.Calls)
        {
            var hour = hours.HourOfWeek(call.At);
            var place = GeoPoint.FromDegrees(call.Place.Latitude, call.Place.Longitude);
            _cells.TryAdd((place.LatitudeE7 / CellE7, place.LongitudeE7 / CellE7), place);
            days.Add((int)(call.At.ToUnixTimeSeconds() / 86_400));
            var nature = callers.For(call.Nature);
            var truth = TriageEngine.Determine(protocols[call.Nature], callers.Draw(nature, call.Row).Truth);
            for (var p = 0; p < policies.Count; p++)
                foreach (var need in truth.Needs)
                    if (FirstUnit(policies[p], need, truth, call.Zone, hour) is { } kind)
                    {
                        seconds[p, (int)kind, hour % 24] += busyFor[kind];
                        _places[(int)kind].Add(place);
                    }
        }
        for (var kind = 0; kind < ResponderKinds.Count; kind++)
            for (var hour = 0; hour < 24; hour++)
                _busy[kind, hour] = Enumerable.Range(0, policies.Count).Max(p => seconds[p, kind, hour]) / 3_600 / Math.Max(1, days.Count);
    }

    public double BusyAt(ResponderKind kind, int hour) => _busy[(int)kind, hour];

    public IReadOnlyList<GeoPoint> PlacesOf(ResponderKind kind) => _places[(int)kind];

    /// <summary>One place of each square kilometre from which calls come.</summary>
    public IReadOnlyList<GeoPoint> Cells => [.. _cells.Values];

    /// <summary>How many units reach the square kilometres from which calls come, each within this many metres in a straight line.</summary>
    public int UnitsToCover(double metres) => Math.Max(1, (int)Math.Ceiling(_cells.Count * 1e6 / (Math.PI * metres * metres)));

    private static ResponderKind? FirstUnit(Policy policy, ResponderKind need, Determination truth, string? zone, int hour)
    {
        if (policy.ChainFor(need, truth, zone, hour) is not { } chain) return ResponderKinds.AtDesk.Contains(need) ? null : need;
        return chain.Steps[0].IsHandOff ? null : chain.Steps[0].Kind;
    }

    private static double BusyFor(CrewTimes crew) =>
        (Way + crew.Turnout.Mean() + crew.OnScene.Mean()).TotalSeconds + (crew.Transports.Middle * (crew.Transport.Mean() + crew.AtFacility.Mean()).TotalSeconds);
}
