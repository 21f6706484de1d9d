using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using NodaTime;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Server.Api.Commands;

/// <summary>What the types of a command cannot say: how long a text is, that a list holds no nothing, that a time is not in the future.</summary>
internal static class ValueChecks
{
    private const int LongestText = 4_000;
    private const int LongestList = 2_000;
    private const double FurthestMetres = 1_000_000;
    // What clocks of one centre differ by.
    private static readonly Duration Ahead = Duration.FromMinutes(1);
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Fields = new();

    /// <summary>The first value that cannot be, and why; null where all can.</summary>
    public static (string Field, string Why)? Problem(object command, Instant now)
    {
        foreach (var property in FieldsOf(command.GetType()))
        {
            // A device's clock may be wrong: its time is kept between the status before and now, and marked.
            if (command is ReportStatus && property.Name == nameof(ReportStatus.ObservedAt)) continue;
            if (command is ScheduleIncident && property.Name == nameof(ScheduleIncident.DueAt)) continue;
            if (Of(property.GetValue(command), now) is var (field, why)) return (Join(Name(property), field), why);
        }
        return null;
    }

    private static (string Field, string Why)? Of(object? value, Instant now) => value switch
    {
        null => null,
        string text => Text(text),
        Instant at => at > now + Ahead ? ("", "It is in the future.") : at < Instant.FromUtc(1970, 1, 1, 0, 0) ? ("", "It is before 1970.") : null,
        Distance d => double.IsFinite(d.Metres) && d.Metres is >= 0 and <= FurthestMetres ? null : ("", "A distance is 0 to 1,000,000 metres."),
        Giver giver => Text(giver.Id) is var (_, why) ? ("id", why) : giver.Id is null ? ("id", "It is missing.") : null,
        IEnumerable list when value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => List(list, now),
        _ when IsRecord(value.GetType()) => Problem(value, now),
        _ => null,
    };

    private static (string Field, string Why)? Text(string? text) => text switch
    {
        null => null,
        { Length: > LongestText } => ("", $"A text has at most {LongestText} characters."),
        _ when text.AsSpan().ContainsAnyInRange('\0', '\x08') => ("", "A text holds no control characters."),
        _ => null,
    };

    private static (string Field, string Why)? List(IEnumerable list, Instant now)
    {
        var i = 0;
        foreach (var item in list)
        {
            if (i >= LongestList) return ("", $"A list has at most {LongestList} entries.");
            if (item is null) return ($"[{i}]", "An entry is null.");
            if (Of(item, now) is var (field, why)) return (Join($"[{i}]", field), why);
            i++;
        }
        return null;
    }

    private static bool IsRecord(Type type) => type.IsClass && type.Namespace?.StartsWith("RightCall.Domain.", StringComparison.Ordinal) == true;

    private static PropertyInfo[] FieldsOf(Type type) => Fields.GetOrAdd(type, static t =>
    {
        var fields = t.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters().Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        return [.. t.GetProperties().Where(p => fields.Contains(p.Name))];
    });

    private static string Name(PropertyInfo property) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static string Join(string a, string b) => b.Length == 0 ? a : b[0] == '[' ? a + b : $"{a}.{b}";
}
