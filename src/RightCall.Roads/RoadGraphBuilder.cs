using System.Text;

namespace RightCall.Roads;

/// <summary>Makes a <see cref="RoadGraph"/> of nodes, streets and turn restrictions, and reports every problem with its place.</summary>
/// <remarks>Used by one thread. The same input in the same order makes the same graph.</remarks>
public sealed class RoadGraphBuilder
{
    private const long MaxLengthMm = 2_000_000_000;

    private readonly List<(int Lat, int Lon, string Place)> _nodes = [];
    private readonly List<StreetDraft> _streets = [];
    private readonly List<TurnRestriction> _turns = [];
    private readonly List<string> _names = [""];
    private readonly SortedDictionary<string, int> _nameNumbers = new(StringComparer.Ordinal) { [""] = 0 };

    /// <summary>Joins a one-way street with a later one that runs back between the same nodes along the same points, so that they are one street
    /// to snap to. For inputs that hold directed arcs. The later one's number then stands for nothing: see <see cref="ArcOf"/>.</summary>
    public bool JoinOppositeStreets { get; init; }

    private int[] _arcOfDraft = [];

    /// <summary>How many nodes were added.</summary>
    public int NodeCount => _nodes.Count;

    /// <summary>How many streets were added.</summary>
    public int StreetCount => _streets.Count;

    /// <summary>Adds a node and returns its number. Coordinates in 1e-7 degrees.</summary>
    public int AddNode(int latE7, int lonE7, string place = "")
    {
        _nodes.Add((latE7, lonE7, place));
        return _nodes.Count - 1;
    }

    /// <summary>The point of an added node, in 1e-7 degrees.</summary>
    public (int LatE7, int LonE7) PointOf(int node) => (_nodes[node].Lat, _nodes[node].Lon);

    /// <summary>Adds a street name, or finds it, and returns its number.</summary>
    public int AddName(string name)
    {
        if (!_nameNumbers.TryGetValue(name, out var number))
        {
            number = _names.Count;
            _names.Add(name);
            _nameNumbers.Add(name, number);
        }
        return number;
    }

    /// <summary>Adds a street and returns its number among those added; its arcs are twice that, and one more.</summary>
    public int AddStreet(StreetDraft street)
    {
        _streets.Add(street);
        return _streets.Count - 1;
    }

    /// <summary>A street as it was added.</summary>
    public StreetDraft DraftOf(int street) => _streets[street];

    /// <summary>Adds a turn restriction. Its arcs are numbered by the streets as they were added.</summary>
    public void AddTurn(TurnRestriction turn) => _turns.Add(turn);

    /// <summary>After <see cref="Build"/>: the arc of the graph that an added street became in its forward (2 s) or backward (2 s + 1) direction, or
    /// -1 if it was left out.</summary>
    public int ArcOf(int addedArc) => _arcOfDraft[addedArc];

    /// <summary>Makes the graph, or says all that is wrong.</summary>
    public RoadGraphResult Build()
    {
        var problems = new List<RoadProblem>();
        CheckNodes(problems);
        var streets = CheckStreets(problems);
        if (problems.Any(p => p.Kind == ProblemKind.Error)) return new(null, problems);

        var turns = CheckTurns(problems);
        var routing = RoutingArcs.Make(_nodes.Count, streets, turns);
        var main = MainNetwork.Find(_nodes.Count, streets, routing, problems);
        return new(Assemble(streets, routing, main), problems);
    }

    private void CheckNodes(List<RoadProblem> problems)
    {
        for (int i = 0; i < _nodes.Count; i++)
        {
            var (lat, lon, place) = _nodes[i];
            if (Geo.IsPoint(lat, lon)) continue;
            problems.Add(new(ProblemKind.Error, "ROAD-001", At(place, "node", i),
                $"({lat}, {lon}) is not a point: a latitude is -900000000 to 900000000 and a longitude -1800000000 to 1800000000, in 1e-7 degrees."));
        }
        if (_nodes.Count == 0 || _streets.Count == 0)
            problems.Add(new(ProblemKind.Error, "ROAD-002", "roads", $"There are {_nodes.Count} nodes and {_streets.Count} streets: there is nothing to drive on."));
    }

    private static string At(string place, string what, int number) => place.Length > 0 ? place : $"{what} {number}";

