using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RightCall.Domain.Areas;
using RightCall.Domain.Units;
using RightCall.Journal.Rows;

namespace RightCall.Server.Api;

/// <summary>Commands and events in the journal's words, as far as they are shown.</summary>
internal static class RowWords
{
    // The word without which no panic is cancelled is shown to nobody.
    private static readonly (Type Type, string Field)[] Secret = [(typeof(LogOn), "panicCode"), (typeof(UnitLoggedOn), "panicCode"), (typeof(CancelPanic), "code")];

    /// <summary>All but the crews' codes.</summary>
    public static JsonSerializerOptions Shown { get; } = Without(property => false);

    /// <summary>Without anything that names or describes a person.</summary>
    public static JsonSerializerOptions Anonymous { get; } = Without(property => property.AttributeProvider is MemberInfo member
        && (member.IsDefined(typeof(PersonalAttribute), true) || member.IsDefined(typeof(HealthAttribute), true)));

    private static JsonSerializerOptions Without(Func<JsonPropertyInfo, bool> hidden)
    {
        var options = new JsonSerializerOptions(RowJson.Plain);
        options.TypeInfoResolver = options.TypeInfoResolver!.WithAddedModifier(info =>
        {
            foreach (var property in info.Properties)
                if (hidden(property) || Secret.Contains((info.Type, property.Name))) property.ShouldSerialize = static (_, _) => false;
        });
        options.MakeReadOnly();
        return options;
    }
}
