using System.Collections;
using System.Reflection;
using NodaTime;
using RightCall.Domain.Areas;

namespace RightCall.Domain.Tests.Areas;

/// <summary>Whether two states are the same in every field, collections one by one.</summary>
internal static class StateComparison
{
    public static void AssertSame(AreaState a, AreaState b)
    {
        if (Difference(a, b, "state") is { } difference) Assert.Fail(difference);
    }

    private static string? Difference(object? a, object? b, string path)
    {
        if (ReferenceEquals(a, b)) return null;
        if (a is null || b is null || a.GetType() != b.GetType()) return $"{path}: {a ?? "nothing"} and {b ?? "nothing"}";
        var type = a.GetType();
        if (type.IsPrimitive || type.IsEnum || a is string or Guid or Instant or Duration) return a.Equals(b) ? null : $"{path}: {a} and {b}";
        if (a is IEnumerable left && b is IEnumerable right && type != typeof(string)) return InOrder([.. left.Cast<object?>()], [.. right.Cast<object?>()], path);
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            if (Difference(field.GetValue(a), field.GetValue(b), $"{path}.{field.Name}") is { } difference) return difference;
        return null;
    }

    private static string? InOrder(object?[] a, object?[] b, string path)
    {
        if (a.Length != b.Length) return $"{path}: {a.Length} and {b.Length} items";
        for (var i = 0; i < a.Length; i++) if (Difference(a[i], b[i], $"{path}[{i}]") is { } difference) return difference;
        return null;
    }
}
