using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RightCall.Domain.Areas;

namespace RightCall.Journal.Rows;

/// <summary>Commands and events as JSON: the type first, then the fields in the order of their declaration, words in lower case with hyphens. What is resolved by a hash is left out.</summary>
internal static class RowJson
{
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly ConcurrentDictionary<Type, string> Names = new();
    private static readonly JsonSerializerOptions Options = Make();

    /// <summary>The name of a command's or event's type: <c>UnitAssigned</c> is <c>unit-assigned</c>.</summary>
    public static string NameOf(Type type) => Names.GetOrAdd(type, static t => JsonNamingPolicy.KebabCaseLower.ConvertName(t.Name));

    public static void Write(Utf8JsonWriter json, object value) => JsonSerializer.Serialize(json, value, value.GetType(), Options);

    private static JsonSerializerOptions Make()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(AsDeclared);
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = resolver,
        };
        foreach (var converter in Converters.All) options.Converters.Add(converter);
        options.MakeReadOnly();
        return options;
    }

    // A field is what the record's constructor takes; what is computed from it is left out. A hash stands for what is resolved by it.
    private static void AsDeclared(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object) return;
        var constructor = info.Type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        var order = constructor?.GetParameters().Select(p => p.Name!).ToList() ?? [];
        List<JsonPropertyInfo> kept = [];
        var resolved = false;
        foreach (var property in info.Properties)
        {
            var member = property.AttributeProvider as MemberInfo;
            if (member?.IsDefined(typeof(ResolvedByHashAttribute), inherit: true) == true) resolved = true;
            else if (order.Contains(member?.Name ?? "")) kept.Add(property);
        }
        if (resolved && !order.Contains("Hash") && info.Properties.FirstOrDefault(p => p.Name == "hash") is { } hash) kept.Add(hash);
        kept.Sort((a, b) => Place(order, a).CompareTo(Place(order, b)));
        info.Properties.Clear();
        if (typeof(AreaEvent).IsAssignableFrom(info.Type) || typeof(CommandBody).IsAssignableFrom(info.Type)) info.Properties.Add(TypeOf(info));
        foreach (var property in kept) info.Properties.Add(property);
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
