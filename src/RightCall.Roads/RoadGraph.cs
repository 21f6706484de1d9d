using System.Text;

namespace RightCall.Roads;

/// <summary>A street network: nodes, streets between them with their shapes, names and access, and the turns that are possible.</summary>
/// <remarks>
/// <para>A <em>street</em> runs from one node to another. Street <c>s</c> has two <em>arcs</em>: <c>2 s</c> from its first node to its last,
/// <c>2 s + 1</c> back. An arc that nobody may use exists all the same; its access says so.</para>
/// <para>Turn restrictions are held by <em>states</em>: a driver who entered a node by a street from which a turn is restricted is in a state of
/// that node that remembers it. Nodes without restricted turns have no states, so a network without restrictions pays nothing. Routing nodes are
/// the nodes, then the states.</para>
/// <para>Units: coordinates in 1e-7 degrees (WGS 84), lengths in millimetres, times in milliseconds. Immutable and safe from any thread.</para>
/// </remarks>
public sealed class RoadGraph
{
    // Nodes.
    internal Column<int> NodeLat { get; init; }
    internal Column<int> NodeLon { get; init; }

    // Streets; two entries for each street where a column is said to be "by arc".
    internal Column<int> StreetFrom { get; init; }
    internal Column<int> StreetTo { get; init; }
    internal Column<int> StreetLength { get; init; }
    internal Column<byte> StreetClass { get; init; }
    /// <summary>Bits 0 and 1: <see cref="Profiles"/> on the arc forward; bits 2 and 3: backward.</summary>
    internal Column<byte> StreetAccess { get; init; }
    /// <summary>Bits 0 and 1: for which <see cref="Profiles"/> the street is a part of the main network.</summary>
    internal Column<byte> StreetMain { get; init; }
    internal Column<int> StreetName { get; init; }
    /// <summary>By arc: the posted limit in km/h, 0 if not known.</summary>
    internal Column<byte> ArcLimit { get; init; }
    /// <summary>By arc and profile (arc * 2 + profile): the given time, or -1. Empty if no street has given times.</summary>
    internal Column<int> ArcGiven { get; init; }
    internal Column<int> ShapeFirst { get; init; }
    internal Column<int> ShapeLat { get; init; }
    internal Column<int> ShapeLon { get; init; }
    internal Column<int> NameFirst { get; init; }
    internal Column<byte> NameBytes { get; init; }

    // Routing nodes and the arcs that leave them.
    /// <summary>The node of each state, ascending.</summary>
    internal Column<int> StateNode { get; init; }
    /// <summary>Arcs, ascending, at whose end one is in a state rather than at the plain node, and which.</summary>
    internal Column<int> EntryArc { get; init; }
    internal Column<int> EntryState { get; init; }
    internal Column<int> OutFirst { get; init; }
    internal Column<int> OutHead { get; init; }
    internal Column<int> OutArc { get; init; }
    /// <summary>For each routing arc, the profiles for which the turn into it is forbidden. Empty if there are no states.</summary>
    internal Column<byte> OutBan { get; init; }

    /// <summary>How many nodes there are.</summary>
    public int NodeCount => NodeLat.Length;

    /// <summary>How many streets there are.</summary>
    public int StreetCount => StreetFrom.Length;

    /// <summary>How many arcs there are: two for each street.</summary>
    public int ArcCount => 2 * StreetFrom.Length;

    /// <summary>How many states turn restrictions need.</summary>
    public int StateCount => StateNode.Length;

    /// <summary>Nodes and states together.</summary>
    public int RoutingNodeCount => NodeCount + StateCount;

    /// <summary>Arcs as a search sees them: one for each way out of each routing node.</summary>
    public int RoutingArcCount => OutHead.Length;

    /// <summary>Latitude of a node, in 1e-7 degrees.</summary>
    public int LatE7(int node) => NodeLat[node];

    /// <summary>Longitude of a node, in 1e-7 degrees.</summary>
    public int LonE7(int node) => NodeLon[node];

