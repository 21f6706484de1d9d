using System.Security.Cryptography.X509Certificates;
using NodaTime;
using RightCall.Demonstration;
using RightCall.Server.Areas;
using RightCall.Server.People;

namespace RightCall.Server.Hosting;

/// <summary>What a centre is started with.</summary>
/// <param name="Data">The folder of the journal, the city packs and the keys.</param>
/// <param name="Store">The PostgreSQL database of the journal; null: a SQLite file in the folder.</param>
/// <param name="Areas">The areas.</param>
/// <param name="Cluster">How this process finds the others.</param>
/// <param name="Heads">The file that gets each journal's end every minute: best on another disk.</param>
/// <param name="IsDemonstration">Whether callers and crews are made up.</param>
/// <param name="Urls">Where it listens.</param>
public sealed record CentreSettings(DataFolder Data, string? Store, IReadOnlyList<AreaSettings> Areas, ClusterSettings Cluster, string Heads, bool IsDemonstration, string Urls)
{
    /// <summary>The OpenTelemetry collector that gets figures and traces; null where <c>--otlp</c> names none.</summary>
    public Uri? Collector { get; init; }

    /// <summary>The city's own sign-in; null where there is none.</summary>
    public OpenIdSettings? OpenId { get; init; }

    /// <summary>Certificates over the keys that sign sessions and seal words: the first encrypts, all decrypt. Empty: those keys lie open in the database.</summary>
    public IReadOnlyList<X509Certificate2> Seals { get; init; } = [];

    /// <summary>How fast the demonstration's made-up people live.</summary>
    public Pace Pace { get; init; } = new(1);

    /// <summary>How long the demonstration's made-up desks leave a call or a need to a person.</summary>
    public Duration Patience { get; init; } = Duration.Zero;
}
