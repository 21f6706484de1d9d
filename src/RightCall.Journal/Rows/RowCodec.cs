using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;

namespace RightCall.Journal.Rows;

/// <summary>Makes rows of accepted commands, writes them as lines of JSON, reads them again, and checks the chain. Mutable; for one thread.</summary>
/// <remarks>The layout is documented in docs/guide/journal-format.md.</remarks>
public sealed class RowCodec
{
    /// <summary>The hash before the first row.</summary>
    public static readonly string Beginning = new('0', 64);

    private readonly ArrayBufferWriter<byte> _events = new(4096);
    private readonly ArrayBufferWriter<byte> _line = new(4096);

    /// <summary>The row of an accepted command.</summary>
    /// <param name="area">The area.</param>
    /// <param name="row">What the area's writer accepted.</param>
    /// <param name="before">The hash of the row before.</param>
    public JournalRow Make(AreaId area, Row row, string before)
    {
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line, EventJson.Writing)) EventJson.WriteBody(json, row.Command.Body);
        var body = Convert.ToHexStringLower(SHA256.HashData(_line.WrittenSpan));
        _events.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_events, EventJson.Writing)) EventJson.WriteEvents(json, row.Events);
        var made = new JournalRow(area, row.Sequence, row.Command.Id, row.Command.Actor, row.Command.At, Names.Of(row.Command.Body.GetType()), body, _events.WrittenMemory, before, "");
        return made with { Hash = HashOf(made) };
    }

    /// <summary>Writes a row as one line of JSON.</summary>
    public void Write(Stream output, JournalRow row)
    {
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line, EventJson.Writing))
        {
            json.WriteStartObject();
            json.WriteString("area", row.Area.Value);
            json.WriteNumber("sequence", row.Sequence);
            json.WriteString("id", row.Id.Value);
            json.WritePropertyName("actor");
            json.WriteRawValue(ActorJson(row.Actor), skipInputValidation: true);
            json.WriteString("at", InstantJson.Text(row.At));
            json.WriteString("command", row.Command);
            json.WriteString("body", row.Body);
            json.WritePropertyName("events");
            json.WriteRawValue(row.Events.Span, skipInputValidation: true);
            json.WriteString("before", row.Before);
            json.WriteString("hash", row.Hash);
            json.WriteEndObject();
        }
        output.Write(_line.WrittenSpan);
        output.WriteByte((byte)'\n');
    }

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It is no row.</exception>
    public static JournalRow Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var actor = root.GetProperty("actor");
            return new(new(Text(root, "area")), root.GetProperty("sequence").GetInt64(), new(root.GetProperty("id").GetGuid()),
                new(new(Text(actor, "id")), RoleOf(Text(actor, "role")), actor.TryGetProperty("desk", out var desk) ? new DeskId(desk.GetString()!) : null),
                InstantPattern.ExtendedIso.Parse(Text(root, "at")).GetValueOrThrow(), Text(root, "command"), Text(root, "body"),
                Encoding.UTF8.GetBytes(root.GetProperty("events").GetRawText()), Text(root, "before"), Text(root, "hash"));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or UnparsableValueException)
        {
            throw new FormatException($"The line is no row of a journal: {e.Message}", e);
        }
    }

    /// <summary>The hash that a row must have: SHA-256 over the hash before, then every field with its length.</summary>
    public static string HashOf(JournalRow row)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Convert.FromHexString(row.Before));
        Append(sha, Encoding.UTF8.GetBytes(row.Area.Value));
        Append(sha, row.Sequence);
        Append(sha, row.Id.Value.ToByteArray(bigEndian: true));
        Append(sha, Encoding.UTF8.GetBytes(ActorJson(row.Actor)));
        Append(sha, (row.At - NodaConstants.UnixEpoch).BclCompatibleTicks / 10);
        Append(sha, Encoding.UTF8.GetBytes(row.Command));
        Append(sha, Convert.FromHexString(row.Body));
        Append(sha, row.Events.Span);
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static void Append(IncrementalHash sha, ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
        sha.AppendData(length);
        sha.AppendData(field);
    }

    private static void Append(IncrementalHash sha, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        Append(sha, bytes);
    }

    private static string ActorJson(Actor actor)
    {
        var desk = actor.Desk is { } at ? $",\"desk\":{JsonSerializer.Serialize(at.Value)}" : "";
        return $"{{\"id\":{JsonSerializer.Serialize(actor.Id.Value)},\"role\":\"{JsonNamingPolicy.KebabCaseLower.ConvertName(actor.Role.ToString())}\"{desk}}}";
    }

    private static Role RoleOf(string name) =>
        Enum.GetValues<Role>().First(r => JsonNamingPolicy.KebabCaseLower.ConvertName(r.ToString()) == name);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");
}
