using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Triage;
using RightCall.Journal.Rows;

namespace RightCall.Journal.Tests;

/// <summary>The form of a row stands in the checkout as text, so that nobody changes it without saying so: a journal is read for years.</summary>
public sealed class ShapeTests
{
    private static readonly string File = RepositoryRoot.File("docs", "guide", "journal-shape.txt");

    [Fact]
    public void The_form_of_a_row_is_the_one_that_was_announced()
    {
        var now = Shape();
        if (Environment.GetEnvironmentVariable("RIGHTCALL_WRITE_SHAPE") == "1") System.IO.File.WriteAllText(File, now);
        var announced = System.IO.File.ReadAllText(File);
        if (now == announced) return;
        var (left, right) = (announced.Split('\n'), now.Split('\n'));
        Assert.Fail($"""
            The form of stored rows is not the one of docs/guide/journal-shape.txt.
              gone: {string.Join("\n        ", left.Except(right, StringComparer.Ordinal).Take(8))}
              new:  {string.Join("\n        ", right.Except(left, StringComparer.Ordinal).Take(8))}
            Rows of the old form are in journals already. If rows of the old form can still be read (a new type, a new word, a new field that may be missing), or no version with it was released yet: run this
            test with RIGHTCALL_WRITE_SHAPE=1 and commit the file. Else also raise RowForm.Current, and teach RowReader the old form.
            """);
    }

    [Fact]
    public void A_changed_field_changes_the_text() => Assert.Contains("call-texted: at Instant, call CallId, words String personal, duties CallDuties, due Instant?, message Int32?, by ActorId?\n", Shape(), StringComparison.Ordinal);

    private static string Shape()
    {
        var text = new StringBuilder($"The form of a journal's rows. A test compares this file with the code: see journal-format.md.\n\nform {RowForm.Current}\n");
        var (waiting, seen) = (new Queue<Type>(), new SortedDictionary<string, string>(StringComparer.Ordinal));
        text.Append("\ncommands\n");
        foreach (var type in Journals.Commands) text.Append("  ").Append(Name(type)).Append(": ").Append(Fields(type, waiting)).Append('\n');
        text.Append("\nevents\n");
        foreach (var type in Journals.Events) text.Append("  ").Append(Name(type)).Append(": ").Append(Fields(type, waiting)).Append('\n');
        while (waiting.TryDequeue(out var type))
        {
            if (seen.ContainsKey(type.Name)) continue;
            seen[type.Name] = type.IsEnum ? string.Join(" | ", Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)) : Fields(type, waiting);
        }
        text.Append("\nvalues\n");
        foreach (var (name, fields) in seen) text.Append("  ").Append(name).Append(": ").Append(fields).Append('\n');
        return text.ToString();
    }

    private static string Name(Type type) => JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name);

    private static string Fields(Type type, Queue<Type> waiting)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        var fields = constructor.GetParameters().Select(p => (Parameter: p, Property: type.GetProperty(p.Name!)!)).Where(p => !p.Property.IsDefined(typeof(ResolvedByHashAttribute), true));
        return string.Join(", ", fields.Select(f => $"{JsonNamingPolicy.CamelCase.ConvertName(f.Property.Name)} {TypeName(f.Property.PropertyType, waiting)}{Optional(f.Property)}{Mark(f.Property)}"));
    }

    private static string TypeName(Type type, Queue<Type> waiting)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return TypeName(inner, waiting) + "?";
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return TypeName(type.GetGenericArguments()[0], waiting) + "[]";
        if (type.IsEnum || IsWrittenByFields(type)) waiting.Enqueue(type);
        return type.Name;
    }

    // An id is written as its text, and a determination in a form of its own: journal-format.md says how.
    private static bool IsWrittenByFields(Type type) => type.Namespace!.StartsWith("RightCall", StringComparison.Ordinal) && type != typeof(Determination)
        && type.GetConstructors().Any(c => c.GetParameters() is { Length: > 1 } fields && fields.All(p => type.GetProperty(p.Name!) is not null));

    private static string Optional(System.Reflection.PropertyInfo property) =>
        !property.PropertyType.IsValueType && new System.Reflection.NullabilityInfoContext().Create(property).ReadState == System.Reflection.NullabilityState.Nullable ? "?" : "";

    private static string Mark(System.Reflection.PropertyInfo property) =>
        property.IsDefined(typeof(PersonalAttribute), true) ? " personal" : property.IsDefined(typeof(HealthAttribute), true) ? " health" : "";
}
