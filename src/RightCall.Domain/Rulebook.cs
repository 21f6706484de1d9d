using System.Collections.Immutable;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Triage;

namespace RightCall.Domain;

/// <summary>All rules in force together: a protocol for each nature of the catalogue, and the city's response plans. Immutable; safe to share between threads.</summary>
/// <param name="Protocols">By nature.</param>
/// <param name="Policy">The response plans.</param>
/// <param name="Hash">SHA-256, in lower-case hex, over the hashes of the protocols and the policy.</param>
public sealed record Rulebook(ImmutableSortedDictionary<NatureId, Protocol> Protocols, Policy Policy, string Hash);
