using System.CommandLine;

namespace RightCall.Cli;

/// <summary>Where the rule files lie: in the folder that an option names, else in the first <c>protocols/</c> and <c>plans/</c> found upwards from the
/// current directory, else upwards from the program.</summary>
internal static class RuleFolders
{
    /// <summary>The option <c>--protocols</c>.</summary>
    public static Option<string> ProtocolsOption() => new("--protocols") { Description = "The folder with the protocols (default: protocols/, here or above).", DefaultValueFactory = _ => Find("protocols") };

    /// <summary>The option <c>--plans</c>.</summary>
    public static Option<string> PlansOption() => new("--plans") { Description = "The folder with the plans (default: plans/, here or above).", DefaultValueFactory = _ => Find("plans") };

    /// <summary>The option <c>--with</c>.</summary>
    public static Option<string?> WithOption() => new("--with") { Description = "The folder with opening.yaml and shared/, where it is neither beside a nature's file nor above it." };

    /// <summary>The folder of this name, here or above, or above the program; the bare name where there is none, so that the reader's error names it.</summary>
    public static string Find(string name) =>
        Above(Directory.GetCurrentDirectory(), name, Directory.Exists) is { } here ? Shorten(here) : Above(AppContext.BaseDirectory, name, Directory.Exists) ?? name;

    /// <summary>A policy's file: the path itself where there is a file, else <c>NAME.yaml</c> in the folder of plans.</summary>
    public static string PolicyFile(string nameOrPath, string plans) =>
        File.Exists(nameOrPath) || nameOrPath.EndsWith(".yaml", StringComparison.Ordinal) ? nameOrPath : Path.Combine(plans, nameOrPath + ".yaml");

    private static string? Above(string start, string name, Func<string, bool> exists)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, name) is var path && exists(path)) return path;
        return null;
    }

    // Messages name files the way that a person here would type them.
    private static string Shorten(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
}
