using System.Collections.Immutable;
using RightCall.Rules.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RightCall.Rules.Yaml;

/// <summary>The events of YAML's parser → nodes. Only the part of YAML that a person reads without surprise is allowed: no anchors, aliases, tags, merges or second documents.</summary>
internal sealed class NodeReader
{
    private const int DeepestNesting = 32;

    private readonly Scope _scope;
    private readonly Parser _parser;

    private NodeReader(Scope scope, Parser parser) => (_scope, _parser) = (scope, parser);

    /// <summary>The root of the only document; null, with an error, where there is none.</summary>
    public static Node? Read(Scope scope, Parser parser)
    {
        var reader = new NodeReader(scope, parser);
        parser.MoveNext();
        parser.MoveNext();
        if (parser.Current is not DocumentStart)
        {
            scope.FileError("FIL-002", "The file holds nothing but comments; fill it or remove it.");
            return null;
        }
        parser.MoveNext();
        var root = reader.ReadNode(1);
        if (root is TextNode { Value.Length: 0, Quoted: false })
        {
            scope.FileError("FIL-002", "The file holds nothing but comments; fill it or remove it.");
            return null;
        }
        parser.MoveNext();
        if (root is not null && parser.Current is DocumentStart second)
        {
            scope.FileError("FIL-009", "A second document begins here ('---'); a rule file has one. Put it into a file of its own.", (int)second.Start.Line, (int)second.Start.Column);
            return null;
        }
        return root;
    }

    // Reads the node that the parser stands at, and leaves the parser after it. Null where what stands there is not allowed.
    private Node? ReadNode(int depth)
    {
        var current = _parser.Current!;
        if (current is NodeEvent node) Forbid(node);
        switch (current)
        {
            case AnchorAlias alias:
                _scope.Error("FIL-007", At(alias), $"'*{alias.Value}' points to another part of the file, which rule files may not do; write the value out.");
                _parser.MoveNext();
                return null;
            case Scalar scalar:
                _parser.MoveNext();
                return new TextNode((int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value, scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any));
            case SequenceStart or MappingStart when depth > DeepestNesting:
                throw new YamlException(current.Start, current.End, $"it nests deeper than {DeepestNesting} levels");
            case SequenceStart start:
                return ReadList(start, depth);
            case MappingStart start:
                return ReadMap(start, depth);
            default:
                throw new YamlException(current.Start, current.End, "a value is missing here");
        }
    }

    private ListNode ReadList(SequenceStart start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        _parser.MoveNext();
        while (_parser.Current is not SequenceEnd) if (ReadNode(depth + 1) is { } item) items.Add(item);
        _parser.MoveNext();
        return new((int)start.Start.Line, (int)start.Start.Column, items.ToImmutable());
    }

    private MapNode ReadMap(MappingStart start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        var lines = new SortedDictionary<string, int>(StringComparer.Ordinal);
        _parser.MoveNext();
        while (_parser.Current is not MappingEnd)
        {
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (key is null || value is null) continue;
            if (key is not TextNode text) _scope.Error("FIL-013", key, $"A key must be a text, and this is {key.Kind}; write 'key: value'.");
            else if (text is { Value: "<<", Quoted: false }) _scope.Error("FIL-007", key, "'<<' merges another map, which rule files may not do; write the keys out.");
            else if (!lines.TryAdd(text.Value, text.Line)) _scope.Error("FIL-008", key, $"'{text.Value}' is written twice (first in line {lines[text.Value]}); keep one.");
            else entries.Add(new(text, value));
        }
        _parser.MoveNext();
        return new((int)start.Start.Line, (int)start.Start.Column, entries.ToImmutable());
    }

    private void Forbid(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty) _scope.Error("FIL-007", At(node), $"'&{node.Anchor.Value}' marks a part for repetition, which rule files may not do; remove it.");
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific) _scope.Error("FIL-007", At(node), $"'{Fields.Shown(node.Tag.Value.Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal))}' gives a value a type, which rule files may not do; remove it.");
    }

    private static TextNode At(ParsingEvent at) => new((int)at.Start.Line, (int)at.Start.Column, "", false);
}
