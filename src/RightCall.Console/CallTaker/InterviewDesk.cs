using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using RightCall.Console.Centre;
using RightCall.Console.Look;
using RightCall.Contracts;
using RightCall.Contracts.Incidents;
using RightCall.Contracts.Places;
using RightCall.Domain.Calls;
using RightCall.Domain.Canonical;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Console.CallTaker;

/// <summary>The call-taker's work: answers calls, asks, finds the place, sends. Everything that is entered goes through the outbox and counts here at once.</summary>
public sealed class InterviewDesk
{
    private readonly AreaBook _book;
    private readonly Outbox _outbox;
    private readonly CentreApi _api;
    private readonly RuleShelf _shelf;
    private readonly Session _session;
    private readonly Notices _notices;
    private readonly Dictionary<CallId, CallWork> _works = [];

    public InterviewDesk(AreaBook book, Outbox outbox, CentreApi api, RuleShelf shelf, Session session, Notices notices)
    {
        (_book, _outbox, _api, _shelf, _session, _notices) = (book, outbox, api, shelf, session, notices);
        book.Changed += OnBook;
    }

    /// <summary>The call that is worked on.</summary>
    public CallWork? Work { get; private set; }

    /// <summary>Something of it changed.</summary>
    public event Action? Changed;

    // What the book knows of a call may come later than the call was chosen.
    private void OnBook(IReadOnlySet<IncidentId>? touched)
    {
        if (Work is not { } work || _book.Find(work.Call) is not { } call) return;
        work.Place ??= call.Places is [var first, ..] ? first : null;
        if (work.Incident is null && call.Incident is null) return;
        var isNews = work.Incident is null;
        work.Incident ??= call.Incident;
        if (isNews || touched is null || touched.Contains(work.Incident!.Value)) _ = LookAsync(work);
    }

    private string Area => _session.Area!.Area.Value;

    /// <summary>Works on a call.</summary>
    public async Task SelectAsync(CallId call)
    {
        if (!_works.TryGetValue(call, out var work)) _works[call] = work = new(call);
        Work = work;
        var known = _book.Find(call);
        work.Incident ??= known?.Incident;
        work.Place ??= known?.Places is [var first, ..] ? first : null;
        Changed?.Invoke();
        if (work.Incident is not null) await LookAsync(work);
        if (_session.Who!.IsDemonstration && work.Opening is null) await HearAsync(work);
    }

    /// <summary>Works on no call.</summary>
    public void PutAside()
    {
        Work = null;
        Changed?.Invoke();
    }

    /// <summary>Answers the call that has waited longest.</summary>
    public async Task AnswerAsync()
    {
        if (_book.Calls.Where(c => c.Line == CallLine.Ringing).MinBy(c => c.RangAt) is not { } ringing) return;
        var answered = GiveAsync(ringing.Call.ToString(), $"calls/{ringing.Call}/answer-call", []);
        await SelectAsync(ringing.Call);
        // Somebody else was faster: look at what they do, and do not ask the caller twice.
        if ((await answered).Value is null && Work?.Call == ringing.Call) PutAside();
    }

    /// <summary>Chooses what it is: opens the incident, or changes its nature. The interview begins at once.</summary>
    public async Task ChooseAsync(CallWork work, NatureInForce nature)
    {
        var isNew = work.Incident is null;
        work.Nature = nature;
        work.Incident ??= new IncidentId(Guid.CreateVersion7());
        if (await _shelf.ProtocolAsync(nature.Hash) is { } protocol) work.Begin(protocol);
        Changed?.Invoke();
        if (isNew)
        {
            var body = new JsonObject { ["call"] = work.Call.ToString(), ["nature"] = nature.Nature };
            if (work.Place is { } place) body["place"] = Of(place);
            if ((await GiveAsync(Line(work), $"incidents/{work.Incident}/open-incident", body, Worth.Fact)).Value is null) work.Incident = null;
        }
        else await GiveAsync(Line(work), $"incidents/{work.Incident}/change-nature", new() { ["nature"] = nature.Nature }, Worth.Fact);
        await HearAnswerAsync(work);
    }

    /// <summary>Records an answer to the question that is asked.</summary>
    public async Task RecordAsync(CallWork work, string value)
    {
        if (work.Question is not { } question) return;
        var answer = new Answer(question.Id, value, GiverOf(work), work.IsYesNo ? Manner.YesNo : Manner.Direct, SystemClock.Instance.GetCurrentInstant());
        work.Enter(answer);
        Changed?.Invoke();
        var given = GiveAsync(Line(work), $"incidents/{work.Incident}/record-answers", new() { ["answers"] = new JsonArray(Of(answer)) }, Worth.Fact);
        await HearAnswerAsync(work);
        if ((await given).Value is null) work.TakeBack(answer);
        Changed?.Invoke();
    }

    /// <summary>Asks a question again.</summary>
    public void AskAgain(CallWork work, string question)
    {
        (work.AskAgain, work.Denied) = (question, 0);
        Changed?.Invoke();
        _ = HearAnswerAsync(work);
    }

    /// <summary>Asks the last question again.</summary>
    public void AskLastAgain(CallWork work)
    {
        if (work.Interview?.Answers is { Length: > 0 } answers) AskAgain(work, answers[^1].Question);
    }