    /// <summary>The node at which an arc begins.</summary>
    public int Tail(int arc) => (arc & 1) == 0 ? StreetFrom[arc >> 1] : StreetTo[arc >> 1];

    /// <summary>The node at which an arc ends.</summary>
    public int Head(int arc) => (arc & 1) == 0 ? StreetTo[arc >> 1] : StreetFrom[arc >> 1];

    /// <summary>Who may drive along an arc.</summary>
    public Profiles Access(int arc) => (Profiles)((StreetAccess[arc >> 1] >> (2 * (arc & 1))) & 3);

    /// <summary>Length of a street in millimetres.</summary>
    public int LengthMm(int street) => StreetLength[street];

    /// <summary>The road class of a street.</summary>
    public RoadClass ClassOf(int street) => (RoadClass)StreetClass[street];

    /// <summary>The posted limit along an arc in km/h, or 0 if it is not known.</summary>
    public int LimitKmh(int arc) => ArcLimit[arc];

    /// <summary>The travel time that was given for an arc, in milliseconds, or -1 if it is to be worked out from length and speed.</summary>
    public int GivenMs(int arc, Profile profile) => ArcGiven.Length == 0 ? -1 : ArcGiven[2 * arc + (int)profile];

    /// <summary>Whether a street belongs to the largest part in which a profile can drive from everywhere to everywhere.</summary>
    public bool InMainNetwork(int street, Profile profile) => (StreetMain[street] >> (int)profile & 1) != 0;

    /// <summary>How many different names the streets have.</summary>
    public int NameCount => NameFirst.Length - 1;

    /// <summary>The number of a street's name, for <see cref="Name"/>; 0 is "no name".</summary>
    public int NameOf(int street) => StreetName[street];

    /// <summary>A name; number 0 is the empty one.</summary>
    public string Name(int name) =>
        Encoding.UTF8.GetString(NameBytes.Span[NameFirst[name]..NameFirst[name + 1]]);

    /// <summary>The points of a street between its two nodes, from first node to last, in 1e-7 degrees.</summary>
    public (ReadOnlyMemory<int> LatE7, ReadOnlyMemory<int> LonE7) Shape(int street)
    {
        var range = ShapeFirst[street]..ShapeFirst[street + 1];
        return (ShapeLat.Span[range].ToArray(), ShapeLon.Span[range].ToArray());
    }

    /// <summary>All points of a street, its nodes included: how many, and the i-th.</summary>
    internal int PointCount(int street) => ShapeFirst[street + 1] - ShapeFirst[street] + 2;

    internal (int Lat, int Lon) Point(int street, int i)
    {
        if (i == 0)
        {
            int from = StreetFrom[street];
            return (NodeLat[from], NodeLon[from]);
        }
        int point = ShapeFirst[street] + i - 1;
        if (point < ShapeFirst[street + 1]) return (ShapeLat[point], ShapeLon[point]);
        int to = StreetTo[street];
        return (NodeLat[to], NodeLon[to]);
    }

    /// <summary>The routing node in which one is after driving along an arc from somewhere on it.</summary>
    internal int EntryOf(int arc)
    {
        if (EntryArc.Length > 0)
        {
            var at = EntryArc.Span.BinarySearch(arc);
            if (at >= 0) return EntryState[at];
        }
        return Head(arc);
    }

    /// <summary>The states of a node, as a range of routing nodes; empty for nearly all.</summary>
    internal (int From, int To) StatesAt(int node)
    {
        if (StateNode.Length == 0) return (0, 0);
        var states = StateNode.Span;
        int low = 0, high = states.Length;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (states[middle] < node) low = middle + 1;
            else high = middle;
        }
        var end = low;
        while (end < states.Length && states[end] == node) end++;
        return (NodeCount + low, NodeCount + end);
    }

    /// <summary>The node at which a routing node lies.</summary>
    internal int NodeOf(int routingNode) => routingNode < NodeCount ? routingNode : StateNode[routingNode - NodeCount];
}
