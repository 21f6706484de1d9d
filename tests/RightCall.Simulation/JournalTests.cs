using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Journal;
using RightCall.Journal.Erasing;
using RightCall.Journal.Rows;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Sqlite;
using RightCall.Simulation.World;

namespace RightCall.Simulation;

/// <summary>A whole night goes through a store and comes back: the same commands, the same events, the same state; and after an erasure the same determinations.</summary>
public sealed class JournalTests : IAsyncLifetime
{
    private static readonly AreaId Area = new("simulated");
    private static readonly Actor Officer = new(new("records"), Role.Administrator);
    private readonly string _folder = Directory.CreateTempSubdirectory("rightcall-night-").FullName;
    private readonly City _city = new(6, new Scenario(), ShippedRules.Value);
    private readonly List<Row> _rows = [];
    private AreaWriter _writer = null!;
    private SqliteJournalStore _store = null!;
    private AreaJournal _journal = null!;

    public async ValueTask InitializeAsync()
    {
        _city.Run(Duration.FromHours(4));
        _store = SqliteJournalStore.Open(Path.Combine(_folder, "journal.db"));
        _journal = await AreaJournal.OpenAsync(_store, Area);
        LetADayPass();
        foreach (var group in _rows.Chunk(64)) Assert.Equal(AppendOutcome.Stored, await _journal.AppendAsync(group));
    }

    // What was closed in the night is archived after a day.
    private void LetADayPass()
    {
        _writer = new(AreaState.Empty(Area), new Rows(_rows));
        foreach (var row in _city.Rows)
        {
            _rows.Add(row);
            _writer.Replay(row);
        }
        for (var hour = 1; hour <= 26; hour++) _writer.Submit(new(new(new Guid(hour, 7, 7, [7, 7, 7, 7, 7, 7, 7, 7])), Actor.Clock, _city.Now + Duration.FromHours(hour), 0, null, new Tick()), _city.Facts);
    }

    private sealed class Rows(List<Row> rows) : IRowSink
    {
        public void Append(Row row) => rows.Add(row);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_night_is_read_back_as_it_was()
    {
        var (codec, number) = (new RowCodec(), 0);
        await foreach (var row in (await AreaJournal.OpenAsync(_store, Area)).ReadAsync())
            Assert.Equal(System.Text.Encoding.UTF8.GetString(codec.Encode(Area, _rows[number++])), System.Text.Encoding.UTF8.GetString(codec.Encode(Area, row)));
        Assert.Equal(_rows.Count, number);
        Assert.True(number > 500, $"Only {number} rows: this night tests little.");
        Assert.Equal(StateDump.Of(_writer.Published), StateDump.Of((await ReplayAsync()).Published));
        Assert.Equal(_journal.Head, await StoreVerifier.VerifyAsync(_store, Area, _journal.Head));
    }

    [Fact]
    public async Task A_command_that_was_accepted_is_found_with_its_answer()
    {
        foreach (var row in _rows.Where((_, i) => i % 97 == 0))
        {
            var found = (await _journal.FindAsync(row.Command.Id))!;
            Assert.Equal((row.Sequence, row.Command.Actor, row.Events.Length), (found.Sequence, found.Command.Actor, found.Events.Length));
            Assert.Equal(row.Command.Body, found.Command.Body);
        }
        Assert.Null(await _journal.FindAsync(new(Guid.CreateVersion7())));
    }

