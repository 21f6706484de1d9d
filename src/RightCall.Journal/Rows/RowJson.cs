using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization.Metadata;
using System.Text.Json.Serialization;
using System.Text.Json;
using RightCall.Domain.Areas;
using RightCall.Domain.Canonical;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Journal.Sealing;

namespace RightCall.Journal.Rows;

/// <summary>Commands and events as JSON: the type first, then the fields in the order of their declaration, words in lower case with hyphens. What is resolved by a hash is left out.</summary>
/// <remarks>The API speaks the same words, in the clear.</remarks>
public static class RowJson
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();

    internal static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes rows with their words in the clear, as a replay does; reads nothing.</summary>
    public static readonly JsonSerializerOptions Plain = Make(null, null);

    /// <summary>Reads commands that somebody else wrote: a field that is not known, missing, null or there twice is an error.</summary>
    public static readonly JsonSerializerOptions Strict = new(Plain)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        PropertyNameCaseInsensitive = false,
    };

    /// <summary>The name of a command's or event's type: <c>UnitAssigned</c> is <c>unit-assigned</c>.</summary>
    public static string NameOf(Type type) => Names.GetOrAdd(type, static t => JsonNamingPolicy.KebabCaseLower.ConvertName(t.Name));

    internal static JsonSerializerOptions Make(Sealer? sealer, RuleShelf? rules)
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(AsDeclared);
        if (sealer is not null) resolver.Modifiers.Add(info => SealMarked(info, sealer));
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = resolver,
        };
        options.Converters.Add(new DeterminationForm(rules));
        foreach (var converter in DomainJson.Converters) options.Converters.Add(converter);
        options.MakeReadOnly();
        return options;
    }

    // A field is what the record's constructor takes; what is computed from it is left out. A hash stands for what is resolved by it.
    internal static void AsDeclared(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object) return;
        var constructor = info.Type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        var order = constructor?.GetParameters().Select(p => p.Name!).ToList() ?? [];
        List<JsonPropertyInfo> kept = [];
        var resolved = false;
        foreach (var property in info.Properties)
        {
            var member = property.AttributeProvider as MemberInfo;
            if (member?.IsDefined(typeof(ResolvedByHashAttribute), inherit: true) == true)
            {
                resolved = true;
                // No policy holds a chain that is its need itself: it is written whole.
                property.ShouldSerialize = static (_, value) => value is Chain chain && chain.Id == chain.Need.Id();
                kept.Add(property);
            }
            else if (order.Contains(member?.Name ?? "")) kept.Add(property);
        }
        if (resolved && !order.Contains("Hash") && info.Properties.FirstOrDefault(p => p.Name == "hash") is { } hash) kept.Add(hash);
        kept.Sort((a, b) => Place(order, a).CompareTo(Place(order, b)));
        info.Properties.Clear();
        if (typeof(AreaEvent).IsAssignableFrom(info.Type) || typeof(CommandBody).IsAssignableFrom(info.Type)) info.Properties.Add(TypeOf(info));
        foreach (var property in kept) info.Properties.Add(property);
    }

    private static void SealMarked(JsonTypeInfo info, Sealer sealer)
    {
        foreach (var property in info.Properties)
            if (property.AttributeProvider is MemberInfo member && (member.IsDefined(typeof(PersonalAttribute), true) || member.IsDefined(typeof(HealthAttribute), true)))
                property.CustomConverter = SealedField.For(property.PropertyType, $"{NameOf(info.Type)}.{property.Name}", sealer);
    }

    private static int Place(List<string> order, JsonPropertyInfo property) => order.IndexOf(((MemberInfo)property.AttributeProvider!).Name) is >= 0 and var at ? at : order.Count;

    private static JsonPropertyInfo TypeOf(JsonTypeInfo info)
    {
        var type = info.CreateJsonPropertyInfo(typeof(string), "type");
        var name = NameOf(info.Type);
        type.Get = _ => name;
        return type;
    }
}
