using System.Text.Json.Nodes;
using NodaTime;
using RightCall.Console.Centre;
using RightCall.Console.Dispatch;
using RightCall.Contracts;
using RightCall.Contracts.Facilities;
using RightCall.Contracts.Incidents;
using RightCall.Contracts.Premises;
using RightCall.Contracts.Units;
using RightCall.Domain.Canonical;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;

namespace RightCall.Console.Field;

/// <summary>The crew's work. What was last known stays readable in a dead spot, and what is reported there is sent when there is a signal again, with the time at which it happened.</summary>
public sealed class FieldDesk
{
    private readonly AreaBook _book;
    private readonly Outbox _outbox;
    private readonly CentreApi _api;
    private readonly Session _session;
    private IncidentId? _looked;

    public FieldDesk(AreaBook book, Outbox outbox, CentreApi api, Session session)
    {
        (_book, _outbox, _api, _session) = (book, outbox, api, session);
        book.Changed += touched => LookAgain();
        book.UnitsChanged += _ => Changed?.Invoke();
    }

    /// <summary>The crew's unit; null until it was read.</summary>
    public UnitView? Unit => _session.Who?.Unit is { } name ? _book.Find(new UnitId(name)) : null;

    /// <summary>The incident that it is on, as it was last read.</summary>
    public IncidentView? View { get; private set; }

    /// <summary>Hazards that are known of the place.</summary>
    public PremisesView? Premises { get; private set; }

    /// <summary>Where a person can be brought, best first.</summary>
    public IReadOnlyList<FacilityView> Facilities { get; private set; } = [];

    /// <summary>The status that was reported and has not reached the centre yet.</summary>
    public UnitStatus? Reported { get; private set; }

    /// <summary>What counts for the crew now.</summary>
    public UnitStatus Status => Reported ?? Unit?.Status ?? UnitStatus.Off;

    /// <summary>Something of it changed.</summary>
    public event Action? Changed;

    private string Area => _session.Area!.Area.Value;

    /// <summary>Reports a status, as it was at this moment.</summary>
    public async Task ReportAsync(UnitStatus status, string? facility = null)
    {
        Reported = status;
        Changed?.Invoke();
        var body = new JsonObject { ["to"] = status.Id(), ["observedAt"] = DomainJson.Text(SystemClock.Instance.GetCurrentInstant()) };
        if (facility is not null) body["facility"] = facility;
        await GiveAsync("report-status", body, Worth.Fact);
        Reported = null;
        Changed?.Invoke();
    }

    /// <summary>Gives a command about the unit.</summary>
    public async Task<Heard<CommandAnswer>> GiveAsync(string name, JsonObject body, Worth worth = Worth.Fact)
    {
        // One line for the unit: what a crew says arrives in the order in which they said it.
        var heard = await _outbox.GiveAsync($"unit {_session.Who!.Unit}", $"units/{Uri.EscapeDataString(_session.Who.Unit!)}/{name}", body, worth);
        if (heard.Value is { } answer) _book.CatchUp(answer.Sequence);
        return heard;
    }

    /// <summary>Gives a command about the incident.</summary>
    public async Task<Heard<CommandAnswer>> OnIncidentAsync(string name, JsonObject body)
    {
        var heard = await _outbox.GiveAsync($"unit {_session.Who!.Unit}", $"incidents/{View!.Line.Incident}/{name}", body, Worth.Fact);
        if (heard.Value is { } answer) _book.CatchUp(answer.Sequence);
        return heard;
    }

    /// <summary>Looks for where the person can be brought.</summary>
    public async Task FindFacilitiesAsync()
    {
        if (View?.Line.Place is not { } place) return;
        var near = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{place.Point.Latitude:0.000000},{place.Point.Longitude:0.000000}");
        Facilities = (await _api.ReadAsync<IReadOnlyList<FacilityView>>($"areas/{Area}/facilities?near={near}")).Value ?? Facilities;
        Changed?.Invoke();
    }

    private void LookAgain() => _ = LookAsync();

    private async Task LookAsync()
    {
        Changed?.Invoke();
        if (Unit is not { } unit) return;
        if (unit.Active?.Incident is not { } incident)
        {
            (View, Premises, _looked) = (null, null, null);
            Changed?.Invoke();
            return;
        }
        if ((await _api.ReadAsync<IncidentView>($"areas/{Area}/incidents/{incident}")).Value is { } view) View = view;
        Changed?.Invoke();
        if (_looked == incident) return;
        _looked = incident;
        Premises = (await _api.ReadAsync<PremisesView>($"areas/{Area}/incidents/{incident}/premises")).Value;
        Changed?.Invoke();
    }
}
