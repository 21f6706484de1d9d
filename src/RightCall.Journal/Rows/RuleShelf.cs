using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RightCall.Domain;
using RightCall.Domain.Canonical;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Triage;
using RightCall.Journal.Stores;

namespace RightCall.Journal.Rows;

/// <summary>The rules that an area adopted, by their hashes, and which were in force at which row. Mutable; for one thread.</summary>
public sealed class RuleShelf
{
    // Rules are immutable and named by their content: all areas and readers of a process share what one of them has read (a hundred natures take a second).
    private static readonly ConcurrentDictionary<string, WeakReference<Rulebook>> Known = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Rulebook> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Protocol> _protocols = new(StringComparer.Ordinal);
    private readonly SortedList<long, string> _inForce = [];

    /// <summary>The rules that a store holds for an area.</summary>
    /// <exception cref="JournalStoreException">A part of them is missing or was changed.</exception>
    public static async Task<RuleShelf> ReadAsync(IJournalStore store, Domain.Areas.AreaId area, CancellationToken stopping = default)
    {
        var shelf = new RuleShelf();
        await shelf.RefreshAsync(store, area, stopping).ConfigureAwait(false);
        return shelf;
    }

    /// <summary>Adds what was adopted meanwhile.</summary>
    internal async Task RefreshAsync(IJournalStore store, Domain.Areas.AreaId area, CancellationToken stopping)
    {
        foreach (var adoption in await store.AdoptionsAsync(area, stopping).ConfigureAwait(false))
        {
            if (!_rules.ContainsKey(adoption.Rules)) Add(await RulebookAsync(store, adoption.Rules, stopping).ConfigureAwait(false));
            _inForce[adoption.Sequence] = adoption.Rules;
        }
    }

    /// <summary>Adds rules, in force from a row on where one is given.</summary>
    public void Add(Rulebook rules, long? from = null)
    {
        _rules[rules.Hash] = rules;
        foreach (var protocol in rules.Protocols.Values) _protocols[protocol.Hash] = protocol;
        if (from is { } sequence) _inForce[sequence] = rules.Hash;
    }

    /// <summary>The parts of rules, as a store keeps them.</summary>
    public static IReadOnlyList<Document> PartsOf(Rulebook rules) =>
    [
        new(rules.Hash, Encoding.UTF8.GetBytes(string.Concat(rules.Protocols.Select(p => $"{p.Key} {p.Value.Hash}\n").Append($"policy {rules.Policy.Hash}\n")))),
        new(rules.Policy.Hash, PolicyJson.Write(rules.Policy)),
        .. rules.Protocols.Values.Select(p => new Document(p.Hash, ProtocolJson.Write(p))),
    ];

    /// <summary>All rules, in no order that means anything.</summary>
    internal IEnumerable<Rulebook> All => _rules.Values;

    internal bool Has(string hash) => _rules.ContainsKey(hash);

    internal Rulebook Rules(string hash) => _rules.GetValueOrDefault(hash) ?? throw new JsonException($"The rules {hash} are not in the store.");

    internal Protocol Protocol(string hash) => _protocols.GetValueOrDefault(hash) ?? throw new JsonException($"The protocol {hash} is in no rules that this area adopted.");

    internal Chain Chain(string id, long sequence)
    {
        var at = _inForce.Keys.Count - 1;
        while (at >= 0 && _inForce.Keys[at] > sequence) at--;
        if (at < 0) throw new JsonException("No rules were in force.");
        return Rules(_inForce.Values[at]).Policy.Chains.FirstOrDefault(c => c.Id == id) ?? throw new JsonException($"The rules in force have no chain '{id}'.");
    }

    /// <summary>The parts of rules that a store holds: first the list of them.</summary>
    internal static async Task<IReadOnlyList<Document>> StoredPartsAsync(IJournalStore store, string hash, CancellationToken stopping)
    {
        List<Document> parts = [await PartAsync(store, hash, stopping).ConfigureAwait(false)];
        foreach (var line in Encoding.UTF8.GetString(parts[0].Body.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            parts.Add(await PartAsync(store, line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..], stopping).ConfigureAwait(false));
        return parts;
    }

    private static async Task<Rulebook> RulebookAsync(IJournalStore store, string hash, CancellationToken stopping)
    {
        if (Known.TryGetValue(hash, out var known) && known.TryGetTarget(out var shared)) return shared;
        var parts = await StoredPartsAsync(store, hash, stopping).ConfigureAwait(false);
        // The policy is the last of the list.
        var protocols = parts.Skip(1).SkipLast(1).Select(p => ProtocolJson.Read(p.Body)).ToImmutableSortedDictionary(p => p.Nature, p => p);
        var rules = Rulebooks.Create(protocols, PolicyJson.Read(parts[^1].Body));
        Known[hash] = new(rules);
        return rules;
    }

    private static async Task<Document> PartAsync(IJournalStore store, string hash, CancellationToken stopping)
    {
        var document = await store.DocumentAsync(hash, stopping).ConfigureAwait(false) ?? throw Missing(hash);
        return Convert.ToHexStringLower(SHA256.HashData(document.Body.Span)) == hash ? document
            : throw new JournalStoreException($"The rules {hash} were changed in the store: their bytes have another hash. Restore them from a backup.", mayHaveLanded: false);
    }

    private static JournalStoreException Missing(string hash) => new($"The rules {hash} are not in the store, though a row adopted them. Restore them from a backup.", mayHaveLanded: false);
}
