namespace RightCall.Roads;

/// <summary>The contraction hierarchy of a graph without its weights: which shortcuts there are, whatever the speeds.</summary>
/// <remarks>
/// <para>Customizable contraction hierarchies by Dibbelt, Strasser and Wagner (ACM Journal of Experimental Algorithmics 21, 2016): nodes are contracted
/// in the order of a nested dissection, and each contraction joins all of a node's later neighbours. A search then climbs from a node to its parent
/// in the <em>elimination tree</em>, and meets every shortcut that it needs on its way to the root.</para>
/// <para>Nodes are numbered by <em>rank</em>, in postorder of the tree, so that a subtree is a range that ends with its root. The <em>level</em> of a
/// node counts up towards the root: a parent's is one more than its child's, and all roots have the highest. On one way to a root a level names one
/// node, so a search's distances are an array by level, small enough for the first cache. Shortcuts are stored with the level of their upper end.</para>
/// <para>Immutable and safe from any thread.</para>
/// </remarks>
public sealed class RoadHierarchy
{
    /// <summary>By routing node: its rank.</summary>
    internal Column<int> Rank { get; init; }
    /// <summary>By rank: the parent's rank, or the number of nodes for a root.</summary>
    internal Column<int> Parent { get; init; }
    /// <summary>By rank: the level.</summary>
    internal Column<ushort> Level { get; init; }
    /// <summary>By rank: where its upward shortcuts begin; n + 1 numbers.</summary>
    internal Column<int> UpFirst { get; init; }
    /// <summary>By shortcut: the level of its upper end, ascending for each node.</summary>
    internal Column<ushort> UpLevel { get; init; }
    /// <summary>By shortcut: how many from it onwards, itself included, have levels one after another.</summary>
    internal Column<ushort> UpRun { get; init; }
    /// <summary>By rank: where the shortcuts from below begin; n + 1 numbers.</summary>
    internal Column<int> DownFirst { get; init; }
    /// <summary>The lower ends of the shortcuts from below, ascending for each node, and which shortcuts they are.</summary>
    internal Column<int> DownTail { get; init; }
    internal Column<int> DownShortcut { get; init; }
    /// <summary>By rank of the lower end: where the arcs that lie on its shortcuts begin; n + 1 numbers.</summary>
    internal Column<int> InputFirst { get; init; }
    /// <summary>Shortcut * 2, plus 1 if the arc leads down; ascending.</summary>
    internal Column<int> InputKey { get; init; }
    internal Column<int> InputArc { get; init; }
    /// <summary>Profiles that may not take the arc from there; empty if no turn is restricted.</summary>
    internal Column<byte> InputBan { get; init; }

    /// <summary>How many routing nodes there are.</summary>
    public int NodeCount => Rank.Length;

    /// <summary>How many shortcuts there are, arcs included, each for both directions.</summary>
    public int ShortcutCount => UpLevel.Length;

    /// <summary>How many nodes the longest way to a root has: the space that a search needs.</summary>
    public int LevelCount { get; internal init; }

    /// <summary>Makes the hierarchy of a graph. Takes seconds for a large city; deterministic.</summary>
    /// <exception cref="NotSupportedException">The graph is so dense that more than 65,535 nodes lie on one way to a root.</exception>
    public static RoadHierarchy Build(RoadGraph graph) => HierarchyBuilder.Build(graph);
}
