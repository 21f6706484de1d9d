using System.Text.Json;
using RightCall.Contracts.Areas;
using RightCall.Domain.Areas;

namespace RightCall.Contracts;

/// <summary>What a command came to: a function of its row, so that the same command gets the same answer.</summary>
/// <param name="Sequence">The row's number in the area's journal. Read with <c>?atLeast=</c> this number to see its effect.</param>
/// <param name="CommandId">The command's id.</param>
/// <param name="Events">What happened, in the journal's words: docs/guide/journal-format.md.</param>
/// <param name="Links">Where to look next.</param>
public sealed record CommandAnswer(long Sequence, CommandId CommandId, IReadOnlyList<JsonElement> Events, IReadOnlyList<Link> Links);