    [Fact]
    public async Task Words_are_nowhere_in_the_files_and_an_erasure_keeps_every_determination()
    {
        var archived = _rows.SelectMany(r => r.Events).OfType<IncidentArchived>().Select(e => e.Incident).ToHashSet();
        var incident = _rows.SelectMany(r => r.Events).OfType<AnswersRecorded>().Select(e => e.Incident).FirstOrDefault(archived.Contains);
        Assert.True(archived.Contains(incident), $"None of {archived.Count} archived incidents had answers.");
        var subject = $"incident:{incident}";
        var before = await DeterminationsAsync();
        var keys = await _store.KeysOfAsync(Area, [new(subject)]);
        Assert.NotEmpty(keys);
        Assert.True(InFiles(keys[0].Secret));
        Assert.NotEmpty(await AnswersAsync(incident));

        Assert.IsType<Accepted>(await Erasure.HoldAsync(_journal, new(subject, "case 12"), Officer, Later));
        Assert.Equal("JRN-003", Assert.IsType<Refused>(await Erasure.EraseAsync(_journal, new(subject, "order 7"), Officer, Later)).Code);
        Assert.NotEmpty(await AnswersAsync(incident));
        Assert.IsType<Accepted>(await Erasure.LiftAsync(_journal, new(subject, "case 12 is closed"), Officer, Later));
        var erased = Assert.IsType<Accepted>(await Erasure.EraseAsync(_journal, new(subject, "order 7"), Officer, Later));
        Assert.Contains(keys[0].Id, Assert.IsType<Erased>(Assert.Single(erased.Events)).Keys);

        Assert.Empty(await AnswersAsync(incident));
        foreach (var key in keys) Assert.False(InFiles(key.Secret), "A destroyed key is still in a file of the store.");
        Assert.Equal(before, await DeterminationsAsync());
        Assert.Equal(_journal.Head, await StoreVerifier.VerifyAsync(_store, Area, _journal.Head));
        Assert.Equal(StateDump.Of(_writer.Published), StateDump.Of((await ReplayAsync()).Published));
        Assert.Equal("JRN-004", Assert.IsType<Refused>(await Erasure.EraseAsync(_journal, new(subject, "order 7"), Officer, Later)).Code);
    }

    [Fact]
    public async Task What_is_open_or_unknown_is_not_erased()
    {
        var open = _rows.SelectMany(r => r.Events).OfType<IncidentOpened>().Last().Incident;
        var journal = new AreaId("open");
        var copy = await AreaJournal.OpenAsync(_store, journal);
        await copy.AppendAsync([.. _rows.TakeWhile(r => !r.Events.OfType<IncidentArchived>().Any(e => e.Incident == open))]);
        Assert.Equal("JRN-002", Assert.IsType<Refused>(await Erasure.EraseAsync(copy, new($"incident:{open}", "order 7"), Officer, Later)).Code);
        Assert.Equal("JRN-001", Assert.IsType<Refused>(await Erasure.EraseAsync(copy, new("incident:nobody", "order 7"), Officer, Later)).Code);
        Assert.Equal("JRN-001", Assert.IsType<Refused>(await Erasure.EraseAsync(copy, new("area", "order 7"), Officer, Later)).Code);
    }

    private Instant Later => _writer.Published.LastAt;

    // Archived incidents have left the state, so an erased one changes nothing in it.
    private async Task<AreaWriter> ReplayAsync()
    {
        var writer = new AreaWriter(AreaState.Empty(Area));
        await foreach (var row in (await AreaJournal.OpenAsync(_store, Area)).ReadAsync()) writer.Replay(row.ForReplay());
        return writer;
    }

    private async Task<List<string>> DeterminationsAsync()
    {
        List<string> all = [];
        await foreach (var row in (await AreaJournal.OpenAsync(_store, Area)).ReadAsync())
            foreach (var determination in row.Events.Select(e => e switch { IncidentOpened o => o.Determined, Determined d => d.Current, _ => null }).Where(d => d is not null))
                all.Add($"{row.Sequence} {StateDump.Of(determination)}");
        return all;
    }

    private async Task<List<string>> AnswersAsync(IncidentId incident)
    {
        List<string> all = [];
        await foreach (var row in (await AreaJournal.OpenAsync(_store, Area)).ReadAsync())
        {
            IEnumerable<object> messages = [row.Command.Body, .. row.Events];
            foreach (var message in messages)
            {
                var (whose, answers) = message switch
                {
                    OpenIncident c => (c.Incident, c.Answers),
                    RecordAnswers c => (c.Incident, c.Answers),
                    IncidentOpened e => (e.Incident, e.Answers),
                    AnswersRecorded e => (e.Incident, e.Answers),
                    _ => default,
                };
                if (whose == incident) all.AddRange(answers.Select(a => a.Value));
            }
        }
        return all;
    }

    private bool InFiles(byte[] bytes) => Directory.GetFiles(_folder).Any(f => Read(f).AsSpan().IndexOf(bytes) >= 0);

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }
}
