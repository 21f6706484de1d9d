using RightCall.Domain.Calls;
using RightCall.Server.Areas;

namespace RightCall.Server.Tests.Areas;

/// <summary>Commands as people and machines give them.</summary>
internal static class Submissions
{
    /// <summary>A new call.</summary>
    public static Submission Ring() => new(new(Guid.CreateVersion7()), AreasHost.Telephone, new Ring(new(Guid.CreateVersion7()), CallMode.Voice, CallSource.Public, null, []));
}
