using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Journal.Stores;

namespace RightCall.Journal.Rows;

/// <summary>Reads rows back into the commands and events that they were made from. Mutable; for one thread.</summary>
internal sealed class RowReader(RuleShelf rules, Sealing.Sealer sealer, JsonSerializerOptions options)
{
    private static readonly SortedDictionary<string, Type> Types = new(
        typeof(CommandBody).Assembly.GetTypes().Concat(typeof(RowReader).Assembly.GetTypes())
            .Where(t => !t.IsAbstract && (t.IsSubclassOf(typeof(CommandBody)) || t.IsSubclassOf(typeof(AreaEvent)))).ToDictionary(RowJson.NameOf), StringComparer.Ordinal);

    /// <summary>The row.</summary>
    /// <exception cref="JournalStoreException">It cannot be read: it is of a newer form, its rules or keys are missing, or it was changed.</exception>
    public Row Read(StoredRow stored)
    {
        try
        {
            sealer.Sequence = stored.Sequence;
            using var document = JsonDocument.Parse(stored.Body);
            var root = document.RootElement;
            if (root.GetProperty("form").GetInt32() is var form && form != RowForm.Current)
                throw new JsonException($"it is of form {form}, and this program reads {RowForm.Current}: use the program that wrote it, or a newer one.");
            // The command first: a row that adopts rules brings them for its own events.
            var body = (CommandBody)Message(root.GetProperty("command"), stored.Sequence);
            var command = new Command(stored.Command, ReadActor(root.GetProperty("actor")), Value<Instant>(root.GetProperty("at")), root.GetProperty("hourOfWeek").GetInt32(),
                root.TryGetProperty("notAfter", out var limit) ? Value<Instant>(limit) : null, body);
            return new(stored.Sequence, command, [.. root.GetProperty("events").EnumerateArray().Select(e => (AreaEvent)Message(e, stored.Sequence))]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or UnparsableValueException)
        {
            throw new JournalStoreException($"Row {stored.Sequence} cannot be read: {e.Message}", mayHaveLanded: false, e);
        }
    }

    /// <summary>The type of a command or event of this name.</summary>
    /// <exception cref="JsonException">There is none.</exception>
    public static Type TypeOf(string name) => Types.GetValueOrDefault(name) ?? throw new JsonException($"this program knows no '{name}'.");

    private object Message(JsonElement json, long sequence)
    {
        var name = json.GetProperty("type").GetString()!;
        var type = TypeOf(name);
        var message = json.Deserialize(type, options)!;
        return message switch
        {
            AdoptRules => new AdoptRules(rules.Rules(json.GetProperty("hash").GetString()!)),
            RulesAdopted e => e with { Rules = rules.Rules(e.Hash) },
            IncidentOpened e => e with { Protocol = rules.Protocol(e.ProtocolHash) },
            NatureChanged e => e with { Protocol = rules.Protocol(e.ProtocolHash) },
            TrackOpened { Chain: null } e => e with { Chain = rules.Chain(e.ChainId, sequence) },
            TrackRerouted { Chain: null } e => e with { Chain = rules.Chain(e.ChainId, sequence) },
            _ => message,
        };
    }

    private Actor ReadActor(JsonElement json) => new(new(json.GetProperty("id").GetString()!), Value<Role>(json.GetProperty("role")), json.TryGetProperty("desk", out var desk) ? new(desk.GetString()!) : null);

    private T Value<T>(JsonElement json) => json.Deserialize<T>(options)!;
}
