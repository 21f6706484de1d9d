using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RightCall.Domain.Canonical;
using RightCall.Domain.Areas;
using RightCall.Journal.Rows;

namespace RightCall.Journal.Snapshots;

/// <summary>An area's state as bytes, and back: JSON, compressed. Protocols and chains are written as names, and found again in the rules that the area adopted. Mutable; for one thread.</summary>
internal sealed class StateCodec
{
    private readonly RuleShelf _rules;
    private readonly JsonSerializerOptions _options;

    public StateCodec(RuleShelf rules) => (_rules, _options) = (rules, Options(rules));

    /// <summary>The shape of what is written: a hash over every field of every type in it, so that no program reads what another understands otherwise.</summary>
    public static string Shape { get; } = ShapeOf(Options(new()));

    public byte[] Write(SavedState saved)
    {
        using var bytes = new MemoryStream();
        using (var packed = new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(packed, new Body(saved.State.Rules?.Hash, StateParts.Of(saved.State), [.. saved.Recent.Select(r => r.Command)], [.. saved.Recent.Select(r => r.Sequence)]), _options);
        return bytes.ToArray();
    }

    /// <exception cref="JsonException">It is damaged, or a part of the rules is missing.</exception>
    public SavedState Read(AreaState empty, byte[] bytes)
    {
        using var packed = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var body = JsonSerializer.Deserialize<Body>(packed, _options)!;
        return new(body.State.Whole(empty, body.Rules is { } hash ? _rules.Rules(hash) : null), [.. body.Recent.Zip(body.RecentRows)]);
    }

    private static JsonSerializerOptions Options(RuleShelf rules)
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(AsKept);
        var options = new JsonSerializerOptions(RowJson.Plain) { TypeInfoResolver = resolver };
        options.Converters.Clear();
        options.Converters.Add(new DeterminationForm(rules));
        options.Converters.Add(new InterviewForm(rules));
        options.Converters.Add(new ChainForm(rules));
        foreach (var converter in DomainJson.Converters) options.Converters.Add(converter);
        return options;
    }

    // A state that is built field by field keeps what can be set; all else is as in a row.
    private static void AsKept(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object) return;
        if (info.Type.GetConstructors().Any(c => c.GetParameters().Length > 0)) RowJson.AsDeclared(info);
        else foreach (var property in info.Properties.Where(p => p.Set is null).ToList()) info.Properties.Remove(property);
    }

    private static string ShapeOf(JsonSerializerOptions options)
    {
        SortedDictionary<string, string> shapes = new(StringComparer.Ordinal);
        Describe(typeof(Body));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', shapes.Select(s => $"{s.Key}: {s.Value}")))))[..16];

        void Describe(Type type)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            var info = options.GetTypeInfo(type);
            if (info.Kind == JsonTypeInfoKind.Enumerable) Describe(info.ElementType!);
            if (type.FullName is not { } name || !name.StartsWith(nameof(RightCall), StringComparison.Ordinal) || !shapes.TryAdd(name, "")) return;
            shapes[name] = type.IsEnum ? string.Join(' ', Enum.GetNames(type)) : string.Join(' ', info.Properties.Select(p => $"{p.Name} {p.PropertyType}"));
            foreach (var property in info.Properties) Describe(property.PropertyType);
            // What a converter of its own writes has no fields of JSON: its members stand for them.
            if (info.Kind == JsonTypeInfoKind.None && !type.IsEnum) shapes[name] = string.Join(' ', type.GetProperties().Select(p => $"{p.Name} {p.PropertyType}"));
        }
    }

    private sealed record Body(string? Rules, StateParts State, CommandId[] Recent, long[] RecentRows);
}
