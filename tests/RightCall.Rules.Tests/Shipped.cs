using System.Collections.Immutable;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Rules.Proof;
using RightCall.Rules.Proof.Reports;

namespace RightCall.Rules.Tests;

/// <summary>The protocols that ship, read once for all tests, and proved once.</summary>
internal static class Shipped
{
    private static readonly Lazy<ProofFiles> Read = new(() => ProofFiles.Read([RepositoryRoot.File("protocols")], null));

    private static readonly Lazy<ImmutableArray<NatureProof>> Proved = new(() => [.. Files.Protocols.AsParallel().AsOrdered().Select(p => ProtocolProof.Of(p, Files.Properties))]);

    private static readonly Lazy<ImmutableSortedDictionary<NatureId, Protocol>> ByNature = new(() => Files.Protocols.ToImmutableSortedDictionary(p => p.Nature, p => p));

    /// <summary>Protocols, the city's properties, and what was wrong in the files.</summary>
    public static ProofFiles Files => Read.Value;

    /// <summary>The protocols.</summary>
    public static ImmutableSortedDictionary<NatureId, Protocol> Protocols => ByNature.Value;

    /// <summary>The proof of each, in order of nature.</summary>
    public static ImmutableArray<NatureProof> Proofs => Proved.Value;
}
