using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RightCall.Planning.Files;

/// <summary>A part of a YAML file that knows where it stands. Reading it never throws: what is wrong is added to the file's problems, and all of them are shown at once.</summary>
internal sealed class YamlPart
{
    private readonly YamlNode _node;
    private readonly string _file;
    private readonly List<InputProblem> _problems;
    private readonly SortedSet<string> _read = new(StringComparer.Ordinal);

    private YamlPart(YamlNode node, string file, string where, List<InputProblem> problems) => (_node, _file, Where, _problems) = (node, file, where, problems);

    public string Where { get; }
    public int Line => (int)_node.Start.Line;
    public bool IsText => _node is YamlScalarNode;
    public bool IsList => _node is YamlSequenceNode;
    public bool IsMap => _node is YamlMappingNode;

    /// <summary>The root of a file; null, with a problem, where it is no YAML mapping.</summary>
    public static YamlPart? Read(string file, string text, List<InputProblem> problems)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root) return new(root, file, "", problems);
            problems.Add(new(file, 1, "", "It must hold one YAML mapping (lines of 'key: value')."));
        }
        catch (YamlException e)
        {
            problems.Add(new(file, (int)e.Start.Line, "", $"It is not YAML: {e.Message}"));
        }
        return null;
    }

    public void Problem(string text) => _problems.Add(new(_file, Line, Where, text));

    public void Problem(string key, string text) => _problems.Add(new(_file, Line, Path(key), text));

    /// <summary>The part under a key; null where there is none.</summary>
    public YamlPart? Find(string key)
    {
        _read.Add(key);
        if (_node is not YamlMappingNode map) return null;
        return map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? new(child, _file, Path(key), _problems) : null;
    }

    /// <summary>The part under a key; null, with a problem, where there is none.</summary>
    public YamlPart? Need(string key, string whatFor)
    {
        var child = Find(key);
        if (child is null) Problem($"'{key}' is missing: {whatFor}.");
        return child;
    }

    /// <summary>The entries of a mapping, in file order; with a problem where this is none.</summary>
    public IEnumerable<(string Key, YamlPart Part)> Entries()
    {
        if (_node is not YamlMappingNode map)
        {
            Problem($"'{_node}' must be a mapping (lines of 'key: value').");
            yield break;
        }
        foreach (var (key, value) in map.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? key.ToString();
            _read.Add(name);
            yield return (name, new(value, _file, Path(name), _problems));
        }
    }

    /// <summary>The items of a list. A single text counts as a list of one.</summary>
    public IEnumerable<YamlPart> Items()
    {
        if (_node is YamlScalarNode) yield return this;
        else if (_node is YamlSequenceNode list)
            for (var i = 0; i < list.Children.Count; i++)
                yield return new(list.Children[i], _file, string.Create(CultureInfo.InvariantCulture, $"{Where}[{i + 1}]"), _problems);
        else Problem("It must be a list (lines that begin with '- ').");
    }

    /// <summary>The text; null, with a problem, where this is a mapping or list.</summary>
    public string? Text()
    {
        if (_node is YamlScalarNode scalar) return scalar.Value ?? "";
        Problem("It must be one value, not a list or mapping.");
        return null;
    }

    /// <summary>The number; null, with a problem, where it is none or outside the range.</summary>
    public double? Number(double least, double most)
    {
        if (Text() is not { } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Problem(string.Create(CultureInfo.InvariantCulture, $"'{text}' must be a number from {least} to {most}, with a point."));
        return null;
    }

    /// <summary>The text under a key; null where there is none.</summary>
    public string? TextOf(string key) => Find(key)?.Text();

    /// <summary>Adds a problem for every key that nobody read.</summary>
    public void NoOtherKeys()
    {
        if (_node is not YamlMappingNode map) return;
        foreach (var key in map.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? key.ToString();
            if (!_read.Contains(name)) _problems.Add(new(_file, (int)key.Start.Line, Path(name), $"The key '{name}' is not known here. Allowed: {string.Join(", ", _read)}."));
        }
    }

    private string Path(string key) => Where.Length == 0 ? key : $"{Where}.{key}";
}
