using System.Reflection;
using System.Text;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Sqlite;

namespace RightCall.Journal.Tests;

/// <summary>What is marked as personal or as of health is on no disk in the clear, in whatever command or event it stands; and it is read back as it was.</summary>
public sealed class SealingTests : IDisposable
{
    private const string Words = "words";
    private readonly string _folder = Directory.CreateTempSubdirectory("rightcall-sealed-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Marked => [.. Journals.Commands.Concat(Journals.Events).Where(HasMark).Select(t => t.FullName!)];

    [Theory, MemberData(nameof(Marked))]
    public async Task Marked_fields_are_sealed(string name)
    {
        var type = typeof(CommandBody).Assembly.GetType(name)!;
        var message = Instances.Of(type)!;
        await using var store = SqliteJournalStore.Open(Path.Combine(_folder, "journal.db"));
        var journal = await AreaJournal.OpenAsync(store, Journals.Area);
        await journal.AppendAsync([message is CommandBody body ? Journals.Row(1, body) : Journals.Row(1, new Tick(), (AreaEvent)message)]);
        var text = Encoding.UTF8.GetString((await store.ReadAsync(Journals.Area, 0, 1))[0].Body.Span);
        foreach (var property in type.GetProperties().Where(IsMarked))
            Assert.Contains($"\"{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name)}\":{{\"key\":\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_can_hold_words_about_people_is_marked()
    {
        Assert.True(Marked.Count > 15);
        Assert.Contains(typeof(Text).FullName, Marked.Select(m => m.Data));
    }

    [Fact]
    public async Task Words_are_read_back_and_bound_to_their_row()
    {
        await using var store = SqliteJournalStore.Open(Path.Combine(_folder, "journal.db"));
        var journal = await AreaJournal.OpenAsync(store, Journals.Area);
        var call = new CallId(new Guid(1, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8]));
        await journal.AppendAsync([Journals.Row(1, new Text(call, "Are you safe?")), Journals.Row(2, new Text(call, "We are near."))]);
        var rows = await store.ReadAsync(Journals.Area, 0, 10);
        Assert.DoesNotContain("safe", Encoding.UTF8.GetString(rows[0].Body.Span), StringComparison.Ordinal);
        List<string> read = [];
        await foreach (var row in (await AreaJournal.OpenAsync(store, Journals.Area)).ReadAsync()) read.Add(((Text)row.Command.Body).Words);
        Assert.Equal(["Are you safe?", "We are near."], read);

        // The words of row 1, put into row 2 by somebody who can also make the chain anew.
        var (one, two) = (Encoding.UTF8.GetString(rows[0].Body.Span), Encoding.UTF8.GetString(rows[1].Body.Span));
        var forged = Encoding.UTF8.GetBytes(two.Replace(Box(two), Box(one), StringComparison.Ordinal));
        await using var other = SqliteJournalStore.Open(Path.Combine(_folder, "other.db"));
        var keys = (await store.KeysOfAsync(Journals.Area, [new($"call:{call}")])).ToList();
        var hash = Chains.HashChain.HashOf(rows[0].Hash, forged);
        await other.AppendAsync(Journals.Area, Chains.JournalHead.Empty, new([rows[0], rows[1] with { Body = forged, Hash = hash }]) { Keys = keys });
        await Assert.ThrowsAsync<JournalStoreException>(async () => { await foreach (var _ in (await AreaJournal.OpenAsync(other, Journals.Area)).ReadAsync()) { } });
    }

    [Fact]
    public async Task A_key_of_a_group_that_was_not_stored_seals_nothing_more()
    {
        await using var store = SqliteJournalStore.Open(Path.Combine(_folder, "journal.db"));
        var journal = await AreaJournal.OpenAsync(store, Journals.Area);
        var (one, two) = (new Text(new(new Guid(1, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8])), Words), new Text(new(new Guid(2, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8])), Words));
        Assert.Equal(AppendOutcome.Stored, await journal.AppendAsync([Journals.Row(1, one)]));
        var again = Journals.Row(2, two);
        Assert.Equal(AppendOutcome.Repeated, await journal.AppendAsync([again with { Command = again.Command with { Id = Journals.Row(1).Command.Id } }]));
        Assert.Equal(AppendOutcome.Stored, await journal.AppendAsync([again]));
        Assert.Empty(await BesideCheck.ProblemsAsync(store, Journals.Area));
        Assert.Single(await store.KeysOfAsync(Journals.Area, [new("call:00000002-0002-0003-0102-030405060708")]));
    }

    private static string Box(string row) => row[(row.IndexOf("\"sealed\":\"", StringComparison.Ordinal) + 10)..].Split('"')[0];

    private static bool HasMark(Type type) => type.GetProperties().Any(IsMarked);

    private static bool IsMarked(PropertyInfo property) => property.IsDefined(typeof(PersonalAttribute), true) || property.IsDefined(typeof(HealthAttribute), true);
}
