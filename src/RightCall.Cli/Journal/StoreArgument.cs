using System.CommandLine;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Postgres;
using RightCall.Journal.Stores.Sqlite;

namespace RightCall.Cli.Journal;

/// <summary>The store that a command works on: a SQLite file, or a PostgreSQL connection string.</summary>
internal static class StoreArgument
{
    /// <summary>The argument.</summary>
    public static Argument<string> Create(string name = "store", string what = "The store") =>
        new(name) { Description = $"{what}: a SQLite file such as journal.db, or a PostgreSQL connection string such as \"Host=db;Database=rightcall\"." };

    /// <summary>Opens it.</summary>
    /// <exception cref="JournalStoreException">It cannot be opened; where it has to be there, also when it is not.</exception>
    public static async Task<IJournalStore> OpenAsync(string store, bool mustExist = true)
    {
        if (store.Contains('=', StringComparison.Ordinal)) return await PostgresJournalStore.OpenAsync(store).ConfigureAwait(false);
        if (mustExist && !File.Exists(store)) throw new JournalStoreException($"There is no file '{store}'. Nothing was done. Name the store's file, or a connection string.", mayHaveLanded: false);
        return SqliteJournalStore.Open(store);
    }
}