    private List<StreetDraft> CheckStreets(List<RoadProblem> problems)
    {
        _arcOfDraft = new int[2 * _streets.Count];
        Array.Fill(_arcOfDraft, -1);
        var kept = new List<StreetDraft>(_streets.Count);
        var waiting = new SortedDictionary<(int From, int To, RoadClass Class, int Name), List<int>>();
        for (int i = 0; i < _streets.Count; i++)
        {
            var street = _streets[i];
            var place = At(street.Place, "street", i);
            if (!CheckStreet(street, place, problems)) continue;
            var measured = street with { Place = place, LengthMm = street.LengthMm ?? Measure(street) };
            if (JoinOppositeStreets && measured.Backward == Profiles.None)
            {
                if (Join(measured, kept, waiting) is int partner)
                {
                    _arcOfDraft[2 * i] = 2 * partner + 1;
                    continue;
                }
                var key = (street.From, street.To, street.Class, street.Name);
                if (!waiting.TryGetValue(key, out var list)) waiting.Add(key, list = []);
                list.Add(kept.Count);
            }
            _arcOfDraft[2 * i] = 2 * kept.Count;
            _arcOfDraft[2 * i + 1] = 2 * kept.Count + 1;
            kept.Add(measured);
        }
        return kept;
    }

    private static int? Join(StreetDraft street, List<StreetDraft> kept, SortedDictionary<(int, int, RoadClass, int), List<int>> waiting)
    {
        if (!waiting.TryGetValue((street.To, street.From, street.Class, street.Name), out var partners)) return null;
        foreach (var partner in partners)
        {
            var other = kept[partner];
            if (street.From == street.To || Math.Abs((long)other.LengthMm!.Value - street.LengthMm!.Value) > 10 || other.Given is null != street.Given is null) continue;
            if (!other.Shape.SequenceEqual(street.Shape.Reverse())) continue;
            partners.Remove(partner);
            kept[partner] = other with
            {
                Backward = street.Forward,
                BackwardLimitKmh = street.ForwardLimitKmh,
                Given = other.Given is { } given
                    ? given with { BackwardOrdinary = street.Given!.Value.ForwardOrdinary, BackwardEmergency = street.Given!.Value.ForwardEmergency }
                    : null,
            };
            return partner;
        }
        return null;
    }

    private bool CheckStreet(StreetDraft street, string place, List<RoadProblem> problems)
    {
        int before = problems.Count;
        void Error(string code, string message) => problems.Add(new(ProblemKind.Error, code, place, message));

        foreach (var node in (ReadOnlySpan<int>)[street.From, street.To])
            if ((uint)node >= (uint)_nodes.Count)
                Error("ROAD-003", $"The street ends at node {node}, and there are nodes 0 to {_nodes.Count - 1}.");
        foreach (var (lat, lon) in street.Shape)
            if (!Geo.IsPoint(lat, lon)) Error("ROAD-001", $"Its shape passes ({lat}, {lon}), which is not a point in 1e-7 degrees.");
        if ((uint)street.Name >= (uint)_names.Count) Error("ROAD-004", $"It has name {street.Name}, and there are names 0 to {_names.Count - 1}.");
        if (street.Class > RoadClass.Ferry) Error("ROAD-005", $"Road class {(byte)street.Class} is unknown: 0 to {(byte)RoadClass.Ferry} are.");
        if (street.LengthMm is < 0 or > (int)MaxLengthMm) Error("ROAD-006", $"A length of {street.LengthMm} mm is not between 0 and 2,000 km.");
        if (street.Given is { } given)
            foreach (var ms in (ReadOnlySpan<int>)[given.ForwardOrdinary, given.ForwardEmergency, given.BackwardOrdinary, given.BackwardEmergency])
                if (ms is < 0 or >= Times.Unreachable) Error("ROAD-007", $"A travel time of {ms} ms is not between 0 and {Times.Unreachable - 1}.");
        if (problems.Count == before && street.LengthMm is null && MeasureLong(street) > MaxLengthMm)
            Error("ROAD-006", $"It is {MeasureLong(street) / 1_000_000} km long; a street is at most 2,000 km. Is a coordinate wrong?");
        if (problems.Count > before) return false;

        if ((street.Forward | street.Backward) == Profiles.None)
        {
            problems.Add(new(ProblemKind.Warning, "ROAD-008", place, "Nobody may drive on it in either direction: it was left out."));
            return false;
        }
        return true;
    }

