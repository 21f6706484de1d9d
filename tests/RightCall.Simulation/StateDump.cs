using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using NodaTime;
using RightCall.Domain;
using RightCall.Domain.Plans;
using RightCall.Domain.Triage;

namespace RightCall.Simulation;

/// <summary>Writes a state out as text, member by member, so that two states can be compared although records with collections are never equal.</summary>
internal static class StateDump
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value, 0);
        return text.ToString();
    }

    /// <summary>The first line in which two dumps differ, for a failure that can be read.</summary>
    public static string FirstDifference(string a, string b)
    {
        var (left, right) = (a.Split('\n'), b.Split('\n'));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var (l, r) = (i < left.Length ? left[i] : "(end)", i < right.Length ? right[i] : "(end)");
            if (l != r) return $"line {i + 1}: '{l.Trim()}' against '{r.Trim()}'";
        }
        return "no difference";
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null: text.Append("null\n"); return;
            case bool b: text.Append(b).Append('\n'); return;
            case string s: text.Append(s).Append('\n'); return;
            case Instant i: text.Append(i.ToUnixTimeTicks()).Append('\n'); return;
            case Rulebook r: text.Append("rulebook ").Append(r.Hash).Append('\n'); return;
            case Protocol p: text.Append("protocol ").Append(p.Hash).Append('\n'); return;
            case Policy p: text.Append("policy ").Append(p.Hash).Append('\n'); return;
            case Clause c: text.Append("clause ").Append(c.Id).Append('\n'); return;
            case Chain c: text.Append("chain ").Append(c.Id).Append('\n'); return;
            case IFormattable f when value.GetType() is { IsPrimitive: true } or { IsEnum: true }:
                text.Append(f.ToString(null, CultureInfo.InvariantCulture)).Append('\n');
                return;
        }
        var type = value.GetType();
        if (type.Namespace is { } space && (space.StartsWith("NodaTime", StringComparison.Ordinal) || type == typeof(Guid)))
        {
            text.Append(value).Append('\n');
            return;
        }
        text.Append(type.Name).Append('\n');
        if (depth > 40) throw new InvalidOperationException($"The state is deeper than 40 members at {type}: is there a loop?");
        if (value is IEnumerable items) WriteItems(text, items, depth);
        else WriteMembers(text, value, type, depth);
    }

    private static void WriteItems(StringBuilder text, IEnumerable items, int depth)
    {
        if (IsDefaultArray(items)) { text.Append(' ', depth + 1).Append("default\n"); return; }
        foreach (var item in items)
        {
            text.Append(' ', depth + 1).Append("- ");
            Write(text, item, depth + 1);
        }
    }

    private static void WriteMembers(StringBuilder text, object value, Type type, int depth)
    {
        foreach (var field in Members(type))
        {
            text.Append(' ', depth + 1).Append(field.Name).Append(": ");
            Write(text, field.GetValue(value), depth + 1);
        }
    }

    private static readonly Dictionary<Type, FieldInfo[]> Known = [];

    private static FieldInfo[] Members(Type type)
    {
        lock (Known)
        {
            if (Known.TryGetValue(type, out var fields)) return fields;
            const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            var all = new List<FieldInfo>();
            for (var t = type; t is not null && t != typeof(object) && t != typeof(ValueType); t = t.BaseType) all.AddRange(t.GetFields(Own).OrderBy(f => f.Name, StringComparer.Ordinal));
            return Known[type] = [.. all];
        }
    }

    private static bool IsDefaultArray(IEnumerable items) =>
        items.GetType() is { IsValueType: true } t && t.GetProperty("IsDefault")?.GetValue(items) is true;
}
