using System.Text.Json;
using RightCall.Journal.Chains;
using RightCall.Planning.Replays;

namespace RightCall.Planning.Tests.Replays;

/// <summary>What a stranger counts who has only the journal, and no code of ours: plain JSON, by the rules of docs/guide/journal-format.md.</summary>
public sealed class JournalRecountTests
{
    private static readonly string[] Steps = ["in-scope", "triaged", "eligible", "served", "person-reached", "ended-without-officer"];
    private static readonly string[] NamedGrounds = ["disqualifier", "request-from-scene", "crew-protection", "search", "exhausted-step", "override"];

    [Fact]
    public void The_journal_alone_gives_the_same_funnel_and_the_same_police_first()
    {
        using var stream = new MemoryStream();
        PolicyResult result;
        using (var journal = new JournalFile(new Unclosed(stream), new("day:right-responder"))) result = Replay.Run(Shipped.Inputs(Shipped.Morning(300)), Shipped.RightResponder, journal);
        stream.Position = 0;
        Assert.Equal(result.Rows, JournalReader.Verify(stream).Sequence);
        stream.Position = 0;
        using var reader = new StreamReader(stream);
        List<JsonElement> events = [];
        while (reader.ReadLine() is { } line) events.AddRange(JsonDocument.Parse(line).RootElement.GetProperty("events").EnumerateArray());

        var closed = events.Where(e => Text(e, "type") == "incident-closed").ToList();
        Assert.Equal(result.Incidents, events.Count(e => Text(e, "type") == "incident-opened"));
        Assert.Equal(result.Incidents, closed.Count);
        var ends = closed.Select(e => e.TryGetProperty("funnel", out var funnel) && funnel.ValueKind == JsonValueKind.Object ? funnel : (JsonElement?)null).ToList();
        for (var step = 0; step < Steps.Length; step++)
            Assert.Equal(result.Funnel[step + 1].Count, ends.Count(e => e is { } end && Came(end) >= step));
        Assert.Equal(result.PoliceFirst, PoliceFirst(events, grounds: null));
        Assert.Equal(result.PoliceFirstWithoutReason, PoliceFirst(events, NamedGrounds));
    }

    // A loss after a step means that the incident came to that step and not to the next.
    private static int Came(JsonElement end) => Array.IndexOf(Steps, Text(end, "reached"));

    private static int PoliceFirst(List<JsonElement> events, string[]? grounds)
    {
        var count = 0;
        foreach (var incident in events.Where(e => Text(e, "incident") is not null).GroupBy(e => Text(e, "incident")))
        {
            var sent = incident.Where(e => Text(e, "type") == "hand-off-accepted" || (Text(e, "type") == "unit-assigned" && Text(e, "status") != "held")).ToList();
            if (sent.Count == 0) continue;
            var first = sent.TakeWhile(e => Text(e, "at") == Text(sent[0], "at")).ToList();
            var before = incident.TakeWhile(e => !e.Equals(first[0])).ToList();
            var acted = before.LastOrDefault(e => Text(e, "type") is "determined" or "incident-opened");
            if (acted.ValueKind != JsonValueKind.Object) continue;
            var inScope = before.Any(e => Text(e, "type") is "determined" or "incident-opened" && InScope(e));
            var officer = first.FirstOrDefault(e => e.TryGetProperty("officerInCrew", out var o) && o.GetBoolean());
            if (!inScope || officer.ValueKind != JsonValueKind.Object || first.Any(e => !(e.TryGetProperty("officerInCrew", out var o) && o.GetBoolean())) && !PoliceLead(acted)) continue;
            if (grounds is null || !grounds.Contains(Text(officer, "ground"))) count++;
        }
        return count;
    }

    private static bool InScope(JsonElement e)
    {
        var current = e.TryGetProperty("determined", out var determined) ? determined : e.GetProperty("current");
        return Text(current, "family") is "mental-health" or "quality-of-life" or "social" || current.GetProperty("flags").EnumerateArray().Any(f => f.GetString() == "behavioural-health");
    }

    // Of several who are told to go at once police lead at level 4 with a police disqualifier, unless a danger to life brings EMS or fire.
    private static bool PoliceLead(JsonElement e)
    {
        var acted = e.TryGetProperty("determined", out var determined) ? determined : e;
        var level = acted.GetProperty("level");
        var emergency = level.ValueKind == JsonValueKind.Number ? level.GetInt32() == 4 : level.GetString() == "emergency";
        string[] life = ["medical-need", "attempt-on-life", "fire-or-smoke", "gas", "wires", "water", "traffic-hazard"];
        var disqualifiers = acted.GetProperty("disqualifiers").EnumerateArray().Select(d => d.GetString()!).ToList();
        var help = acted.GetProperty("needs").EnumerateArray().Any(n => n.GetString() is "ems-als" or "ems-bls" or "fire");
        return emergency && disqualifiers.Any(d => !life.Contains(d)) && !(disqualifiers.Any(life.Contains) && help);
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed class Unclosed(Stream inner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => inner.Length;
        public override long Position { get => inner.Position; set => inner.Position = value; }
        public override void Flush() => inner.Flush();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
