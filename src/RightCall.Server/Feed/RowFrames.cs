using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;
using RightCall.Server.Api;

namespace RightCall.Server.Feed;

/// <summary>A row as frames of server-sent events: each view is written once, when it is first asked for, and shared by all feeds. Safe from any thread.</summary>
/// <param name="row">The row.</param>
internal sealed class RowFrames(Row row)
{
    private byte[]? _whole;
    private byte[]? _anonymous;
    private byte[]? _hidden;
    private byte[]? _rules;
    private byte[]? _equipment;

    /// <summary>Its number.</summary>
    public long Sequence => row.Sequence;

    /// <summary>The row.</summary>
    public Row Row => row;

    /// <summary>All of it but crews' codes.</summary>
    public byte[] Whole => _whole ??= Frame(row.Events, RowWords.Shown, withCommand: true);

    /// <summary>All of it without anything that names or describes a person.</summary>
    public byte[] Anonymous => _anonymous ??= Frame(row.Events, RowWords.Anonymous, withCommand: true);

    /// <summary>That there is a row, and nothing of it.</summary>
    public byte[] Hidden => _hidden ??= Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {Sequence}\nevent: hidden\ndata: {{}}\n\n"));

    /// <summary>Rules and rosters; hidden where it is about anything else.</summary>
    public byte[] RulesOnly => _rules ??= row.Events.Any(e => e is RulesAdopted or RulesProposed or RosterSet) ? Whole : Hidden;

    /// <summary>What the telephone system has to do: texts to send, call-backs, interpreters to bring in. Hidden where there is nothing.</summary>
    public byte[] ForEquipment => _equipment ??= row.Events.Where(e => e is CallTexted or CallBackBegun or InterpreterAsked).ToList() is { Count: > 0 } todo ? Frame(todo, RowWords.Shown, withCommand: false) : Hidden;

    /// <summary>What concerns some incidents or a unit, and no command: others' words may stand in it. Hidden where nothing does.</summary>
    public byte[] Of(Func<IncidentId, bool> isOwn, UnitId? unit)
    {
        var seen = row.Events.Where(e => (RowSubjects.IncidentOf(e) is { } i && isOwn(i)) || (unit is not null && RowSubjects.UnitOf(e) == unit)).ToList();
        return seen.Count == 0 ? Hidden : Frame(seen, RowWords.Shown, withCommand: false);
    }

    private byte[] Frame(IEnumerable<AreaEvent> events, JsonSerializerOptions options, bool withCommand)
    {
        var bytes = new ArrayBufferWriter<byte>(1_024);
        bytes.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {Sequence}\nevent: row\ndata: ")));
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", Sequence);
            RowHead.Write(json, row);
            if (withCommand)
            {
                json.WritePropertyName("command");
                JsonSerializer.Serialize(json, row.Command.Body, row.Command.Body.GetType(), options);
            }
            json.WriteStartArray("events");
            foreach (var e in events) JsonSerializer.Serialize(json, e, e.GetType(), options);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        bytes.Write("\n\n"u8);
        return bytes.WrittenSpan.ToArray();
    }
}
