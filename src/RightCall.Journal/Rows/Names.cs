using System.Collections.Concurrent;
using System.Text.Json;

namespace RightCall.Journal.Rows;

/// <summary>Names of types in a journal: <c>UnitAssigned</c> is <c>unit-assigned</c>.</summary>
internal static class Names
{
    private static readonly ConcurrentDictionary<Type, string> Known = new();

    public static string Of(Type type) => Known.GetOrAdd(type, static t => JsonNamingPolicy.KebabCaseLower.ConvertName(t.Name));
}
