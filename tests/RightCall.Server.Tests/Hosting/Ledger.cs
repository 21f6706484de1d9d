using System.Collections.Concurrent;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;
using RightCall.Journal;
using RightCall.Journal.Stores;
using RightCall.Rules;
using RightCall.Server.Areas;
using RightCall.Server.Tests.Areas;

namespace RightCall.Server.Tests.Hosting;

/// <summary>What a centre answered to everybody, to be laid beside its journal. Safe to use from any thread.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<Guid, long> _accepted = new();
    private readonly ConcurrentDictionary<Guid, bool> _refused = new();
    private readonly ConcurrentDictionary<Guid, Instant> _mayArrive = new();
    private long _last;

    public static IReadOnlyList<UnitId> Units { get; } = [.. Enumerable.Range(1, 6).Select(i => new UnitId($"C{i}"))];

    /// <summary>Incidents that somebody opens.</summary>
    public ConcurrentQueue<Guid> Incidents { get; } = new();

    /// <summary>How many commands were acknowledged.</summary>
    public int Acknowledged => _accepted.Count;

    /// <summary>The last moment at which somebody asked and was then told that a command is accepted.</summary>
    public DateTime LastAsked { get; private set; }

    /// <summary>The highest row that somebody was told of.</summary>
    public long Last => Interlocked.Read(ref _last);

    public void Accepted(Guid id, long sequence, DateTime asked)
    {
        Assert.Equal(sequence, _accepted.GetOrAdd(id, sequence));
        if (asked > LastAsked) LastAsked = asked;
        for (var last = Last; sequence > last && Interlocked.CompareExchange(ref _last, sequence, last) != last; last = Last) { }
    }

    /// <summary>How often somebody was told that it cannot be done now.</summary>
    public int Unavailable { get; private set; }

    /// <summary>What was said then.</summary>
    public string LastUnavailable { get; private set; } = "";

    public void NotNow(string text) => (LastUnavailable, Unavailable) = (text, Unavailable + 1);

    public void Refused(Guid id) => _refused[id] = true;

    /// <summary>It was refused, after it had been given before and not been answered: until then that one may come through.</summary>
    public void RefusedButMayArrive(Guid id, Instant notAfter) => _mayArrive[id] = notAfter;

    /// <summary>Gives a journal rules in force and crews on duty, before its centre runs.</summary>
    public static async Task PrepareAsync(IJournalStore store)
    {
        await using var host = await AreasHost.StartAsync(store);
        var (administrator, supervisor) = (new Actor(new("setup"), Role.Administrator), new Actor(new("setup"), Role.Supervisor));
        await Give(administrator, new AdoptRules(RuleFiles.ReadRulebook(RepositoryRoot.File("protocols"), RepositoryRoot.File("plans", "right-responder.yaml")).Value!));
        await Give(administrator, new SetRoster([.. Units.Select(u => UnitDefinition.Simple(u, ResponderKind.CrisisTeam, GeoPoint.FromDegrees(47.6, -122.3)))], "provider"));
        foreach (var unit in Units) await Give(supervisor, new LogOn(unit, 2, false, "blue heron"));

        async Task Give(Actor actor, CommandBody body)
        {
            var command = new Submission(new(Guid.CreateVersion7()), actor, body);
            for (var isGiven = false; !isGiven;)
            {
                try
                {
                    Assert.IsType<Accepted>(await host.Areas.SubmitAsync(AreasHost.Area, command));
                    isGiven = true;
                }
                catch (AreaUnavailableException)
                {
                    // A machine that is very busy: again, with the same id.
                }
            }
        }
    }

    /// <summary>Lays it beside the journal: what was acknowledged stands there once and at its number, what was refused does not, no command twice, no unit has two active assignments, and the chain holds.</summary>
    public async Task CheckAsync(IJournalStore store)
    {
        await StoreVerifier.VerifyAsync(store, AreasHost.Area);
        Dictionary<Guid, long> stored = [];
        Dictionary<UnitId, IncidentId> active = [];
        await foreach (var row in (await AreaJournal.OpenAsync(store, AreasHost.Area)).ReadAsync())
        {
            Assert.True(stored.TryAdd(row.Command.Id.Value, row.Sequence), $"The command of row {row.Sequence} stands in row {stored[row.Command.Id.Value]} already.");
            if (_mayArrive.TryGetValue(row.Command.Id.Value, out var notAfter)) Assert.InRange(row.Command.At, Instant.MinValue, notAfter);
            foreach (var happened in row.Events) Follow(active, happened, row.Sequence);
        }
        foreach (var (id, sequence) in _accepted) Assert.True(stored.TryGetValue(id, out var found) && found == sequence, $"The command that was acknowledged as row {sequence} is {(stored.ContainsKey(id) ? $"row {found}" : "not in the journal")}.");
        Assert.DoesNotContain(_refused.Keys, stored.ContainsKey);
    }

    // By the events alone, so that a state which is wrong itself cannot hide it.
    private static void Follow(Dictionary<UnitId, IncidentId> active, AreaEvent happened, long sequence)
    {
        switch (happened)
        {
            case UnitAssigned { Status: not UnitStatus.Held } began:
                Assert.True(active.TryAdd(began.Unit, began.Incident), $"Row {sequence} gives {began.Unit} a second active assignment.");
                break;
            case HeldAssignmentBegan began:
                Assert.True(active.TryAdd(began.Unit, began.Incident), $"Row {sequence} gives {began.Unit} a second active assignment.");
                break;
            case UnitCleared { From: not UnitStatus.Held } ended:
                Assert.True(active.Remove(ended.Unit), $"Row {sequence} clears {ended.Unit}, which has no active assignment.");
                break;
        }
    }
}
