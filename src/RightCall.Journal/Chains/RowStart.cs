using System.Text.Json;

namespace RightCall.Journal.Chains;

/// <summary>The fields with which every row begins. Whoever needs the rest parses it.</summary>
/// <param name="Area">The area.</param>
/// <param name="Sequence">The row's number.</param>
/// <param name="Form">The form in which the rest is written.</param>
/// <param name="Command">The command's id.</param>
internal readonly record struct RowStart(string Area, long Sequence, int Form, Guid Command)
{
    /// <summary>Reads the fields; says what is wrong where it cannot.</summary>
    public static RowStart? Read(ReadOnlySpan<byte> row, out string? problem)
    {
        problem = null;
        try
        {
            var json = new Utf8JsonReader(row);
            json.Read();
            if (Next(ref json, "area"u8) && json.GetString() is { } area && Next(ref json, "sequence"u8) && json.GetInt64() is var sequence
                && Next(ref json, "form"u8) && json.GetInt32() is var form && Next(ref json, "commandId"u8)) return new(area, sequence, form, json.GetGuid());
            problem = "it is no row: it does not begin with its area, number, form and command.";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            problem = $"it is no row: {e.Message}";
        }
        return null;
    }

    /// <summary>Why a row cannot follow the one before; null where it can.</summary>
    public string? CannotFollow(string? areaBefore, JournalHead before, ReadOnlySpan<byte> row, string hash)
    {
        if (areaBefore is not null && areaBefore != Area) return $"a row of area '{Area}' follows one of '{areaBefore}'.";
        if (Sequence != before.Sequence + 1) return $"row {Sequence} stands where row {before.Sequence + 1} belongs: a row is missing, or was moved.";
        return HashChain.HashOf(before.Hash, row) == hash ? null : $"row {Sequence} was changed: its hash does not follow from it and the row before.";
    }

    private static bool Next(ref Utf8JsonReader json, ReadOnlySpan<byte> name) => json.Read() && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals(name) && json.Read();
}
