using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;
using Whose = RightCall.Journal.Sealing.Subjects;

namespace RightCall.Journal.Erasing;

/// <summary>Finds whose words belong together, from the rows of the journal.</summary>
internal sealed record SubjectSearch(Refused? Problem, bool IsOpen, ImmutableArray<string> Subjects, Instant LastAt)
{
    public static async Task<SubjectSearch> FindAsync(AreaJournal journal, string subject, CancellationToken stopping)
    {
        var (there, open, lastAt) = (false, false, Instant.MinValue);
        SortedSet<string> all = new(StringComparer.Ordinal) { subject };
        await foreach (var row in journal.ReadAsync(0, stopping).ConfigureAwait(false))
        {
            lastAt = row.Command.At;
            there |= Whose.Of(row).Value == subject;
            foreach (var @event in row.Events)
            {
                if (Whose.Named(@event)?.Value != subject) continue;
                there = true;
                open = IsOpenAfter(@event) ?? open;
                if (@event is IncidentOpened { Call: { } call }) all.Add(Whose.Of(call).Value);
            }
            foreach (var link in row.Events.OfType<CallLinked>().Where(l => Whose.Of(l.Incident).Value == subject)) all.Add(Whose.Of(link.Call).Value);
        }
        return new(there ? null : new("JRN-001", $"The journal of area '{journal.Area}' knows no {subject}. Nothing was changed. Name an incident, call, unit or actor, such as incident:0198…"), open, [.. all], lastAt);
    }

    // A call is open until it is linked or settled, an incident until it is archived: until then it can be opened again, and is evaluated from its answers.
    private static bool? IsOpenAfter(AreaEvent @event) => @event switch
    {
        IncidentOpened or IncidentReopened or CallRang => true,
        IncidentArchived or CallLinked or CallDisposed => false,
        _ => null,
    };
}
