using System.Collections.Immutable;

namespace RightCall.Rules.Yaml;

/// <summary>A piece of a rule file with its place. Lines and columns count from 1.</summary>
internal abstract record Node(int Line, int Column)
{
    /// <summary>What it is, in the words of an error.</summary>
    public abstract string Kind { get; }
}

/// <summary>A text. <c>yes</c>, <c>3</c> and <c>null</c> are texts too: what a value means is said by who reads it.</summary>
internal sealed record TextNode(int Line, int Column, string Value, bool Quoted) : Node(Line, Column)
{
    /// <inheritdoc/>
    public override string Kind => Value.Length == 0 && !Quoted ? "nothing" : "a text";
}

/// <summary>A list.</summary>
internal sealed record ListNode(int Line, int Column, ImmutableArray<Node> Items) : Node(Line, Column)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}

/// <summary>A map, its keys in the order of the file, each once.</summary>
internal sealed record MapNode(int Line, int Column, ImmutableArray<Entry> Entries) : Node(Line, Column)
{
    /// <inheritdoc/>
    public override string Kind => "a map";
}

/// <summary>A key of a map and its value.</summary>
internal sealed record Entry(TextNode Key, Node Value);
