using System.Collections.Immutable;
using RightCall.Rules.Diagnostics;

namespace RightCall.Rules.Protocols;

/// <summary>Which files a path stands for: a whole folder of protocols, or some natures with the opening and shared files that lie beside or above them.</summary>
/// <param name="Base">The folder with <c>opening.yaml</c>, <c>instructions.yaml</c> and <c>shared/</c>.</param>
/// <param name="Natures">The natures' files, in order of name.</param>
internal sealed record RuleFolder(string Base, ImmutableArray<string> Natures)
{
    /// <summary>The opening's file.</summary>
    public string Opening => Path.Combine(Base, "opening.yaml");

    /// <summary>The instructions' file.</summary>
    public string Instructions => Path.Combine(Base, "instructions.yaml");

    /// <summary>The shared files, in order of name.</summary>
    public ImmutableArray<string> Shared() => YamlFilesIn(Path.Combine(Base, "shared"));

    /// <summary>Finds the files; null, with an error, where the path is nothing of the kind.</summary>
    /// <param name="problems">Where the error goes.</param>
    /// <param name="path">A folder of protocols, a folder of natures, or one nature's file.</param>
    /// <param name="with">The folder with the opening and the shared files, where it is neither beside the path nor up to two levels above.</param>
    public static RuleFolder? Find(Problems problems, string path, string? with)
    {
        var scope = new Scope(problems, path);
        if (with is not null && !Directory.Exists(with))
        {
            new Scope(problems, with).FileError("FIL-001", "There is no such folder; name the one with opening.yaml.");
            return null;
        }
        ImmutableArray<string> natures;
        string start;
        if (Directory.Exists(path))
        {
            var inside = Path.Combine(path, "natures");
            // A folder with an opening is a whole one, and its natures lie in natures/ only.
            natures = YamlFilesIn(Directory.Exists(inside) || File.Exists(Path.Combine(path, "opening.yaml")) ? inside : path);
            start = path;
        }
        else if (File.Exists(path)) (natures, start) = ([path], Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".");
        else
        {
            scope.FileError("FIL-001", "There is no such file or folder; name a folder with opening.yaml and natures/, or one nature's file.");
            return null;
        }
        if ((with ?? BaseOf(start)) is not { } found)
        {
            scope.FileError("FIL-001", "No opening.yaml lies beside it or up to two levels above; name the folder that has it by --with FOLDER.");
            return null;
        }
        if (natures.IsEmpty) scope.FileError("FIL-001", "The folder holds no nature; put files into its folder natures/.");
        return new(found, natures);
    }

    // A nature's file lies in BASE/natures/, so its opening is one level up; a folder beside it is one level up and back: both are tried.
    private static string? BaseOf(string start)
    {
        foreach (var candidate in new[] { start, Path.Combine(start, ".."), Path.Combine(start, "..", "..") })
            if (File.Exists(Path.Combine(candidate, "opening.yaml"))) return candidate.EndsWith(".." , StringComparison.Ordinal) ? Tidy(candidate) : candidate;
        return null;
    }

    private static string Tidy(string path)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.GetFullPath(path));
        return relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(path) : relative;
    }

    /// <summary>The YAML files of a folder, in order of name; none where there is no folder, or none that may be read.</summary>
    public static ImmutableArray<string> YamlFilesIn(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        var all = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = default };
        return [.. Directory.EnumerateFiles(folder, "*", all).Where(f => f.EndsWith(".yaml", StringComparison.Ordinal) || f.EndsWith(".yml", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