    /// <summary>Something was changed that only the screen has to know.</summary>
    public void Redraw() => Changed?.Invoke();

    /// <summary>Asks by yes and no, or no longer.</summary>
    public void SwitchYesNo(CallWork work)
    {
        (work.IsYesNo, work.Denied) = (!work.IsYesNo, 0);
        Changed?.Invoke();
    }

    /// <summary>Looks for places that a text could mean.</summary>
    public async Task FindPlacesAsync(CallWork work, string text)
    {
        work.FoundPlaces = text.Trim().Length < 3 ? [] : (await _api.ReadAsync<FoundPlaces>($"areas/{Area}/places?q={Uri.EscapeDataString(text.Trim())}")).Value?.Places ?? [];
        Changed?.Invoke();
    }

    /// <summary>Takes a place.</summary>
    public async Task TakePlaceAsync(CallWork work, PlaceCandidate place, string confirmed)
    {
        (work.Place, work.PlaceConfirmed, work.FoundPlaces) = (place, confirmed, []);
        Changed?.Invoke();
        if (work.Incident is { } incident) await GiveAsync(Line(work), $"incidents/{incident}/move-place", new() { ["place"] = Of(place), ["others"] = new JsonArray() }, Worth.Fact);
    }

    /// <summary>Sends who is recommended.</summary>
    public async Task SendAsync(CallWork work)
    {
        if (work.Recommended?.Recommendation.Picks is not { Length: > 0 } picks) return;
        var units = new JsonArray([.. picks.Select(p => (JsonNode)p.Unit.ToString())]);
        if ((await GiveAsync(Line(work), $"incidents/{work.Incident}/send-units", new() { ["units"] = units })).Value is not null) _notices.Tell(Words.TakingWords.Sent(string.Join(", ", picks.Select(p => p.Unit))));
    }

    /// <summary>Offers the caller, or all of it, to another desk.</summary>
    public Task OfferAsync(CallWork work, ResponderKind kind, HandOffPart part) =>
        GiveAsync(Line(work), $"incidents/{work.Incident}/offer-hand-off", new() { ["kind"] = kind.Id(), ["part"] = part.ToString().ToLowerInvariant() });

    /// <summary>Gives a command about the call.</summary>
    public Task<Heard<CommandAnswer>> OnCallAsync(CallWork work, string name, JsonObject body) => GiveAsync(Line(work), $"calls/{work.Call}/{name}", body, Worth.Fact);

    /// <summary>Gives a command about the incident.</summary>
    public Task<Heard<CommandAnswer>> OnIncidentAsync(CallWork work, string name, JsonObject body) => GiveAsync(Line(work), $"incidents/{work.Incident}/{name}", body);

    private async Task<Heard<CommandAnswer>> GiveAsync(string line, string path, JsonObject body, Worth worth = Worth.Moment)
    {
        var heard = await _outbox.GiveAsync(line, path, body, worth);
        if (heard.Value is { } answer) _book.CatchUp(answer.Sequence);
        return heard;
    }

    private async Task LookAsync(CallWork work)
    {
        if (work.Incident is not { } incident || (await _api.ReadAsync<IncidentView>($"areas/{Area}/incidents/{incident}")).Value is not { } view) return;
        work.Take(view, await _shelf.ProtocolAsync(view.Interview.ProtocolHash));
        Changed?.Invoke();
        if (view.Line.IsOpen) work.Recommended = (await _api.ReadAsync<RecommendationView>($"areas/{Area}/incidents/{incident}/recommendation")).Value;
        Changed?.Invoke();
    }

    private async Task HearAsync(CallWork work)
    {
        work.Opening = await HeardAsync($"demonstration/calls/{work.Call}");
        await HearAnswerAsync(work);
    }

    // The voice on the line of a made-up call.
    private async Task HearAnswerAsync(CallWork work)
    {
        if (_session.Who!.IsDemonstration && work.Question is { } question && await HeardAsync($"demonstration/calls/{work.Call}/says/{question.Id}") is { } says) work.Said = (question.Id, says);
        Changed?.Invoke();
    }

    private async Task<string?> HeardAsync(string path) => await _api.BytesAsync(path) is { } bytes ? JsonDocument.Parse(bytes).RootElement.GetProperty("says").GetString() : null;

    private static string Line(CallWork work) => work.Call.ToString();

    private Giver GiverOf(CallWork work) => new(GiverKind.Caller, $"{_book.Find(work.Call)?.Number ?? 0}.1");

    private static JsonObject Of(Answer answer) => new()
    {
        ["question"] = answer.Question, ["value"] = answer.Value, ["giver"] = new JsonObject { ["kind"] = "caller", ["id"] = answer.Giver.Id },
        ["manner"] = answer.Manner == Manner.YesNo ? "yes-no" : "direct", ["at"] = DomainJson.Text(answer.At),
    };

    /// <summary>A place as a command writes it.</summary>
    public static JsonObject Of(PlaceCandidate place)
    {
        var json = new JsonObject { ["point"] = new JsonArray(place.Point.Latitude, place.Point.Longitude), ["uncertainty"] = place.Uncertainty.Metres };
        if (place.Zone is { } zone) json["zone"] = zone;
        if (place.Label is { } label) json["label"] = label;
        return json;
    }
}
