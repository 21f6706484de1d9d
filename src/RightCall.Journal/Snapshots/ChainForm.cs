using System.Text.Json;
using System.Text.Json.Serialization;
using RightCall.Domain.Plans;
using RightCall.Journal.Rows;

namespace RightCall.Journal.Snapshots;

/// <summary>A chain that a need runs: its name in the rules that it is from, or the whole chain where no rules have it (a last resort).</summary>
internal sealed class ChainForm(RuleShelf rules) : JsonConverter<Chain>
{
    private readonly Dictionary<Chain, Fields> _names = new(ReferenceEqualityComparer.Instance);

    public override void Write(Utf8JsonWriter writer, Chain value, JsonSerializerOptions options)
    {
        if (!_names.TryGetValue(value, out var fields)) _names.Add(value, fields = NameOf(value));
        JsonSerializer.Serialize(writer, fields, RowJson.Plain);
    }

    public override Chain Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var fields = JsonSerializer.Deserialize<Fields>(ref reader, RowJson.Plain)!;
        return fields.Whole ?? rules.Rules(fields.Rules!).Policy.Chains.FirstOrDefault(c => c.Id == fields.Id) ?? throw new JsonException($"The rules {fields.Rules} have no chain '{fields.Id}'.");
    }

    // Rules are read from the store more than once: what says the same is the same chain.
    private Fields NameOf(Chain chain)
    {
        var json = Json(chain);
        foreach (var book in rules.All)
            if (book.Policy.Chains.FirstOrDefault(c => c.Id == chain.Id) is { } same && (ReferenceEquals(same, chain) || Json(same) == json)) return new(book.Hash, chain.Id, null);
        return new(null, null, chain);
    }

    private static string Json(Chain chain) => JsonSerializer.Serialize(chain, RowJson.Plain);

    private sealed record Fields(string? Rules, string? Id, Chain? Whole);
}
