using System.Data.Common;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Geo;
using RightCall.Server.Storage;

namespace RightCall.Server.Privacy;

/// <summary>A record about a place or a person.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">How often it was written.</param>
/// <param name="Words">What it says; null where it cannot be opened any more.</param>
internal sealed record OpenedRecord(Guid Id, long Version, byte[]? Words);

/// <summary>What is to be kept of a record.</summary>
/// <param name="Kind">Its kind, such as <c>premise</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Point">Where it counts; null where it has no place.</param>
/// <param name="Expires">From then on it is neither shown nor kept.</param>
/// <param name="Words">What it says.</param>
/// <param name="Marks">Marks by which it is found.</param>
internal sealed record KeptRecord(string Kind, Guid Id, GeoPoint? Point, Instant Expires, byte[] Words, IReadOnlyList<string> Marks);

/// <summary>Keeps records about places and persons. On the disk stands in the clear only the square of a kilometre in which one lies, and when it ends; all else is sealed. Safe from any thread.</summary>
internal sealed class SealedRecords(CentreDatabase database, WordSeal seal, PrivacyLog log, IClock clock)
{
    // A hundredth of a degree: 1.1 km from north to south.
    private const int CellE7 = 100_000;
    private const double MetresPerE7 = 0.0111195;

    /// <summary>One that still counts; null where there is none.</summary>
    public async Task<OpenedRecord?> FindAsync(AreaId area, string kind, Guid id, CancellationToken stopping) =>
        await ListAsync(area, kind, "AND id = @id", stopping, ("id", id.ToString())).ConfigureAwait(false) is [var found, ..] ? found : null;

    /// <summary>Those that have one of these marks.</summary>
    public Task<IReadOnlyList<OpenedRecord>> MarkedAsync(AreaId area, string kind, string mark, CancellationToken stopping) =>
        ListAsync(area, kind, "AND id IN (SELECT id FROM sealed_marks WHERE area = @area AND kind = @kind AND mark = @mark)", stopping, ("mark", mark));

    /// <summary>Those that may lie within a distance of a point, and some beyond it: whoever asks measures by what they say.</summary>
    public Task<IReadOnlyList<OpenedRecord>> NearAsync(AreaId area, string kind, GeoPoint point, Distance reach, CancellationToken stopping)
    {
        var north = (long)(reach.Metres / MetresPerE7);
        // Near the poles every meridian is near.
        var east = (long)(north / Math.Max(0.01, Math.Cos(point.Latitude * Math.PI / 180)));
        return ListAsync(area, kind, "AND cell_north BETWEEN @south AND @north AND cell_east BETWEEN @west AND @east", stopping,
            ("south", Cell(point.LatitudeE7 - north)), ("north", Cell(point.LatitudeE7 + north)), ("west", Cell(point.LongitudeE7 - east)), ("east", Cell(point.LongitudeE7 + east)));
    }

    /// <summary>Writes a record together with its line of the log: both or none.</summary>
    /// <param name="area">The area.</param>
    /// <param name="record">The record.</param>
    /// <param name="expected">The version that it takes the place of; 0 for a new one.</param>
    /// <param name="line">Who wrote it.</param>
    /// <returns>False where another version is there: nothing was changed.</returns>
    public async Task<bool> WriteAsync(AreaId area, KeptRecord record, long expected, PrivacyLine line)
    {
        var written = 0;
        await database.Write(async change =>
        {
            (string, object)[] values =
            [
                ("area", area.Value), ("kind", record.Kind), ("id", record.Id.ToString()), ("expected", expected),
                ("north", record.Point is { } n ? Cell(n.LatitudeE7) : DBNull.Value), ("east", record.Point is { } e ? Cell(e.LongitudeE7) : DBNull.Value),
                ("expires", record.Expires.ToUnixTimeTicks()), ("words", seal.Seal(area, record.Kind, record.Id.ToString(), record.Words)),
            ];
            written = await change.Do(expected == 0
                ? "INSERT INTO sealed_records (area, kind, id, version, cell_north, cell_east, expires, words) VALUES (@area, @kind, @id, @expected + 1, @north, @east, @expires, @words) ON CONFLICT (area, kind, id) DO NOTHING"
                : "UPDATE sealed_records SET version = @expected + 1, cell_north = @north, cell_east = @east, expires = @expires, words = @words WHERE area = @area AND kind = @kind AND id = @id AND version = @expected",
                values).ConfigureAwait(false);
            if (written == 0) return;
            await DropMarksAsync(change, area, record.Kind, record.Id).ConfigureAwait(false);
            foreach (var mark in record.Marks.Distinct())
                await change.Do("INSERT INTO sealed_marks (area, kind, mark, id) VALUES (@area, @kind, @mark, @id)", ("area", area.Value), ("kind", record.Kind), ("mark", mark), ("id", record.Id.ToString())).ConfigureAwait(false);
            await log.AddAsync(change, area, line).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return written == 1;
    }

    /// <summary>Deletes a record, and says so in the log.</summary>
    /// <returns>False where there was none: nothing was changed.</returns>
    public async Task<bool> DeleteAsync(AreaId area, string kind, Guid id, PrivacyLine line)
    {
        var gone = 0;
        await database.Write(async change =>
        {
            gone = await change.Do("DELETE FROM sealed_records WHERE area = @area AND kind = @kind AND id = @id", ("area", area.Value), ("kind", kind), ("id", id.ToString())).ConfigureAwait(false);
            if (gone == 0) return;
            await DropMarksAsync(change, area, kind, id).ConfigureAwait(false);
            await log.AddAsync(change, area, line).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return gone == 1;
    }

    /// <summary>Deletes what has ended. Nobody has seen it since it ended.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> DropEndedAsync(CancellationToken stopping)
    {
        var gone = 0;
        await database.Write(async change =>
        {
            gone = await change.Do("DELETE FROM sealed_records WHERE expires <= @now", ("now", clock.GetCurrentInstant().ToUnixTimeTicks())).ConfigureAwait(false);
            if (gone > 0) await change.Do("DELETE FROM sealed_marks WHERE NOT EXISTS (SELECT 1 FROM sealed_records r WHERE r.area = sealed_marks.area AND r.kind = sealed_marks.kind AND r.id = sealed_marks.id)").ConfigureAwait(false);
        }, stopping).ConfigureAwait(false);
        return gone;
    }

    private Task<IReadOnlyList<OpenedRecord>> ListAsync(AreaId area, string kind, string which, CancellationToken stopping, params (string, object)[] values) =>
        database.List($"SELECT id, version, words FROM sealed_records WHERE area = @area AND kind = @kind AND expires > @now {which}", r => Open(area, kind, r), stopping,
            [("area", area.Value), ("kind", kind), ("now", clock.GetCurrentInstant().ToUnixTimeTicks()), .. values]);

    private OpenedRecord Open(AreaId area, string kind, DbDataReader row) => new(Guid.Parse(row.GetString(0)), row.GetInt64(1), seal.Open(area, kind, row.GetString(0), row.GetString(2)));

    private static Task<int> DropMarksAsync(CentreDatabase.Change change, AreaId area, string kind, Guid id) =>
        change.Do("DELETE FROM sealed_marks WHERE area = @area AND kind = @kind AND id = @id", ("area", area.Value), ("kind", kind), ("id", id.ToString()));

    private static int Cell(long e7) => (int)Math.Floor((double)e7 / CellE7);
}
