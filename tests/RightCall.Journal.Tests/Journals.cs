using System.Collections.Immutable;
using System.Text;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Journal.Chains;

namespace RightCall.Journal.Tests;

/// <summary>Small journals for tests.</summary>
internal static class Journals
{
    public static readonly AreaId Area = new("test:right-responder");

    public static IReadOnlyList<Type> Commands { get; } = Concrete(typeof(CommandBody));
    public static IReadOnlyList<Type> Events { get; } = Concrete(typeof(AreaEvent));

    /// <summary>A row with this command and these events.</summary>
    public static Row Row(long sequence, CommandBody? body = null, params ImmutableArray<AreaEvent> events) =>
        new(sequence, new(new(new Guid((int)sequence, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)), new(new("dispatcher-1"), Role.Dispatcher, new("desk-2")),
            Instances.Noon + Duration.FromSeconds(sequence), 84, null, body ?? new Tick()), events);

    /// <summary>The lines of a journal of so many rows, and its head.</summary>
    public static (string Text, JournalHead Head) Of(int rows) => Of([.. Enumerable.Range(1, rows).Select(i => Row(i))]);

    public static (string Text, JournalHead Head) Of(IReadOnlyList<Row> rows)
    {
        using var stream = new MemoryStream();
        var file = new JournalFile(stream, Area);
        foreach (var row in rows) file.Append(row);
        file.Dispose();
        return (Encoding.UTF8.GetString(stream.ToArray()), file.Head);
    }

    public static JournalHead Verify(string text, JournalHead? head = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return JournalReader.Verify(stream, head);
    }

    private static List<Type> Concrete(Type root) => [.. root.Assembly.GetTypes().Concat(typeof(JournalFile).Assembly.GetTypes()).Where(t => !t.IsAbstract && root.IsAssignableFrom(t)).OrderBy(t => t.Name, StringComparer.Ordinal)];
}
