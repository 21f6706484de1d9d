using RightCall.Domain.Areas;
using RightCall.Domain.Triage;

namespace RightCall.Server.Areas;

/// <summary>What a centre is told about one of its areas.</summary>
/// <param name="Description">The area.</param>
/// <param name="Statute">The law that binds it as a floor.</param>
/// <param name="Pack">The folder of its city pack; null where it has none: travel is then a straight line.</param>
public sealed record AreaSettings(AreaDescription Description, Statute Statute = Statute.None, string? Pack = null)
{
    /// <summary>How rules come into force: in a demonstration at once, live only signed ones, by two people.</summary>
    public Publishing Publishing => Description.IsDemonstration ? Publishing.Open : Publishing.ByTwoPeople;
}
