using RightCall.Planning.Callers;

namespace RightCall.Cli.Replay;

/// <summary>What a replay was asked to do.</summary>
internal sealed record ReplayOptions(string Log, string Map, IReadOnlyList<string> Policies, string? Fleet, string? City, ulong Seed, Variant Variant, string? Out, bool Audit, bool Json,
    bool Partial, string Protocols, string Plans);
