using System.Text.Json;
using RightCall.Domain.Areas;
using RightCall.Journal.Sealing;

namespace RightCall.Journal.Stores;

/// <summary>Checks what the chain cannot: that each key of sealed words is there, or was destroyed by an erasure that stands in the journal.</summary>
public static class SealedKeyCheck
{
    /// <summary>The ids of keys that are gone although nothing erased them, in order.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(IJournalStore store, AreaId area, CancellationToken stopping = default)
    {
        SortedSet<string> used = new(StringComparer.Ordinal);
        HashSet<string> there = new(StringComparer.Ordinal);
        for (var after = 0L; await store.ReadAsync(area, after, StoreVerifier.Page, stopping).ConfigureAwait(false) is { Count: > 0 } page; after = page[^1].Sequence)
        {
            var fresh = page.SelectMany(r => SealedKeys.In(r.Body.Span)).Where(used.Add).ToList();
            if (fresh.Count > 0) there.UnionWith((await store.KeysAsync(area, fresh, stopping).ConfigureAwait(false)).Keys);
            foreach (var row in page) there.UnionWith(ErasedBy(row));
        }
        used.ExceptWith(there);
        return [.. used];
    }

    private static List<string> ErasedBy(StoredRow row)
    {
        if (row.Body.Span.IndexOf("{\"type\":\"erased\","u8) < 0) return [];
        using var document = JsonDocument.Parse(row.Body);
        return [.. document.RootElement.GetProperty("events").EnumerateArray().Where(e => e.GetProperty("type").ValueEquals("erased"u8))
            .SelectMany(e => e.GetProperty("keys").EnumerateArray()).Select(k => k.GetString()!)];
    }
}
