using System.Text.Json;
using NodaTime;
using RightCall.Contracts.Publications;
using RightCall.Domain;
using RightCall.Domain.Areas;
using RightCall.Server.Storage;

namespace RightCall.Server.Publications;

/// <summary>Keeps rules that were given to an area, so that a second person can publish them, and later a third roll back to them.</summary>
public sealed class ProposalStore(CentreDatabase database, IClock clock)
{
    /// <summary>Keeps rules with their report.</summary>
    public Task KeepAsync(AreaId area, Rulebook rules, PublicationReport report, string by) => database.Write(change => change.Do(
        "INSERT INTO proposals (area, hash, at, actor, parts, report) VALUES (@area, @hash, @at, @actor, @parts, @report) ON CONFLICT (area, hash) DO UPDATE SET report = excluded.report",
        ("area", area.Value), ("hash", rules.Hash), ("at", clock.GetCurrentInstant().ToUnixTimeTicks()), ("actor", by), ("parts", Publication.Write(rules)), ("report", JsonSerializer.Serialize(report))));

    /// <summary>The rules of a hash; null where none were given.</summary>
    public async Task<Rulebook?> RulesAsync(AreaId area, string hash, CancellationToken stopping = default) =>
        await database.List("SELECT parts FROM proposals WHERE area = @area AND hash = @hash", r => Publication.Read(r.GetString(0)), stopping, ("area", area.Value), ("hash", hash)).ConfigureAwait(false) is [var found, ..] ? found : null;

    /// <summary>What was said of the rules of a hash; null where none were given.</summary>
    public async Task<PublicationReport?> ReportAsync(AreaId area, string hash, CancellationToken stopping = default) =>
        await database.List("SELECT report FROM proposals WHERE area = @area AND hash = @hash", r => JsonSerializer.Deserialize<PublicationReport>(r.GetString(0))!, stopping, ("area", area.Value), ("hash", hash)).ConfigureAwait(false) is [var found, ..] ? found : null;

    /// <summary>All that were given, newest first.</summary>
    public Task<IReadOnlyList<GivenRulesView>> AllAsync(AreaId area, CancellationToken stopping = default) => database.List("SELECT hash, at, actor FROM proposals WHERE area = @area ORDER BY at DESC",
        r => new GivenRulesView(r.GetString(0), Instant.FromUnixTimeTicks(r.GetInt64(1)).ToString(), r.GetString(2)), stopping, ("area", area.Value));
}
