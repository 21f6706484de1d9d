using NodaTime;
using RightCall.City.Packs;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Units;
using RightCall.Planning.Fleets;
using RightCall.Server.Areas;

namespace RightCall.Server.Demonstrations;

/// <summary>Gives a demonstration's areas the sample rules and the fleet of their city packs. A real centre waits for its administrators.</summary>
internal static class DemonstrationStart
{
    private static readonly Actor Administrator = new(new("demonstration"), Role.Administrator);

    /// <summary>Prepares an area. What is there already stays.</summary>
    public static async Task PrepareAsync(IAreas areas, AreaSettings area, IClock clock, CancellationToken stopping)
    {
        if (area.Pack is not { } folder) return;
        var pack = CityPack.Open(folder);
        var state = (await areas.ReadAsync(area.Description.Id, 0, stopping)).State;
        if (pack.Rules is { } rules && state.Rules?.Hash != rules.Rulebook.Hash) await GiveAsync(new AdoptRules(rules.Rulebook));
        if (state.Units.Count == 0 && pack.TextOf(CityPack.FleetFile) is { } fleet)
            await GiveAsync(new SetRoster([.. FleetFile.Read(CityPack.FleetFile, fleet).Units.Select(u => u.Definition)], "demonstration"));

        async Task GiveAsync(CommandBody body)
        {
            var reply = await areas.SubmitAsync(area.Description.Id, new(new(Guid.CreateVersion7(clock.GetCurrentInstant().ToDateTimeOffset())), Administrator, body), stopping);
            if (reply is Refused refused) throw new InvalidOperationException($"The demonstration cannot begin: {refused.Code} {refused.Text}");
        }
    }
}
