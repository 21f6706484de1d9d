namespace RightCall.Tests;

/// <summary>
/// Public data too large to ship (call logs, boundaries, map extracts), kept in a folder <c>shared/data</c> beside or above the checkout.
/// RIGHTCALL_SHARED names the folder <c>shared</c> itself where it lies elsewhere. A test that needs it is skipped, with the reason, where it is absent.
/// </summary>
internal static class SharedData
{
    /// <summary>The folder <c>shared/data</c>, or null where this machine has none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The full path of a shared file or folder. Skips the running test where it is absent.</summary>
    public static string Path(string relative)
    {
        Assert.SkipWhen(Folder is null, $"shared/data/{relative} is not on this machine: put a folder shared/data beside the checkout, or set RIGHTCALL_SHARED.");
        var path = System.IO.Path.Combine(Folder!, relative);
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"{path} is absent, though {Folder} exists.");
        return path;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("RIGHTCALL_SHARED") is { Length: > 0 } named)
        {
            var data = System.IO.Path.Combine(named, "data");
            // Someone who names a folder wants these tests to run: a typo must fail, not skip.
            return Directory.Exists(data) ? data : throw new DirectoryNotFoundException($"RIGHTCALL_SHARED is '{named}', but '{data}' does not exist.");
        }

        for (var folder = Directory.GetParent(RepositoryRoot.Path); folder is not null; folder = folder.Parent)
        {
            var data = System.IO.Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data))
            {
                return data;
            }
        }

        return null;
    }
}
