using System.Text.Json;
using System.Text.Json.Nodes;
using RightCall.Console.Centre;
using RightCall.Contracts;
using RightCall.Contracts.Incidents;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;

namespace RightCall.Console.Dispatch;

/// <summary>The dispatcher's work: the incident that is looked at, who is recommended for it, and every command that a dispatcher gives.</summary>
public sealed class DispatchDesk
{
    private readonly AreaBook _book;
    private readonly Outbox _outbox;
    private readonly CentreApi _api;
    private readonly Session _session;
    private bool _isReading, _isOld;

    public DispatchDesk(AreaBook book, Outbox outbox, CentreApi api, Session session)
    {
        (_book, _outbox, _api, _session) = (book, outbox, api, session);
        book.Changed += touched => { if (Chosen is { } incident && (touched is null || touched.Contains(incident))) _ = LookAsync(); };
    }

    /// <summary>The incident that is looked at.</summary>
    public IncidentId? Chosen { get; private set; }

    /// <summary>It, whole; null until it was read.</summary>
    public IncidentView? View { get; private set; }

    /// <summary>Whom plan and travel times put forward for it.</summary>
    public RecommendationView? Recommended { get; private set; }

    /// <summary>Units that a person marked to send instead.</summary>
    public HashSet<UnitId> Marked { get; } = [];

    /// <summary>Whether it is there no more.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Something of it changed.</summary>
    public event Action? Changed;

    /// <summary>Whether this person may send, and not only look.</summary>
    public bool MaySend => _session.Who?.Role is AccessRole.Dispatcher or AccessRole.Supervisor or AccessRole.Director;

    /// <summary>Looks at an incident.</summary>
    public async Task ChooseAsync(IncidentId? incident)
    {
        if (Chosen == incident) return;
        (Chosen, View, Recommended, IsGone) = (incident, null, null, false);
        Marked.Clear();
        Changed?.Invoke();
        await LookAsync();
    }

    /// <summary>Marks a unit to be sent, or no longer.</summary>
    public void Mark(UnitId unit)
    {
        if (!Marked.Remove(unit)) Marked.Add(unit);
        Changed?.Invoke();
    }

    /// <summary>Sends who is recommended.</summary>
    public Task SendAsync() => Recommended?.Recommendation.Picks is { Length: > 0 } picks ? SendAsync(picks.Select(p => p.Unit), null, null) : Task.CompletedTask;

    /// <summary>Sends units; others than those that are recommended with a reason.</summary>
    public async Task SendAsync(IEnumerable<UnitId> units, OverrideReason? reason, string? words)
    {
        var body = new JsonObject { ["units"] = new JsonArray([.. units.Select(u => (JsonNode)u.ToString())]) };
        if (reason is { } why)
        {
            var over = new JsonObject { ["reason"] = Word(why) };
            if (!string.IsNullOrWhiteSpace(words)) over["words"] = words.Trim();
            body["override"] = over;
        }
        if ((await OnIncidentAsync("send-units", body)).Value is not null) Marked.Clear();
        Changed?.Invoke();
    }

    /// <summary>The units that are recommended for an incident now; null where none is.</summary>
    public async Task<JsonArray?> RecommendedAsync(IncidentId incident) =>
        (await _api.ReadAsync<RecommendationView>($"areas/{_session.Area!.Area}/incidents/{incident}/recommendation")).Value?.Recommendation.Picks is { Length: > 0 } picks
            ? new JsonArray([.. picks.Select(p => (JsonNode)p.Unit.ToString())]) : null;

    /// <summary>Gives a command about the incident that is looked at.</summary>
    public Task<Heard<CommandAnswer>> OnIncidentAsync(string name, JsonObject body) => GiveAsync(Chosen!.Value.ToString(), $"incidents/{Chosen}/{name}", body);

    /// <summary>Gives a command about one of its hand-offs.</summary>
    public Task<Heard<CommandAnswer>> OnHandOffAsync(int number, string name, JsonObject body) => GiveAsync(Chosen!.Value.ToString(), $"incidents/{Chosen}/hand-offs/{number}/{name}", body);

    /// <summary>Gives a command about a unit.</summary>
    public Task<Heard<CommandAnswer>> OnUnitAsync(UnitId unit, string name, JsonObject body) => GiveAsync(unit.ToString(), $"units/{Uri.EscapeDataString(unit.ToString())}/{name}", body);

    /// <summary>Gives any command of the area.</summary>
    public async Task<Heard<CommandAnswer>> GiveAsync(string line, string path, JsonObject body)
    {
        var heard = await _outbox.GiveAsync(line, path, body);
        if (heard.Value is { } answer) _book.CatchUp(answer.Sequence);
        return heard;
    }

    /// <summary>A word of the domain as the API writes it.</summary>
    public static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    // One read at a time; what changes meanwhile is read after it.
    private async Task LookAsync()
    {
        _isOld = true;
        if (_isReading) return;
        _isReading = true;
        while (_isOld && Chosen is { } incident)
        {
            _isOld = false;
            var path = $"areas/{_session.Area!.Area}/incidents/{incident}";
            var heard = await _api.ReadAsync<IncidentView>(path);
            if (Chosen != incident) continue;
            (View, IsGone) = (heard.Value ?? View, heard.Problem is { Status: 404 or 403 });
            Changed?.Invoke();
            if (View?.Line.IsOpen != true) continue;
            var recommended = (await _api.ReadAsync<RecommendationView>(path + "/recommendation")).Value;
            if (Chosen == incident) Recommended = recommended;
            Changed?.Invoke();
        }
        _isReading = false;
    }
}
