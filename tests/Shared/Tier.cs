namespace RightCall.Tests;

/// <summary>
/// How much a test run is worth: <c>fast</c> while editing, <c>ci</c> before landing, <c>soak</c> over night. script/test sets RIGHTCALL_TIER;
/// without it, <c>ci</c>. A test that is slow whatever its counts carries <c>[Trait("Tier", "slow")]</c> (not in fast) or <c>[Trait("Tier", "soak")]</c> (only in soak).
/// </summary>
internal static class Tier
{
    /// <summary>The tier of this run: fast, ci or soak.</summary>
    public static string Current { get; } = Environment.GetEnvironmentVariable("RIGHTCALL_TIER") switch
    {
        null or "" => "ci",
        "fast" => "fast",
        "ci" => "ci",
        "soak" => "soak",
        var other => throw new InvalidOperationException($"RIGHTCALL_TIER is '{other}': it must be fast, ci or soak."),
    };

    /// <summary>How often a property is tried, or how many seeds are run, in this tier.</summary>
    public static int Count(int fast, int ci, int soak) => Current switch { "fast" => fast, "soak" => soak, _ => ci };
}
