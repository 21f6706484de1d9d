using Npgsql;
using RightCall.Contracts;
using RightCall.Journal.Tests.Stores;
using RightCall.Server.People;
using RightCall.Server.Storage;

namespace RightCall.Server.Tests.People;

public sealed class PersonStoreTests(PostgresCluster cluster) : IClassFixture<PostgresCluster>
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_account_is_kept_whole_and_of_two_changes_at_once_the_second_is_refused(string engine)
    {
        var folder = Directory.CreateTempSubdirectory("rightcall-people-");
        await using var source = engine == "postgres" ? NpgsqlDataSource.Create(await cluster.NewDatabaseAsync()) : null;
        await using var database = await Open();
        using var store = new PersonStore(database);
        Assert.True((await store.CreateAsync(new() { Name = "j.rivera", Roles = [AccessRole.Unit], Unit = "M12", PasswordHash = "hash" }, default)).Succeeded);
        Assert.False((await store.CreateAsync(new() { Name = "j.rivera" }, default)).Succeeded);
        var (first, second) = ((await store.FindByNameAsync("J.RIVERA", default))!, (await store.FindByIdAsync("j.rivera", default))!);
        first.Passkeys.Add(new([1, 2, 3], "desk", [4], DateTimeOffset.UnixEpoch, 7, ["usb"], true, false, false, [5], [6]));
        Assert.True((await store.UpdateAsync(first, default)).Succeeded);
        second.IsClosed = true;
        Assert.False((await store.UpdateAsync(second, default)).Succeeded);
        await using var again = await Open();
        using var reopened = new PersonStore(again);
        var kept = await reopened.FindByPasskeyIdAsync([1, 2, 3], default);
        Assert.Equal(("j.rivera", "M12", "hash", 7u, false), (kept!.Name, kept.Unit, kept.PasswordHash, kept.Passkeys[0].SignCount, kept.IsClosed));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);

        async Task<CentreDatabase> Open() => source is null ? await CentreDatabase.OpenFileAsync(Path.Combine(folder.FullName, "centre.db")) : await CentreDatabase.OpenPostgresAsync(source);
    }
}
