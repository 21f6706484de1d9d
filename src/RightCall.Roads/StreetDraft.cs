namespace RightCall.Roads;

/// <summary>A street as it is handed to <see cref="RoadGraphBuilder"/>.</summary>
public sealed record StreetDraft
{
    /// <summary>Number of the node at which it begins, from <see cref="RoadGraphBuilder.AddNode"/>.</summary>
    public required int From { get; init; }

    /// <summary>Number of the node at which it ends.</summary>
    public required int To { get; init; }

    /// <summary>What sort of road it is.</summary>
    public RoadClass Class { get; init; }

    /// <summary>Number of its name, from <see cref="RoadGraphBuilder.AddName"/>; 0 is none.</summary>
    public int Name { get; init; }

    /// <summary>Who may drive from <see cref="From"/> to <see cref="To"/>.</summary>
    public Profiles Forward { get; init; } = Profiles.All;

    /// <summary>Who may drive from <see cref="To"/> to <see cref="From"/>; <see cref="Profiles.None"/> makes it one-way.</summary>
    public Profiles Backward { get; init; } = Profiles.All;

    /// <summary>Length in millimetres; null: measured along its points.</summary>
    public int? LengthMm { get; init; }

    /// <summary>Posted limit in km/h from first node to last; 0: not known.</summary>
    public byte ForwardLimitKmh { get; init; }

    /// <summary>Posted limit in km/h the other way.</summary>
    public byte BackwardLimitKmh { get; init; }

    /// <summary>Given times in milliseconds; null: worked out from length and speed.</summary>
    public GivenTimes? Given { get; init; }

    /// <summary>The points between the two nodes, latitude and longitude in 1e-7 degrees.</summary>
    public IReadOnlyList<(int LatE7, int LonE7)> Shape { get; init; } = [];

    /// <summary>Where it stands in what was read, for messages: "way 4711", "arcs.csv line 12".</summary>
    public string Place { get; init; } = "";
}

/// <summary>Travel times of a street in milliseconds, where they are given rather than worked out.</summary>
public readonly record struct GivenTimes(int ForwardOrdinary, int ForwardEmergency, int BackwardOrdinary, int BackwardEmergency);

/// <summary>Whether a turn restriction forbids a manoeuvre or prescribes it.</summary>
public enum TurnRule
{
    /// <summary>The manoeuvre is forbidden.</summary>
    No,
    /// <summary>Having driven all its arcs but the last, one must drive the last.</summary>
    Only,
}

/// <summary>A turn restriction: two or more arcs, each beginning where the one before ends.</summary>
/// <param name="Rule">Forbidden or prescribed.</param>
/// <param name="Arcs">The manoeuvre.</param>
/// <param name="Bound">Who must obey.</param>
/// <param name="Place">Where it stands in what was read, for messages.</param>
public sealed record TurnRestriction(TurnRule Rule, IReadOnlyList<int> Arcs, Profiles Bound = Profiles.All, string Place = "");

/// <summary>How grave a problem is.</summary>
public enum ProblemKind
{
    /// <summary>The graph is made, and this is what was left out or looks wrong.</summary>
    Warning,
    /// <summary>No graph is made.</summary>
    Error,
}

/// <summary>One thing that is wrong with what was read.</summary>
/// <param name="Kind">Whether a graph is made in spite of it.</param>
/// <param name="Code">A stable code, such as <c>ROAD-002</c>.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Message">What is wrong, what was expected, and what became of it.</param>
public sealed record RoadProblem(ProblemKind Kind, string Code, string Place, string Message)
{
    /// <summary>The problem as one line: place, message, code.</summary>
    public override string ToString() => $"{Place}: {Message} [{Code}]";
}

/// <summary>What came of building: a graph, unless a problem is an error; and all problems.</summary>
/// <param name="Graph">The graph, or null.</param>
/// <param name="Problems">All problems, errors and warnings, in the order of what was read.</param>
public sealed record RoadGraphResult(RoadGraph? Graph, IReadOnlyList<RoadProblem> Problems);
