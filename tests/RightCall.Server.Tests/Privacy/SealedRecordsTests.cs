using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using Npgsql;
using RightCall.Contracts;
using RightCall.Contracts.Privacy;
using RightCall.Domain.Areas;
using RightCall.Domain.Facilities;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Journal.Tests.Stores;
using RightCall.Server.Facilities;
using RightCall.Server.Privacy;
using RightCall.Server.Storage;
using RightCall.Server.Tests.Api;

namespace RightCall.Server.Tests.Privacy;

/// <summary>What is kept about places, persons and facilities, on both engines.</summary>
public sealed class SealedRecordsTests(PostgresCluster cluster) : IClassFixture<PostgresCluster>
{
    private static readonly AreaId Area = new("springfield");
    private static readonly GeoPoint House = GeoPoint.FromDegrees(39.8, -89.65);

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_record_is_found_by_place_and_mark_until_it_ends_and_of_two_changes_at_once_the_second_is_refused(string engine)
    {
        await using var store = await Store.OpenAsync(engine, cluster);
        var (id, end) = (Guid.CreateVersion7(), store.Clock.GetCurrentInstant() + Duration.FromHours(1));
        var record = new KeptRecord("premise", id, House, end, [1, 2, 3], ["mark", "mark"]);
        Assert.True(await store.Records.WriteAsync(Area, record, 0, Line(id)));
        Assert.False(await store.Records.WriteAsync(Area, record, 0, Line(id)));
        Assert.True(await store.Records.WriteAsync(Area, record with { Words = [4] }, 1, Line(id)));
        Assert.False(await store.Records.WriteAsync(Area, record, 1, Line(id)));
        Assert.Equal([4], (await store.Records.FindAsync(Area, "premise", id, default))!.Words);
        Assert.Equal(2, Assert.Single(await store.Records.MarkedAsync(Area, "premise", "mark", default)).Version);
        Assert.Single(await store.Records.NearAsync(Area, "premise", GeoPoint.FromDegrees(39.817, -89.65), new(2_000), default));
        Assert.Empty(await store.Records.NearAsync(Area, "premise", GeoPoint.FromDegrees(39.9, -89.65), new(2_000), default));
        Assert.Empty(await store.Records.NearAsync(new("other"), "premise", House, new(2_000), default));
        store.Clock.Move(Duration.FromHours(2));
        Assert.Null(await store.Records.FindAsync(Area, "premise", id, default));
        Assert.Equal(1, await store.Records.DropEndedAsync(default));
        Assert.Empty(await store.Database.List("SELECT mark FROM sealed_marks", r => r.GetString(0), default));
        Assert.Equal(2, (await store.Log.BeforeAsync(Area, Guid.AllBitsSet, null, 10, default)).Count);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Words_that_were_moved_to_another_record_do_not_open(string engine)
    {
        await using var store = await Store.OpenAsync(engine, cluster);
        var (first, second, end) = (Guid.CreateVersion7(), Guid.CreateVersion7(), store.Clock.GetCurrentInstant() + Duration.FromHours(1));
        foreach (var id in new[] { first, second }) Assert.True(await store.Records.WriteAsync(Area, new("premise", id, House, end, [1], []), 0, Line(id)));
        await store.Database.Write(change => change.Do("UPDATE sealed_records SET words = (SELECT words FROM sealed_records WHERE id = @first) WHERE id = @second", ("first", first.ToString()), ("second", second.ToString())));
        Assert.Null((await store.Records.FindAsync(Area, "premise", second, default))!.Words);
        Assert.NotNull((await store.Records.FindAsync(Area, "premise", first, default))!.Words);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_mark_is_the_same_after_a_restart_and_another_at_another_centre(string engine)
    {
        await using var store = await Store.OpenAsync(engine, cluster);
        await using var other = await Store.OpenAsync(engine, cluster);
        var mark = await new KeyedMarks(store.Database, store.Protection).OfAsync("phone", "2175550101");
        Assert.Equal(mark, await new KeyedMarks(store.Database, store.Protection).OfAsync("phone", "2175550101"));
        Assert.NotEqual(mark, await new KeyedMarks(store.Database, store.Protection).OfAsync("name", "2175550101"));
        Assert.NotEqual(mark, await new KeyedMarks(other.Database, other.Protection).OfAsync("phone", "2175550101"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Where_the_keys_are_lost_records_are_counted_as_unreadable_and_new_ones_can_be_kept(string engine)
    {
        await using var store = await Store.OpenAsync(engine, cluster);
        var (id, end) = (Guid.CreateVersion7(), store.Clock.GetCurrentInstant() + Duration.FromHours(1));
        var before = await new KeyedMarks(store.Database, store.Protection).OfAsync("name", "x");
        Assert.True(await store.Records.WriteAsync(Area, new("premise", id, House, end, [1], [before]), 0, Line(id)));
        var lost = new EphemeralDataProtectionProvider();
        var after = await new KeyedMarks(store.Database, lost).OfAsync("name", "x");
        Assert.NotEqual(before, after);
        Assert.Equal(after, await new KeyedMarks(store.Database, lost).OfAsync("name", "x"));
        var records = new SealedRecords(store.Database, new(lost), store.Log, store.Clock);
        Assert.Null(Assert.Single(await records.NearAsync(Area, "premise", House, new(100), default)).Words);
        Assert.True(await records.WriteAsync(Area, new("premise", Guid.CreateVersion7(), House, end, [2], [after]), 0, Line(id)));
        Assert.Equal([2], Assert.Single(await records.MarkedAsync(Area, "premise", after, default)).Words);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_facility_keeps_its_newest_count_through_a_new_description(string engine)
    {
        await using var store = await Store.OpenAsync(engine, cluster);
        var (facilities, id, now) = (new FacilityStore(store.Database, store.Clock), new FacilityId("west"), store.Clock.GetCurrentInstant());
        Assert.False(await facilities.CountAsync(Area, id, new(1, now, new("t"))));
        await facilities.DescribeAsync(Area, id, new("West", Destination.Shelter, House), new("t"));
        Assert.Null((await facilities.FindAsync(Area, id))!.OpenBeds);
        Assert.True(await facilities.CountAsync(Area, id, new(4, now, new("t"))));
        Assert.False(await facilities.CountAsync(Area, id, new(9, now - Duration.FromMinutes(1), new("t"))));
        await facilities.DescribeAsync(Area, id, new("West End", Destination.Shelter, House), new("u"));
        var kept = Assert.Single(await facilities.AllAsync(Area));
        Assert.Equal(("West End", 4, "u"), (kept.Body.Name, kept.OpenBeds!.Open, kept.ChangedBy.Value));
        Assert.Empty(await facilities.AllAsync(new("other")));
    }

    private static PrivacyLine Line(Guid id) => new(new(new("t"), AccessRole.Dispatcher), PrivacyEvent.PremiseEntered, Records: [id]);

    private sealed class Store(CentreDatabase database, NpgsqlDataSource? source, DirectoryInfo folder) : IAsyncDisposable
    {
        public MovedClock Clock { get; } = new();
        public IDataProtectionProvider Protection { get; } = new EphemeralDataProtectionProvider();
        public CentreDatabase Database => database;
        public PrivacyLog Log => field ??= new(database, Clock);
        public SealedRecords Records => field ??= new(database, new(Protection), Log, Clock);

        public static async Task<Store> OpenAsync(string engine, PostgresCluster cluster)
        {
            var folder = Directory.CreateTempSubdirectory("rightcall-records-");
            var source = engine == "postgres" ? NpgsqlDataSource.Create(await cluster.NewDatabaseAsync()) : null;
            return new(source is null ? await CentreDatabase.OpenFileAsync(Path.Combine(folder.FullName, "centre.db")) : await CentreDatabase.OpenPostgresAsync(source), source, folder);
        }

        public async ValueTask DisposeAsync()
        {
            await database.DisposeAsync();
            if (source is not null) await source.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }
}
