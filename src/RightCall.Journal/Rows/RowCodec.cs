using System.Buffers;
using System.Text.Json;
using System.Text;
using RightCall.Domain.Areas;
using RightCall.Domain.Canonical;
using RightCall.Domain.Desks;
using RightCall.Journal.Chains;
using RightCall.Journal.Sealing;

namespace RightCall.Journal.Rows;

/// <summary>Makes the lines of a journal: one JSON object for each accepted command. The same row gives the same bytes. Mutable; for one thread.</summary>
/// <remarks>The layout is documented in docs/guide/journal-format.md.</remarks>
public sealed class RowCodec
{
    private readonly ArrayBufferWriter<byte> _line = new(16_384);
    private readonly JsonSerializerOptions _options;
    private readonly Sealer? _sealer;

    /// <summary>Makes lines with their words in the clear, as a replay does, whose callers are made up.</summary>
    public RowCodec() => _options = RowJson.Plain;

    /// <summary>Makes rows whose words are sealed.</summary>
    internal RowCodec(Sealer sealer, JsonSerializerOptions options) => (_sealer, _options) = (sealer, options);

    /// <summary>Writes a row as one line, with its line feed.</summary>
    /// <param name="output">Where.</param>
    /// <param name="area">The area whose row it is.</param>
    /// <param name="row">What the area's writer accepted.</param>
    /// <param name="before">The hash of the row before; <see cref="HashChain.Beginning"/> for the first.</param>
    /// <returns>The hash of the row.</returns>
    public string Write(Stream output, AreaId area, Row row, string before)
    {
        var body = Encode(area, row);
        var hash = HashChain.HashOf(before, body);
        WriteLine(output, body, hash);
        return hash;
    }

    /// <summary>The bytes of a row that its hash covers. They are overwritten by the next row.</summary>
    public ReadOnlySpan<byte> Encode(AreaId area, Row row)
    {
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line, RowJson.Writing)) WriteRow(json, area, row);
        return _line.WrittenSpan;
    }

    /// <summary>Writes the line of a row whose bytes and hash are known.</summary>
    public static void WriteLine(Stream output, ReadOnlySpan<byte> body, string hash)
    {
        output.Write(body[..^1]);
        output.Write(HashChain.FieldStart);
        Span<byte> text = stackalloc byte[HashChain.Length];
        Encoding.ASCII.GetBytes(hash, text);
        output.Write(text);
        output.Write("\"}\n"u8);
    }

    private void WriteRow(Utf8JsonWriter json, AreaId area, Row row)
    {
        var subject = _sealer is null ? default : Subjects.Of(row);
        _sealer?.Sequence = row.Sequence;
        json.WriteStartObject();
        json.WriteString("area", area.Value);
        json.WriteNumber("sequence", row.Sequence);
        json.WriteNumber("form", RowForm.Current);
        json.WriteString("commandId", row.Command.Id.Value);
        WriteActor(json, row.Command.Actor);
        json.WriteString("at", DomainJson.Text(row.Command.At));
        json.WriteNumber("hourOfWeek", row.Command.HourOfWeek);
        if (row.Command.NotAfter is { } limit) json.WriteString("notAfter", DomainJson.Text(limit));
        json.WritePropertyName("command");
        Write(json, row.Command.Body, subject);
        json.WriteStartArray("events");
        foreach (var @event in row.Events) Write(json, @event, subject);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, object message, Stores.Subject subject)
    {
        _sealer?.Subject = Subjects.Named(message) ?? subject;
        JsonSerializer.Serialize(json, message, message.GetType(), _options);
    }

    private static void WriteActor(Utf8JsonWriter json, Actor actor)
    {
        json.WriteStartObject("actor");
        json.WriteString("id", actor.Id.Value);
        json.WriteString("role", RoleNames[(int)actor.Role]);
        if (actor.Desk is { } desk) json.WriteString("desk", desk.Value);
        json.WriteEndObject();
    }

    private static readonly string[] RoleNames = [.. Enum.GetValues<Role>().Select(r => JsonNamingPolicy.KebabCaseLower.ConvertName(r.ToString()))];
}
