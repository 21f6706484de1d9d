using System.Globalization;
using RightCall.Journal.Chains;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Postgres;
using RightCall.Journal.Stores.Sqlite;

namespace RightCall.Journal.Tests.Stores;

/// <summary>The program that the tests kill: it appends without end, and says each row only after the store has.</summary>
internal static class Writer
{
    public const string Name = "append-until-killed";

    public static async Task<IJournalStore> OpenAsync(string kind, string where) => kind == "sqlite" ? SqliteJournalStore.Open(where) : await PostgresJournalStore.OpenAsync(where);

    public static async Task<int> RunAsync(string kind, string where)
    {
        await using var store = await OpenAsync(kind, where);
        var head = await store.HeadAsync(Journals.Area);
        while (true)
        {
            var rows = StoredRows.After(head, 1 + (int)(head.Sequence % 7), id: _ => new(Guid.CreateVersion7()));
            if (await store.AppendAsync(Journals.Area, head, new(rows)) != AppendOutcome.Stored) return 1;
            head = rows.HeadOf();
            foreach (var row in rows) await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{row.Sequence} {row.Hash}"));
        }
    }
}
