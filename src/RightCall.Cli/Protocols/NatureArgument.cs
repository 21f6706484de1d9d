using System.Collections.Immutable;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Rules;

namespace RightCall.Cli.Protocols;

/// <summary>A nature that a person typed.</summary>
internal static class NatureArgument
{
    /// <summary>Its protocol; null, with a message, where there is none.</summary>
    public static Protocol? Find(string typed, ImmutableSortedDictionary<NatureId, Protocol> protocols)
    {
        if (NatureId.IsValid(typed) && protocols.TryGetValue(new NatureId(typed), out var protocol)) return protocol;
        var near = RuleFiles.Nearest(typed, protocols.Keys.Select(n => n.ToString()));
        Console.Error.WriteLine($"rightcall: '{typed}' is not a nature.{(near is null ? "" : $" Did you mean '{near}'?")} 'rightcall protocol list' shows all {protocols.Count}.");
        return null;
    }
}
