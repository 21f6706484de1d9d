using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using NodaTime;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Journal.Tests;

/// <summary>Makes an instance of any record of the domain, every field filled and every list with one entry.</summary>
internal static class Instances
{
    public static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 12, 0);

    public static T Of<T>() => (T)Of(typeof(T))!;

    public static object? Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner);
        if (type == typeof(string)) return "words";
        if (type == typeof(Instant)) return Noon;
        if (type == typeof(Duration)) return Duration.FromSeconds(90);
        if (type == typeof(Guid)) return new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        if (type == typeof(UnitId)) return new UnitId("T1");
        if (type == typeof(NatureId)) return new NatureId("welfare-check");
        if (type == typeof(Question)) return new Question("weapon", new("Weapon?", null), [], [], QuestionRole.None, ProtectedTopic.None, Condition.Always, false);
        if (type == typeof(Priority)) return Priority.Two;
        if (type == typeof(bool)) return true;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1);
        if (type.IsPrimitive) return Convert.ChangeType(3, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return ListOf(type.GetGenericArguments()[0]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>)) return type.GetField("Empty")!.GetValue(null);
        if (type == typeof(Condition)) return Condition.Always;
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType))]);
    }

    private static object ListOf(Type item)
    {
        var array = Array.CreateInstance(item, 1);
        ((IList)array)[0] = Of(item);
        var create = typeof(ImmutableArray).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .First(m => m.Name == nameof(ImmutableArray.Create) && m.GetParameters() is [{ ParameterType.IsArray: true }]).MakeGenericMethod(item);
        return create.Invoke(null, [array])!;
    }
}
