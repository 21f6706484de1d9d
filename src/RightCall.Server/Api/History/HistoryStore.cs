using Microsoft.Data.Sqlite;
using RightCall.Contracts.Calls;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Journal.Erasing;
using RightCall.Server.Feed;

namespace RightCall.Server.Api.History;

/// <summary>Where rows about an incident stand in the journal, and what is searched for. Made from the journal and nothing else: delete the file, and it comes back. Safe from any thread.</summary>
internal sealed class HistoryStore : IDisposable
{
    // Made again from the journal whenever what it holds, or how, changes.
    private const int Shape = 4;
    private const double MetresPerE7 = 0.0111195;
    private readonly SqliteConnection _db;
    private readonly Lock _lock = new();

    /// <summary>Opens it; null: in memory.</summary>
    public HistoryStore(string? file)
    {
        if (file is not null && !IsOfThisShape(file)) foreach (var part in new[] { file, file + "-wal", file + "-shm" }) File.Delete(part);
        _db = new($"Data Source={file ?? ":memory:"};Pooling=False");
        _db.Open();
        // It can be made again, so it need not survive a loss of power.
        Run($"PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA user_version = {Shape};");
        Run("""
            CREATE TABLE IF NOT EXISTS head(area TEXT PRIMARY KEY, sequence INTEGER NOT NULL) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS about(area TEXT, subject TEXT, sequence INTEGER, PRIMARY KEY(area, subject, sequence)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS report(area TEXT, incident TEXT, call TEXT, PRIMARY KEY(area, incident, call)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS incident(id INTEGER PRIMARY KEY, area TEXT NOT NULL, incident TEXT NOT NULL, number INTEGER NOT NULL, nature TEXT NOT NULL, title TEXT NOT NULL,
              opened TEXT NOT NULL, closed TEXT, ended TEXT, level INTEGER NOT NULL, priority INTEGER NOT NULL, units TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '', lat INTEGER, lon INTEGER, exercise TEXT,
              UNIQUE(area, incident));
            CREATE INDEX IF NOT EXISTS incident_by_place ON incident(area, lat, lon);
            CREATE TABLE IF NOT EXISTS caller(id INTEGER PRIMARY KEY, area TEXT NOT NULL, call TEXT NOT NULL, mark TEXT NOT NULL, number INTEGER NOT NULL, rang TEXT NOT NULL, mode TEXT NOT NULL, UNIQUE(area, call));
            CREATE INDEX IF NOT EXISTS caller_by_mark ON caller(area, mark);
            CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(text, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
            """);
    }

    /// <summary>The last row of an area that is in it.</summary>
    public long Head(AreaId area) => Numbers("SELECT sequence FROM head WHERE area = $a", area.Value).FirstOrDefault();

    /// <summary>The rows about an incident and its calls, after one of them, in order.</summary>
    public IReadOnlyList<long> RowsOf(AreaId area, IncidentId incident, long after, int most) => Numbers("""
        SELECT DISTINCT sequence FROM about WHERE area = $a AND sequence > $c
        AND (subject = $b OR subject IN (SELECT 'call:' || call FROM report WHERE area = $a AND incident = substr($b, 10))) ORDER BY sequence LIMIT $d
        """, area.Value, $"incident:{incident}", after, most);

    /// <summary>Incidents that the words fit, the newest first; all where there are no words.</summary>
    public IReadOnlyList<FoundIncident> Find(AreaId area, string? words, long before, int most)
    {
        var match = words is null ? "" : "AND id IN (SELECT rowid FROM words WHERE words MATCH $d)";
        lock (_lock)
        {
            using var command = Command($"SELECT id, incident, number, nature, title, opened, closed, ended, level, priority, units, place, exercise FROM incident WHERE area = $a AND id < $b {match} ORDER BY id DESC LIMIT $c",
                words is null ? [area.Value, before, most] : [area.Value, before, most, words]);
            using var reader = command.ExecuteReader();
            List<FoundIncident> found = [];
            while (reader.Read()) found.Add(FoundIncident.Read(reader));
            return found;
        }
    }

