using System.Globalization;
using System.Reflection;

namespace RightCall.Journal.Stores;

/// <summary>The versions of a store's tables: one script leads from each to the next. Tables are only ever migrated forward.</summary>
internal sealed class SchemaVersions
{
    private readonly string _store;
    private readonly SortedDictionary<int, string> _scripts = [];

    /// <summary>The scripts of a store.</summary>
    /// <param name="store">Its folder: <c>Sqlite</c> or <c>Postgres</c>.</param>
    public SchemaVersions(string store)
    {
        _store = store;
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            var parts = name.Split('/', '\\');
            if (parts is not ["Stores", var folder, "Schema", var file] || folder != store) continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            _scripts.Add(int.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
    }

    /// <summary>The version that this program works with.</summary>
    public int Latest => _scripts.Keys.Last();

    /// <summary>The scripts that lead from a version to the latest.</summary>
    /// <exception cref="JournalStoreException">The tables are newer than this program.</exception>
    public IEnumerable<(int Version, string Script)> From(int version)
    {
        if (version > Latest)
            throw new JournalStoreException($"The {_store} store has tables of version {version}; this program knows them up to {Latest}. Nothing was changed. Use the program that made them, or a newer one.", mayHaveLanded: false);
        return _scripts.Where(s => s.Key > version).Select(s => (s.Key, s.Value));
    }
}
