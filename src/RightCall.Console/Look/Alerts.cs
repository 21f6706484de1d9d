using RightCall.Console.Browser;
using RightCall.Console.Centre;
using RightCall.Domain.Incidents;

namespace RightCall.Console.Look;

/// <summary>Something that nobody may overlook: it stays on every page until it is over or somebody has acted.</summary>
/// <param name="Kind">The event's type.</param>
/// <param name="Incident">Where.</param>
/// <param name="Unit">Which crew.</param>
/// <param name="Text">The kind or cause, in the journal's words.</param>
public sealed record Alert(string Kind, IncidentId? Incident, string Unit, string Text);

/// <summary>Watches the rows for what must be heard: panic, missed check-ins, backup, raises, urgent incidents, rings.</summary>
public sealed class Alerts
{
    private readonly List<Alert> _open = [];

    /// <summary>Begins to watch.</summary>
    public Alerts(AreaBook book)
    {
        book.RowCame += Take;
        book.Changed += _ => Drop(book);
    }

    /// <summary>What is not over, the oldest first.</summary>
    public IReadOnlyList<Alert> Open => _open;

    /// <summary>One came or went.</summary>
    public event Action? Changed;

    /// <summary>Somebody has seen it.</summary>
    public void PutAway(Alert alert)
    {
        if (_open.Remove(alert)) Changed?.Invoke();
    }

    private void Take(FeedRow row)
    {
        var before = _open.Count;
        foreach (var e in row.Events)
        {
            switch (FeedRow.TypeOf(e))
            {
                case "crew-protection-began":
                    Add(new("panic", FeedRow.IncidentOf(e), FeedRow.Word(e, "unit"), FeedRow.Word(e, "cause")), "panic");
                    break;
                case "panic-cancelled":
                    _open.RemoveAll(a => a.Kind == "panic" && a.Unit == FeedRow.Word(e, "unit"));
                    break;
                case "check-in-missed":
                    Add(new("check-in", FeedRow.IncidentOf(e), FeedRow.Word(e, "unit"), ""), "urgent");
                    break;
                case "backup-requested":
                    Add(new("backup", FeedRow.IncidentOf(e), FeedRow.Word(e, "unit"), FeedRow.Word(e, "kind")), "backup");
                    break;
                case "call-rang":
                    BrowserModule.PlaySound("ring");
                    break;
                case "incident-raised" or "call-raised":
                    BrowserModule.PlaySound("urgent");
                    break;
                case "incident-opened":
                    BrowserModule.PlaySound("waiting");
                    break;
            }
        }
        if (_open.Count != before) Changed?.Invoke();
    }

    private void Add(Alert alert, string sound)
    {
        _open.RemoveAll(a => a.Kind == alert.Kind && a.Unit == alert.Unit);
        _open.Add(alert);
        BrowserModule.PlaySound(sound);
    }

    // What belongs to an incident that is over is over.
    private void Drop(AreaBook book)
    {
        if (_open.RemoveAll(a => a.Incident is { } incident && book.Find(incident) is null) > 0) Changed?.Invoke();
    }
}
