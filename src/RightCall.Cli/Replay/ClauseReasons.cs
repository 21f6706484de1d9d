using RightCall.Domain.Triage;
using RightCall.Rules;

namespace RightCall.Cli.Replay;

/// <summary>The reasons of clauses, from the protocols that are at hand. A journal names clauses by their ids, and the protocol by its hash.</summary>
internal sealed class ClauseReasons
{
    private readonly SortedDictionary<string, Protocol> _byHash = new(StringComparer.Ordinal);

    /// <summary>From a folder of protocols; without reasons where there is none, or it has problems.</summary>
    public ClauseReasons(string folder)
    {
        if (!Directory.Exists(folder)) return;
        if (RuleFiles.ReadProtocols(folder).Value is { } protocols) foreach (var protocol in protocols.Values) _byHash[protocol.Hash] = protocol;
    }

    /// <summary>The reason of a clause; null where this version of the protocol is not at hand.</summary>
    public string? Of(string protocolHash, string clause) =>
        _byHash.TryGetValue(protocolHash, out var protocol) ? protocol.Clauses.FirstOrDefault(c => c.Id == clause)?.Reason.En : null;
}
