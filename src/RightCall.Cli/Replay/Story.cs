using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime.Text;
using RightCall.Journal;
using RightCall.Journal.Chains;

namespace RightCall.Cli.Replay;

/// <summary>One event of a story.</summary>
/// <param name="At">When, ISO 8601.</param>
/// <param name="Clock">The time of the day.</param>
/// <param name="Since">How long after the first event.</param>
/// <param name="Sequence">The row of the journal.</param>
/// <param name="Actor">Who gave the command.</param>
/// <param name="Event">What happened.</param>
internal sealed record StoryPart(string At, string Clock, string Since, long Sequence, Fields Actor, Fields Event);

/// <summary>All that a journal tells of one call and its incident, in order.</summary>
internal sealed class Story
{
    private readonly SortedSet<string> _ids = new(StringComparer.Ordinal);
    private readonly string _suffix;
    private readonly byte[] _trace;
    private readonly List<StoryPart> _parts = [];
    private NodaTime.Instant? _first;

    private Story(CallIndexLine line)
    {
        if (line.Call is { } call) _ids.Add(call.ToString());
        if (line.Incident is { } incident) _ids.Add(incident.ToString());
        _suffix = line.Row.ToString("x8", CultureInfo.InvariantCulture);
        _trace = Encoding.ASCII.GetBytes(_suffix + "\"");
    }

    /// <summary>The events, in order.</summary>
    public IReadOnlyList<StoryPart> Parts => _parts;

    /// <summary>Reads a journal and keeps what concerns the row.</summary>
    /// <exception cref="JournalException">The journal is not what was written.</exception>
    public static Story Read(string path, CallIndexLine line)
    {
        var story = new Story(line);
        using var file = File.OpenRead(path);
        foreach (var row in JournalReader.Read(file)) if (story.MayConcern(row.Json.Span)) story.Add(row);
        return story;
    }

    private bool MayConcern(ReadOnlySpan<byte> row)
    {
        if (row.IndexOf(_trace) >= 0) return true;
        Span<byte> text = stackalloc byte[36];
        foreach (var id in _ids) if (row.IndexOf(text[..Encoding.ASCII.GetBytes(id, text)]) >= 0) return true;
        return false;
    }

    private void Add(JournalLine row)
    {
        using var document = row.Parse();
        var actor = new Fields(document.RootElement.GetProperty("actor").Clone());
        foreach (var @event in document.RootElement.GetProperty("events").EnumerateArray())
        {
            if (!Concerns(@event)) continue;
            var fields = new Fields(@event.Clone());
            var at = fields.GetString("at")!;
            var instant = InstantPattern.ExtendedIso.Parse(at).Value;
            _first ??= instant;
            _parts.Add(new(at, at[11..19], "+" + Fields.Minutes((instant - _first.Value).TotalSeconds), row.Sequence, actor, fields));
        }
    }

    // A second caller's call, and what follows from it, belong to the story too.
    private bool Concerns(JsonElement @event)
    {
        var (call, incident) = (new Fields(@event).GetString("call"), new Fields(@event).GetString("incident"));
        if (!Mine(call) && !Mine(incident)) return false;
        if (call is not null) _ids.Add(call);
        if (incident is not null) _ids.Add(incident);
        return true;
    }

    // A replay's ids are UUIDs of version 7 that end with the row of the log.
    private bool Mine(string? id) => id is not null && (_ids.Contains(id) || (id.Length == 36 && id[14] == '7' && id.EndsWith(_suffix, StringComparison.Ordinal)));
}