    /// <summary>Incidents whose place is within a distance of a point, the newest first.</summary>
    public IReadOnlyList<(FoundIncident Incident, Distance Away)> Near(AreaId area, GeoPoint point, Distance reach, int most)
    {
        // A square that holds the circle; what lies in its corners is measured away below.
        var north = (int)Math.Ceiling(reach.Metres / MetresPerE7);
        var east = (int)Math.Ceiling(north / Math.Max(0.01, Math.Cos(point.Latitude * Math.PI / 180)));
        List<(FoundIncident, Distance)> found = [];
        lock (_lock)
        {
            using var command = Command("""
                SELECT id, incident, number, nature, title, opened, closed, ended, level, priority, units, place, exercise, lat, lon FROM incident
                WHERE area = $a AND lat BETWEEN $b AND $c AND lon BETWEEN $d AND $e ORDER BY id DESC
                """, area.Value, (long)point.LatitudeE7 - north, (long)point.LatitudeE7 + north, (long)point.LongitudeE7 - east, (long)point.LongitudeE7 + east);
            using var reader = command.ExecuteReader();
            while (found.Count < most && reader.Read())
            {
                var away = point.To(new GeoPoint(reader.GetInt32(13), reader.GetInt32(14)));
                if (away <= reach) found.Add((FoundIncident.Read(reader), away));
            }
        }
        return found;
    }

    /// <summary>Calls from the number of a mark but this one, the newest first.</summary>
    public IReadOnlyList<EarlierCall> CallsOf(AreaId area, string mark, CallId but, int most)
    {
        lock (_lock) return EarlierCalls.Find(area, mark, but, most, Rows, Rows);
    }

    /// <summary>Adds rows, all or none.</summary>
    /// <param name="area">The area.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="marks">Makes the mark of a sort and a text.</param>
    public void Add(AreaId area, IReadOnlyList<Row> rows, Func<string, string, string> marks)
    {
        lock (_lock)
        {
            using var transaction = _db.BeginTransaction();
            foreach (var row in rows) Add(area, row, marks);
            Run("INSERT INTO head VALUES ($a, $b) ON CONFLICT(area) DO UPDATE SET sequence = $b", area.Value, rows[^1].Sequence);
            transaction.Commit();
        }
    }

    private void Add(AreaId area, Row row, Func<string, string, string> marks)
    {
        foreach (var incident in RowSubjects.IncidentsOf(row)) Run("INSERT OR IGNORE INTO about VALUES ($a, $b, $c)", area.Value, $"incident:{incident}", row.Sequence);
        foreach (var call in RowSubjects.CallsOf(row)) Run("INSERT OR IGNORE INTO about VALUES ($a, $b, $c)", area.Value, $"call:{call}", row.Sequence);
        foreach (var e in row.Events)
        {
            if (e is CallLinked linked) Run("INSERT OR IGNORE INTO report VALUES ($a, $b, $c)", area.Value, linked.Incident.ToString(), linked.Call.ToString());
            if (e is Erased erased) foreach (var subject in erased.Subjects) Forget(area, subject);
            SearchedWords.Note(area, e, Run);
            EarlierCalls.Note(area, e, marks, Run);
        }
    }

    // What the law says to erase is erased here too.
    private void Forget(AreaId area, string subject)
    {
        if (subject.StartsWith("call:", StringComparison.Ordinal)) Run("DELETE FROM caller WHERE area = $a AND call = $b", area.Value, subject[5..]);
        if (!subject.StartsWith("incident:", StringComparison.Ordinal)) return;
        Run("DELETE FROM words WHERE rowid = (SELECT id FROM incident WHERE area = $a AND incident = $b)", area.Value, subject[9..]);
        Run("UPDATE incident SET place = '', lat = NULL, lon = NULL WHERE area = $a AND incident = $b", area.Value, subject[9..]);
    }

    private static bool IsOfThisShape(string file)
    {
        if (!File.Exists(file)) return true;
        try
        {
            using var db = new SqliteConnection($"Data Source={file};Pooling=False");
            db.Open();
            using var command = db.CreateCommand();
            command.CommandText = "PRAGMA user_version";
            return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) == Shape;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private List<long> Numbers(string sql, params object[] values)
    {
        lock (_lock)
        {
            using var command = Command(sql, values);
            using var reader = command.ExecuteReader();
            List<long> numbers = [];
            while (reader.Read()) numbers.Add(reader.GetInt64(0));
            return numbers;
        }
    }

    private List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private void Run(string sql, params object?[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        var command = _db.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this folder; what people type is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${(char)('a' + i)}", values[i] ?? DBNull.Value);
        return command;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock) _db.Dispose();
    }
}
