using System.Text.Json;
using RightCall.Domain.Areas;
using RightCall.Journal.Sealing;

namespace RightCall.Journal.Stores;

/// <summary>Checks what the chain cannot: that the tables beside the journal say what its rows say. A key is there or was destroyed by an erasure; rules and holds are those of the rows.</summary>
public static class BesideCheck
{
    /// <summary>What does not fit, in plain words; empty where all does.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(IJournalStore store, AreaId area, CancellationToken stopping = default)
    {
        var rows = new FromRows();
        HashSet<string> there = new(StringComparer.Ordinal);
        for (var after = 0L; await store.ReadAsync(area, after, StoreVerifier.Page, stopping).ConfigureAwait(false) is { Count: > 0 } page; after = page[^1].Sequence)
        {
            var fresh = page.SelectMany(r => SealedKeys.In(r.Body.Span)).Where(rows.Keys.Add).ToList();
            if (fresh.Count > 0) there.UnionWith((await store.KeysAsync(area, fresh, stopping).ConfigureAwait(false)).Keys);
            foreach (var row in page) rows.Read(row);
        }
        List<string> problems = [];
        rows.Keys.ExceptWith(there);
        rows.Keys.ExceptWith(rows.Erased);
        if (rows.Keys.Count > 0) problems.Add($"{rows.Keys.Count} keys are gone although nothing erased them, the first {rows.Keys.Min}: restore the keys from a backup.");
        if (rows.Erased.Overlaps(there)) problems.Add($"The key {rows.Erased.First(there.Contains)} is there although it was erased: an older backup was restored, so erase again.");
        if (!rows.Adoptions.SequenceEqual(await store.AdoptionsAsync(area, stopping).ConfigureAwait(false))) problems.Add("The rows adopted other rules than the store says: restore it from a backup.");
        if (!rows.Holds.SequenceEqual((await store.HoldsAsync(area, stopping).ConfigureAwait(false)).Select(h => h.Value).Order(StringComparer.Ordinal)))
            problems.Add($"The rows place other holds than the store says; by the rows a hold lies on: {(rows.Holds.Count == 0 ? "nobody" : string.Join(", ", rows.Holds))}.");
        return problems;
    }

    private sealed class FromRows
    {
        public SortedSet<string> Keys { get; } = new(StringComparer.Ordinal);
        public HashSet<string> Erased { get; } = new(StringComparer.Ordinal);
        public List<Adoption> Adoptions { get; } = [];
        public SortedSet<string> Holds { get; } = new(StringComparer.Ordinal);

        // Nearly every row has none of these, and is not parsed.
        public void Read(StoredRow row)
        {
            var body = row.Body.Span;
            if (body.IndexOf("{\"type\":\"erased\","u8) < 0 && body.IndexOf("{\"type\":\"rules-adopted\","u8) < 0 && body.IndexOf("{\"type\":\"hold-"u8) < 0) return;
            using var document = JsonDocument.Parse(row.Body);
            foreach (var happened in document.RootElement.GetProperty("events").EnumerateArray())
            {
                switch (happened.GetProperty("type").GetString())
                {
                    case "erased": Erased.UnionWith(Texts(happened, "keys")); break;
                    case "rules-adopted": Adoptions.Add(new(row.Sequence, happened.GetProperty("hash").GetString()!)); break;
                    case "hold-placed": Holds.UnionWith(Texts(happened, "subjects")); break;
                    case "hold-lifted": Holds.ExceptWith(Texts(happened, "subjects")); break;
                }
            }
        }

        private static IEnumerable<string> Texts(JsonElement json, string field) => json.GetProperty(field).EnumerateArray().Select(t => t.GetString()!);
    }
}
