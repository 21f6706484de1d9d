using System.Collections.Immutable;
using RightCall.Domain.Calls;
using RightCall.Server.Areas;

namespace RightCall.Server.Tests.Areas;

/// <summary>Commands as people and machines give them.</summary>
internal static class Submissions
{
    /// <summary>A new call.</summary>
    public static Submission Ring() => Ring([]);

    /// <summary>A new call from a place of this name.</summary>
    public static Submission RingAt(string label) => Ring([new(new(476_000_000, -1_223_000_000), new(20), null, label)]);

    private static Submission Ring(ImmutableArray<PlaceCandidate> places) =>
        new(new(Guid.CreateVersion7()), AreasHost.Telephone, new Ring(new(Guid.CreateVersion7()), CallMode.Voice, CallSource.Public, null, places));
}
