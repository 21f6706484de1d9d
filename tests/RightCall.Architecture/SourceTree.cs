namespace RightCall.Architecture;

/// <summary>The files of the checkout, without what is built or fetched. (The folder is walked, not git: a copy of the sources has no git.)</summary>
internal static class SourceTree
{
    private static readonly string[] NotOurs = ["bin", "obj", ".git", ".vs", ".home", "node_modules", "TestResults", "artifacts", "BenchmarkDotNet.Artifacts"];
    private static readonly string[] Binary = [".gz", ".png", ".jpg", ".pbf", ".zip", ".db", ".woff2", ".ico", ".parquet"];

    /// <summary>All files below a folder of the checkout, as paths from its root with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string folder = "", string pattern = "*")
    {
        var start = RepositoryRoot.File(folder);
        if (!Directory.Exists(start))
        {
            return [];
        }

        return [.. Walk(new DirectoryInfo(start), pattern).Select(f => Path.GetRelativePath(RepositoryRoot.Path, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    /// <summary>All files that are text.</summary>
    public static IEnumerable<string> TextFiles(string folder = "") => Files(folder).Where(f => !Binary.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase));

    /// <summary>The C# sources below a folder.</summary>
    public static IReadOnlyList<string> CSharp(string folder) => Files(folder, "*.cs");

    /// <summary>The text of a file, by its path from the root.</summary>
    public static string Read(string path) => File.ReadAllText(RepositoryRoot.File(path));

    /// <summary>The lines of a file, by its path from the root.</summary>
    public static string[] Lines(string path) => File.ReadAllLines(RepositoryRoot.File(path));

    private static IEnumerable<string> Walk(DirectoryInfo folder, string pattern) =>
        folder.EnumerateFiles(pattern).Where(f => !NotOurs.Contains(f.Name)).Select(f => f.FullName) // In a second worktree .git is a file.
            .Concat(folder.EnumerateDirectories().Where(d => !NotOurs.Contains(d.Name)).SelectMany(d => Walk(d, pattern)));
}