    private long MeasureLong(StreetDraft street)
    {
        long length = 0;
        var (lat, lon, _) = _nodes[street.From];
        foreach (var (nextLat, nextLon) in street.Shape.Append((_nodes[street.To].Lat, _nodes[street.To].Lon)))
        {
            length += Geo.DistanceMm(lat, lon, nextLat, nextLon);
            (lat, lon) = (nextLat, nextLon);
        }
        return length;
    }

    private int Measure(StreetDraft street) => (int)MeasureLong(street);

    private List<(IReadOnlyList<int> Arcs, Profiles Bound, bool Only)> CheckTurns(List<RoadProblem> problems)
    {
        var turns = new List<(IReadOnlyList<int>, Profiles, bool)>();
        for (int t = 0; t < _turns.Count; t++)
        {
            var turn = _turns[t];
            void Skip(string code, string message) => problems.Add(new(ProblemKind.Warning, code, At(turn.Place, "turn restriction", t), message + " It was left out."));

            if (turn.Arcs.Count < 2) { Skip("ROAD-009", $"It names {turn.Arcs.Count} arcs; a turn takes two or more."); continue; }
            if (turn.Arcs.Any(a => (uint)a >= (uint)_arcOfDraft.Length || _arcOfDraft[a] < 0))
            {
                Skip("ROAD-010", "It names a street that is not in the network.");
                continue;
            }
            int TailOf(int a) => (a & 1) == 0 ? _streets[a >> 1].From : _streets[a >> 1].To;
            int gap = Enumerable.Range(0, turn.Arcs.Count - 1).FirstOrDefault(i => TailOf(turn.Arcs[i] ^ 1) != TailOf(turn.Arcs[i + 1]), -1);
            if (gap >= 0) { Skip("ROAD-011", $"Its part {gap + 2} does not begin where part {gap + 1} ends."); continue; }
            if (turn.Bound == Profiles.None) { Skip("ROAD-012", "It binds nobody."); continue; }
            turns.Add(([.. turn.Arcs.Select(a => _arcOfDraft[a])], turn.Bound, turn.Rule == TurnRule.Only));
        }
        return turns;
    }

    private RoadGraph Assemble(List<StreetDraft> streets, RoutingArcs routing, byte[] main)
    {
        var shape = streets.SelectMany(s => s.Shape).ToArray();
        var shapeFirst = new int[streets.Count + 1];
        for (int s = 0; s < streets.Count; s++) shapeFirst[s + 1] = shapeFirst[s] + streets[s].Shape.Count;
        var names = _names.Select(Encoding.UTF8.GetBytes).ToArray();
        var nameFirst = new int[names.Length + 1];
        for (int n = 0; n < names.Length; n++) nameFirst[n + 1] = nameFirst[n] + names[n].Length;
        bool given = streets.Any(s => s.Given is not null);

        return new RoadGraph
        {
            NodeLat = _nodes.Select(n => n.Lat).ToArray(),
            NodeLon = _nodes.Select(n => n.Lon).ToArray(),
            StreetFrom = streets.Select(s => s.From).ToArray(),
            StreetTo = streets.Select(s => s.To).ToArray(),
            StreetLength = streets.Select(s => s.LengthMm!.Value).ToArray(),
            StreetClass = streets.Select(s => (byte)s.Class).ToArray(),
            StreetAccess = streets.Select(s => (byte)((byte)s.Forward | ((byte)s.Backward << 2))).ToArray(),
            StreetMain = main,
            StreetName = streets.Select(s => s.Name).ToArray(),
            ArcLimit = streets.SelectMany(s => new[] { s.ForwardLimitKmh, s.BackwardLimitKmh }).ToArray(),
            ArcGiven = given
                ? streets.SelectMany(s => s.Given is { } g ? new[] { g.ForwardOrdinary, g.ForwardEmergency, g.BackwardOrdinary, g.BackwardEmergency } : [-1, -1, -1, -1]).ToArray()
                : [],
            ShapeFirst = shapeFirst,
            ShapeLat = shape.Select(p => p.LatE7).ToArray(),
            ShapeLon = shape.Select(p => p.LonE7).ToArray(),
            NameFirst = nameFirst,
            NameBytes = names.SelectMany(b => b).ToArray(),
            StateNode = routing.StateNode,
            EntryArc = routing.EntryArc,
            EntryState = routing.EntryState,
            OutFirst = routing.First,
            OutHead = routing.Head,
            OutArc = routing.Arc,
            OutBan = routing.Ban,
        };
    }
}
