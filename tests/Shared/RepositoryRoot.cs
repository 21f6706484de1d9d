namespace RightCall.Tests;

/// <summary>The folder of the checkout, found from where the test runs, so that a test reads the files that ship.</summary>
internal static class RepositoryRoot
{
    /// <summary>The full path of the checkout.</summary>
    public static string Path { get; } = Find();

    /// <summary>The full path of a file or folder of the checkout, such as <c>RepositoryRoot.File("protocols", "noise.yaml")</c>.</summary>
    public static string File(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "RightCall.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' holds RightCall.slnx: run the tests from a checkout.");
    }
}
