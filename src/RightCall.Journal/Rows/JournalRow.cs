using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;

namespace RightCall.Journal.Rows;

/// <summary>One row of a journal as it is kept: an accepted command, what it came to, and the chain of hashes.</summary>
/// <param name="Area">The dispatch area.</param>
/// <param name="Sequence">Its number in the area, from 1, without gaps.</param>
/// <param name="Id">The command's id.</param>
/// <param name="Actor">Who gave it.</param>
/// <param name="At">When, to the microsecond.</param>
/// <param name="Command">What kind of command it was, such as <c>open-incident</c>.</param>
/// <param name="Body">SHA-256 of the command's body, in lower-case hex.</param>
/// <param name="Events">What happened: a JSON array, as exact UTF-8 bytes.</param>
/// <param name="Before">The hash of the row before; 64 zeros in the first row.</param>
/// <param name="Hash">SHA-256 over the hash before and every field; see docs/guide/journal-format.md.</param>
public sealed record JournalRow(AreaId Area, long Sequence, CommandId Id, Actor Actor, Instant At, string Command, string Body, ReadOnlyMemory<byte> Events, string Before, string Hash);
