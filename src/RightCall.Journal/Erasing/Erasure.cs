using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Journal.Stores;

namespace RightCall.Journal.Erasing;

/// <summary>Erases words, and holds them: each is a row of the journal, and refused where the law or the work forbids it.</summary>
/// <remarks>The hashes of rows cover what is sealed, so the chain and every determination stay as they are. What was decided and how it ended stays readable.</remarks>
public static class Erasure
{
    /// <summary>Destroys the keys of a subject's words: for an incident also those of its calls.</summary>
    /// <returns>What was erased, or why nothing was.</returns>
    public static async Task<Reply> EraseAsync(AreaJournal journal, Erase order, Actor by, Instant at, CancellationToken stopping = default)
    {
        var found = await SubjectSearch.FindAsync(journal, order.Subject, stopping).ConfigureAwait(false);
        if (found.Problem is { } problem) return problem;
        if (found.IsOpen) return new Refused("JRN-002", $"{order.Subject} is open, or was closed less than a day ago: it is still evaluated from its words. Nothing was erased. Try again a day after it was closed.");
        var held = (await journal.Store.HoldsAsync(journal.Area, stopping).ConfigureAwait(false)).Select(h => h.Value).Intersect(found.Subjects).ToList();
        if (held.Count > 0) return new Refused("JRN-003", $"A legal hold lies on {string.Join(", ", held)}. Nothing was erased. Whoever placed it has to lift it first.");
        var keys = await journal.Store.KeysOfAsync(journal.Area, [.. found.Subjects.Select(s => new Subject(s))], stopping).ConfigureAwait(false);
        if (keys.Count == 0) return new Refused("JRN-004", $"No words of {order.Subject} are in the journal: there were none, or they were erased before. Nothing was erased.");
        var reply = await AppendAsync(journal, order, by, found.LastAt, at, now => new Erased(now, found.Subjects, [.. keys.Select(k => k.Id)], order.Reason), stopping).ConfigureAwait(false);
        if (reply is Accepted) await journal.Store.ScrubAsync(stopping).ConfigureAwait(false);
        return reply;
    }

    /// <summary>Places a legal hold on a subject's words: for an incident also on those of its calls.</summary>
    public static async Task<Reply> HoldAsync(AreaJournal journal, PlaceHold order, Actor by, Instant at, CancellationToken stopping = default)
    {
        var found = await SubjectSearch.FindAsync(journal, order.Subject, stopping).ConfigureAwait(false);
        return found.Problem ?? await AppendAsync(journal, order, by, found.LastAt, at, now => new HoldPlaced(now, found.Subjects, order.Reason), stopping).ConfigureAwait(false);
    }

    /// <summary>Lifts a legal hold.</summary>
    public static async Task<Reply> LiftAsync(AreaJournal journal, LiftHold order, Actor by, Instant at, CancellationToken stopping = default)
    {
        var found = await SubjectSearch.FindAsync(journal, order.Subject, stopping).ConfigureAwait(false);
        return found.Problem ?? await AppendAsync(journal, order, by, found.LastAt, at, now => new HoldLifted(now, found.Subjects, order.Reason), stopping).ConfigureAwait(false);
    }

    // Holds were read at this head: whoever places one meanwhile moves it, and this row is lost.
    private static async Task<Reply> AppendAsync(AreaJournal journal, JournalCommand order, Actor by, Instant lastAt, Instant at, Func<Instant, JournalEvent> happened, CancellationToken stopping)
    {
        var now = Instant.Max(at, lastAt);
        var row = new Row(journal.Head.Sequence + 1, new(new(Guid.CreateVersion7()), by, now, 0, null, order), [happened(now)]);
        return await journal.AppendAsync([row], stopping).ConfigureAwait(false) == AppendOutcome.Stored ? new Accepted(row.Sequence, row.Events)
            : new Refused("JRN-005", "Another program wrote to this journal meanwhile. Nothing was changed: try again.");
    }
}
