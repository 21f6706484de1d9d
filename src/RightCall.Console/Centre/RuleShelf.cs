using System.Text.Json;
using System.Text.Json.Serialization;
using RightCall.Domain;
using RightCall.Domain.Canonical;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;

namespace RightCall.Console.Centre;

/// <summary>A nature that can be chosen.</summary>
/// <param name="Nature">Its id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Family">Its family's id.</param>
/// <param name="Hash">The version of its protocol that is in force.</param>
public sealed record NatureInForce(string Nature, LocalText Title, string Family, string Hash);

/// <summary>The rules that are in force.</summary>
/// <param name="Hash">The version of them all.</param>
/// <param name="Protocols">Each nature.</param>
public sealed record RulesInForce(string Hash, IReadOnlyList<NatureInForce> Protocols);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RulesInForce))]
public sealed partial class RulesJson : JsonSerializerContext;

/// <summary>Protocols by their hash, as the centre compiled them: the interview runs here, on the same engine, also while the connection is away.</summary>
public sealed class RuleShelf(CentreApi api, Session session)
{
    private readonly Dictionary<string, Task<Protocol?>> _protocols = new(StringComparer.Ordinal);

    /// <summary>What is in force; null until it was read.</summary>
    public RulesInForce? InForce { get; private set; }

    /// <summary>Reads what is in force.</summary>
    public async Task<RulesInForce?> LookAsync()
    {
        if (await api.BytesAsync($"areas/{session.Area!.Area}/rules") is { } bytes) InForce = JsonSerializer.Deserialize(bytes, RulesJson.Default.RulesInForce);
        return InForce;
    }

    /// <summary>The protocol of this hash; null where it cannot be had now.</summary>
    public async Task<Protocol?> ProtocolAsync(string hash)
    {
        if (!_protocols.TryGetValue(hash, out var asked)) _protocols[hash] = asked = ReadAsync(hash);
        if (await asked is { } protocol) return protocol;
        _protocols.Remove(hash);
        return null;
    }

    private async Task<Protocol?> ReadAsync(string hash) => await api.BytesAsync($"areas/{session.Area!.Area}/rules/{hash}") is { } bytes ? ProtocolJson.Read(bytes) : null;
}
