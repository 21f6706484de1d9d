using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using RightCall.Console.Browser;
using RightCall.Contracts;

namespace RightCall.Console.Centre;

/// <summary>How long a command is worth sending.</summary>
public enum Worth : byte
{
    /// <summary>A decision on what is seen now: half a minute.</summary>
    Moment,
    /// <summary>A fact, which stays one: a day.</summary>
    Fact,
}

/// <summary>Something that was entered and has not reached the centre yet, or was refused.</summary>
/// <param name="Id">The command's id; sorts by age.</param>
/// <param name="Line">Commands of one line are sent in order: a call's or an incident's.</param>
/// <param name="Path">The address after <c>/api/v1/</c>.</param>
/// <param name="Body">Its fields as JSON.</param>
/// <param name="By">Who entered it.</param>
/// <param name="Until">When it is worth nothing any more.</param>
public sealed record Entry(Guid Id, string Line, string Path, string Body, string By, Instant Until)
{
    /// <summary>Why the centre refused it; null while it waits.</summary>
    public Problem? Refused { get; init; }
}

/// <summary>Every command goes through here: kept on this device, sent in order, sent again after a failure with the same id, and never dropped. What the centre refuses stays until somebody has seen it.</summary>
public sealed class Outbox(CentreApi api, Session session)
{
    private static readonly Duration[] Worths = [Duration.FromSeconds(30), Duration.FromHours(23)];
    private static readonly int[] Pauses = [300, 700, 1_500, 3_000, 5_000];
    private readonly Dictionary<string, Queue<Waiting>> _lines = new(StringComparer.Ordinal);
    private readonly List<Entry> _refused = [];
    private TaskCompletionSource _tryNow = new();

    private sealed record Waiting(Entry Entry, TaskCompletionSource<Heard<CommandAnswer>> Done);

    /// <summary>How many wait for the centre.</summary>
    public int Count => _lines.Values.Sum(l => l.Count);

    /// <summary>Whether the last try did not reach the centre.</summary>
    public bool IsStuck { get; private set; }

    /// <summary>What was refused and nobody has put away.</summary>
    public IReadOnlyList<Entry> Refused => _refused;

    /// <summary>Something was added, sent or refused.</summary>
    public event Action? Changed;

    /// <summary>Gives a command to the area that is worked in.</summary>
    /// <param name="line">Whose order it keeps.</param>
    /// <param name="path">The address after the area's, such as <c>calls/ID/answer-call</c>.</param>
    /// <param name="body">Its fields.</param>
    /// <param name="worth">How long it is worth sending.</param>
    /// <returns>Completes when the centre has answered; after a failure that may be much later.</returns>
    public async Task<Heard<CommandAnswer>> GiveAsync(string line, string path, JsonObject body, Worth worth = Worth.Moment)
    {
        var entry = new Entry(Guid.CreateVersion7(), line, $"areas/{session.Area!.Area}/{path}", body.ToJsonString(), session.Who!.Name!, SystemClock.Instance.GetCurrentInstant() + Worths[(int)worth]);
        var waiting = Enqueue(entry);
        return await waiting.Done.Task;
    }

    /// <summary>Goes on with what this person entered and this device still keeps.</summary>
    public async Task ResumeAsync()
    {
        foreach (var kept in JsonDocument.Parse(await BrowserModule.KeptAsync()).RootElement.EnumerateArray())
        {
            var entry = Read(kept);
            if (entry.By != session.Who?.Name || _lines.Values.Any(l => l.Any(w => w.Entry.Id == entry.Id))) continue;
            if (entry.Refused is null) Enqueue(entry);
            else if (_refused.All(r => r.Id != entry.Id)) _refused.Add(entry);
        }
        Changed?.Invoke();
    }

    /// <summary>The centre seems to be back.</summary>
    public void TryNow() => Interlocked.Exchange(ref _tryNow, new()).TrySetResult();

    /// <summary>Somebody has seen a refusal.</summary>
    public async Task PutAwayAsync(Entry entry)
    {
        _refused.Remove(entry);
        Changed?.Invoke();
        await BrowserModule.ForgetAsync(entry.Id.ToString());
    }

    private Waiting Enqueue(Entry entry)
    {
        var waiting = new Waiting(entry, new());
        if (_lines.TryGetValue(entry.Line, out var line)) line.Enqueue(waiting);
        else
        {
            _lines[entry.Line] = line = new([waiting]);
            _ = DrainAsync(entry.Line, line);
        }
        Changed?.Invoke();
        return waiting;
    }

    private async Task DrainAsync(string name, Queue<Waiting> line)
    {
        while (line.TryPeek(out var next))
        {
            await BrowserModule.KeepAsync(Write(next.Entry));
            var heard = await SendAsync(next.Entry);
            line.Dequeue();
            if (line.Count == 0) _lines.Remove(name);
            if (heard.Value is null) await RefuseAsync(next.Entry, heard.Problem!);
            else await BrowserModule.ForgetAsync(next.Entry.Id.ToString());
            Changed?.Invoke();
            next.Done.SetResult(heard);
        }
    }

    private async Task<Heard<CommandAnswer>> SendAsync(Entry entry)
    {
        var path = $"{entry.Path}?notAfter={InstantPattern.ExtendedIso.Format(entry.Until)}";
        for (var failed = 0; ; failed++)
        {
            var heard = await api.GiveAsync(path, entry.Id, entry.Body);
            if (heard.Problem is { Status: 401 }) session.Lock();
            else if (heard.Problem is not { IsPassing: true })
            {
                IsStuck = false;
                return heard;
            }
            IsStuck = true;
            Changed?.Invoke();
            await Task.WhenAny(Task.Delay(Pauses[Math.Min(failed, Pauses.Length - 1)]), _tryNow.Task);
            // It may have been carried out, and the answer lost: the same id asks, and the centre says what became of it.
        }
    }

    private async Task RefuseAsync(Entry entry, Problem problem)
    {
        var refused = entry with { Refused = problem };
        _refused.Add(refused);
        await BrowserModule.KeepAsync(Write(refused));
    }

    private static string Write(Entry entry)
    {
        var json = new JsonObject { ["id"] = entry.Id.ToString(), ["line"] = entry.Line, ["path"] = entry.Path, ["body"] = entry.Body, ["by"] = entry.By, ["until"] = InstantPattern.ExtendedIso.Format(entry.Until) };
        if (entry.Refused is { } problem) json["refused"] = JsonSerializer.Serialize(problem, ProblemJson.Default.Problem);
        return json.ToJsonString();
    }

    private static Entry Read(JsonElement kept) => new(kept.GetProperty("id").GetGuid(), Text(kept, "line"), Text(kept, "path"), Text(kept, "body"), Text(kept, "by"), InstantPattern.ExtendedIso.Parse(Text(kept, "until")).Value)
    {
        Refused = kept.TryGetProperty("refused", out var refused) ? JsonSerializer.Deserialize(refused.GetString()!, ProblemJson.Default.Problem) : null,
    };

    private static string Text(JsonElement kept, string name) => kept.GetProperty(name).GetString()!;
}
