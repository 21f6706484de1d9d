using System.Text.Json;
using RightCall.Contracts.Incidents;
using RightCall.Domain.Areas;
using RightCall.Domain.Incidents;
using RightCall.Domain.Triage;
using RightCall.Server.Api.Reads;
using RightCall.Server.Areas;
using RightCall.Server.Feed;

namespace RightCall.Server.Api.History;

/// <summary>The rows of one incident, read from the journal, and its story.</summary>
internal sealed class IncidentHistory(IAreas areas, HistoryStore store, HistoryFollower follower)
{
    // Rows so near to each other are read in one go: opening the journal anew costs more.
    private const int Near = 256;

    /// <summary>The rows about an incident, in order.</summary>
    public async Task<IReadOnlyList<Row>> RowsAsync(AreaId area, IncidentId incident, long after, int most, long upTo, CancellationToken stopping)
    {
        await follower.CaughtUpAsync(area, upTo, stopping);
        var wanted = store.RowsOf(area, incident, after, most);
        List<Row> rows = [];
        for (var first = 0; first < wanted.Count;)
        {
            var last = first;
            while (last + 1 < wanted.Count && wanted[last + 1] - wanted[last] <= Near) last++;
            var run = wanted.Skip(first).Take(last - first + 1).ToHashSet();
            await foreach (var row in areas.RowsAsync(area, wanted[first] - 1, stopping))
            {
                if (run.Remove(row.Sequence)) rows.Add(row);
                if (run.Count == 0) break;
            }
            first = last + 1;
        }
        return rows;
    }

    /// <summary>A row in the journal's words, with what concerns the incident only.</summary>
    public static JsonElement Show(Row row, IncidentId incident, IReadOnlySet<Guid> calls)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", row.Sequence);
            RowHead.Write(json, row);
            if (row.Command.Body is not Tick)
            {
                json.WritePropertyName("command");
                JsonSerializer.Serialize(json, row.Command.Body, row.Command.Body.GetType(), RowWords.Shown);
            }
            json.WriteStartArray("events");
            foreach (var e in row.Events.Where(e => Concerns(e, incident, calls))) JsonSerializer.Serialize(json, e, e.GetType(), RowWords.Shown);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return JsonDocument.Parse(buffer.ToArray()).RootElement;
    }

    /// <summary>The calls of an incident, by what its rows say.</summary>
    public static IReadOnlySet<Guid> CallsOf(IEnumerable<Row> rows, IncidentId incident) => rows.SelectMany(r => r.Events)
        .Select(e => e switch { Domain.Calls.CallLinked l when l.Incident == incident => l.Call.Value, IncidentOpened { Call: { } call } o when o.Incident == incident => call.Value, _ => Guid.Empty })
        .Where(id => id != Guid.Empty).ToHashSet();

    /// <summary>The whole story; null where no row tells of it.</summary>
    public static Explanation? Explain(IReadOnlyList<Row> rows, IncidentId incident)
    {
        var calls = CallsOf(rows, incident);
        if (rows.SelectMany(r => r.Events).OfType<IncidentOpened>().FirstOrDefault(e => e.Incident == incident) is not { } opened) return null;
        var (nature, title, end) = (opened.Nature, opened.Protocol.Title, (IncidentEnd?)null);
        List<Answer> answers = [];
        SortedSet<string> rules = new(StringComparer.Ordinal);
        List<ExplainedStep> steps = [];
        foreach (var row in rows)
        {
            foreach (var e in row.Events.Where(e => Concerns(e, incident, calls)))
            {
                switch (e)
                {
                    case IncidentOpened o when !o.Answers.IsDefault: answers.AddRange(o.Answers); break;
                    case AnswersRecorded a when !a.Answers.IsDefault: answers.AddRange(a.Answers); break;
                    case NatureChanged n: (nature, title) = (n.Nature, n.Protocol.Title); break;
                    case IncidentClosed c: end = new(c.HappenedAt, c.Disposition, c.Cancelled, c.Funnel); break;
                    case IncidentReopened: end = null; break;
                }
                var determined = DeterminedBy(e);
                if (determined is not null) rules.Add(determined.ProtocolHash);
                steps.Add(new(row.Sequence, row.Command.At, row.Command.Actor.Id.Value, RowHead.Word(row.Command.Actor.Role), JsonSerializer.SerializeToElement(e, e.GetType(), RowWords.Shown), determined, e.HappenedAt == e.At ? null : e.HappenedAt));
            }
        }
        return new(incident, opened.Number, nature, title, [.. rules], [.. answers.GroupBy(a => a.Giver).Select(g => new GiverAnswers(g.Key, [.. g]))], steps, end);
    }

    private static bool Concerns(AreaEvent e, IncidentId incident, IReadOnlySet<Guid> calls) =>
        RowSubjects.IncidentOf(e) is { } about ? about == incident : RowSubjects.CallOf(e) is { } call && calls.Contains(call.Value);

    private static DeterminationView? DeterminedBy(AreaEvent e) => e switch
    {
        IncidentOpened o => Views.Of(o.Determined),
        Determined d => Views.Of(d.Current with { Level = d.Level, Priority = d.Priority, Needs = d.Needs, Flags = d.Flags, Disqualifiers = d.Disqualifiers, ProtocolHash = d.ProtocolHash }) with { Engine = d.Engine },
        _ => null,
    };
}
