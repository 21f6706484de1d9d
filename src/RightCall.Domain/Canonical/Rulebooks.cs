using System.Collections.Immutable;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Canonical;

/// <summary>Puts protocols and a policy together under one hash.</summary>
public static class Rulebooks
{
    /// <summary>The rulebook of these parts. Its hash is over one line for each protocol (nature, space, hash) and one for the policy, in order of nature.</summary>
    public static Rulebook Create(ImmutableSortedDictionary<NatureId, Protocol> protocols, Policy policy)
    {
        var lines = protocols.Select(p => $"{p.Key} {p.Value.Hash}\n").Append($"policy {policy.Hash}\n");
        return new(protocols, policy, Canonical.Hash(Canonical.Bytes(string.Concat(lines))));
    }
}
