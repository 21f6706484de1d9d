using System.Collections.Immutable;
using RightCall.Domain.Areas;

namespace RightCall.Journal.Snapshots;

/// <summary>What a snapshot holds.</summary>
/// <param name="State">The state.</param>
/// <param name="Recent">The last commands and their rows, oldest first: what is given again mostly comes again soon.</param>
public sealed record SavedState(AreaState State, ImmutableArray<(CommandId Command, long Sequence)> Recent);
