using System.Text.Json;
using System.Text.Json.Nodes;
using RightCall.Console.Browser;
using RightCall.Console.Centre;
using RightCall.Contracts;
using RightCall.Contracts.Messages;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Messages;

namespace RightCall.Console.Dispatch;

/// <summary>The latest messages to and from whoever is signed in, read anew when the feed tells of one.</summary>
public sealed class MessageBook
{
    private readonly AreaBook _book;
    private readonly CentreApi _api;
    private readonly Session _session;
    private readonly Outbox _outbox;
    private readonly HashSet<MessageId> _seen = [];
    private string _reader = "";
    private bool _isReading, _isOld;

    public MessageBook(AreaBook book, CentreApi api, Session session, Outbox outbox)
    {
        (_book, _api, _session, _outbox) = (book, api, session, outbox);
        book.RowCame += Take;
        book.Changed += OnBook;
        session.Changed += OnSession;
        OnSession();
        if (book.Freshness == Freshness.Live) _ = ReadAsync();
    }

    /// <summary>All of them, the newest first; null until they were read.</summary>
    public IReadOnlyList<MessageView>? All { get; private set; }

    /// <summary>Whether they could not be read.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>How many this person has to see yet.</summary>
    public int Unread => All?.Count(IsUnread) ?? 0;

    /// <summary>Whether this person may write.</summary>
    public bool MaySend => MessageAddressing.RoleOf(_session.Who?.Role) is not null;

    /// <summary>Desks where somebody sits, or from which a message came.</summary>
    public IEnumerable<DeskId> Desks => _book.Desks.Select(d => d.Desk).Concat((All ?? []).Select(m => m.From.Desk).OfType<DeskId>()).Distinct().Order();

    /// <summary>They changed.</summary>
    public event Action? Changed;

    /// <summary>Whether this person wrote it.</summary>
    public bool IsOwn(MessageView message) => message.From.Id.Value == _session.Who?.Name;

    /// <summary>Whether it goes to this person, who has not seen it.</summary>
    public bool IsUnread(MessageView message) => _session.Who is { } who && !IsOwn(message) && MessageAddressing.IsFor(message.To, who)
        && !_seen.Contains(message.Message) && message.Acknowledged.All(a => a.By.Value != who.Name);

    /// <summary>Sends one. What one writes arrives in order.</summary>
    public Task<Heard<CommandAnswer>> SendAsync(MessageAddress to, string words, IncidentId? incident)
    {
        var address = to switch
        {
            { Desk: { } desk } => new JsonObject { ["desk"] = desk.Value },
            { Role: { } role } => new JsonObject { ["role"] = JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString()) },
            _ => new JsonObject { ["unit"] = $"{to.Unit}" },
        };
        var body = new JsonObject { ["to"] = address, ["words"] = words };
        if (incident is { } about) body["incident"] = about.ToString();
        return _outbox.GiveAsync("messages", $"messages/{Guid.CreateVersion7()}/send-message", body);
    }

    /// <summary>This person has seen it: that counts here at once.</summary>
    public async Task AcknowledgeAsync(MessageView message)
    {
        if (!_seen.Add(message.Message)) return;
        Changed?.Invoke();
        var heard = await _outbox.GiveAsync($"messages/{message.Message}", $"messages/{message.Message}/acknowledge-message", [], Worth.Fact);
        if (heard.Value is null && _seen.Remove(message.Message)) Changed?.Invoke();
    }

    // After a gap it may be all of them, and after a failure it is worth another try.
    private void OnBook(IReadOnlySet<IncidentId>? touched)
    {
        if (_book.Freshness == Freshness.Live && (touched is null || HasFailed)) _ = ReadAsync();
    }

    // Another person, role or area: nothing of the one before is shown any more.
    private void OnSession()
    {
        var reader = $"{_session.Who?.Name}/{_session.Who?.Role}/{_session.Who?.Desk}/{_session.Who?.Unit}@{_session.Area?.Area}";
        if (reader == _reader) return;
        (_reader, All, HasFailed) = (reader, null, false);
        _seen.Clear();
        Changed?.Invoke();
    }

    private void Take(FeedRow row)
    {
        foreach (var e in row.Events)
        {
            if (FeedRow.TypeOf(e) is not ("message-sent" or "message-acknowledged")) continue;
            _ = ReadAsync();
            return;
        }
    }

    // One read at a time; what comes meanwhile is read after it.
    private async Task ReadAsync()
    {
        _isOld = true;
        if (_isReading) return;
        _isReading = true;
        while (_isOld && _session is { Who: { } who, Area: { } area })
        {
            _isOld = false;
            var heard = await _api.ReadAsync<IReadOnlyList<MessageView>>($"areas/{area.Area}/messages");
            if (!ReferenceEquals(who, _session.Who)) _isOld = true;
            else Show(heard.Value);
        }
        _isReading = false;
    }

    private void Show(IReadOnlyList<MessageView>? read)
    {
        HasFailed = read is null;
        if (read is not null)
        {
            var known = All?.ToDictionary(m => m.Message);
            // What did not change stays the same object, so that its row is not drawn again.
            All = [.. read.Reverse().Select(m => known?.GetValueOrDefault(m.Message) is { } old && old.Acknowledged.Count == m.Acknowledged.Count ? old : m)];
            if (known is not null && All.Any(m => IsUnread(m) && !known.ContainsKey(m.Message))) BrowserModule.PlaySound("message");
        }
        Changed?.Invoke();
    }
}
