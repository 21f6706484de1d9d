using NodaTime;
using RightCall.City.Packs;
using RightCall.Contracts.Facilities;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Facilities;
using RightCall.Domain.Incidents;
using RightCall.Server.Areas;
using RightCall.Server.Facilities;

namespace RightCall.Server.Demonstrations;

/// <summary>What the demonstration's city knows from before its first call, so that no screen is empty: facilities with beds. All of it is made up.</summary>
/// <param name="facilities">Where facilities are kept.</param>
/// <param name="clock">The clock.</param>
internal sealed class DemonstrationRecords(FacilityStore facilities, IClock clock)
{
    private static readonly ActorId By = new("demonstration");

    /// <summary>Prepares an area. What is there already stays.</summary>
    public async Task PrepareAsync(AreaSettings area, CancellationToken stopping)
    {
        if (area.Pack is not { } folder) return;
        var (id, pack) = (area.Description.Id, CityPack.Open(folder));
        if ((await facilities.AllAsync(id, stopping)).Count == 0) await DescribeFacilitiesAsync(id, pack);
    }

    private async Task DescribeFacilitiesAsync(AreaId area, CityPack pack)
    {
        var now = clock.GetCurrentInstant();
        List<(FacilityId Id, FacilityBody Body)> all = [.. pack.Sites.Where(s => s.Kind is "hospital" or "stabilisation").Select(s => (new FacilityId(s.Id), Of(s)))];
        using (var places = pack.OpenPlaces())
            if (places.Find("Southbank Shelter", 1) is [var shelter, ..])
                all.Add((new("southbank-shelter"), new("Southbank Shelter", Destination.Shelter, shelter.At, shelter.Text, "555-0150", FromAge: 18, Beds: 60, Notes: "Doors open until midnight; dogs are welcome.")));
        for (var i = 0; i < all.Count; i++)
        {
            var (id, body) = all[i];
            await facilities.DescribeAsync(area, id, body, By);
            // The last one has not been asked for a while: its count is shown as stale.
            var asOf = now - Duration.FromMinutes(i == all.Count - 1 ? 95 : 6 * i);
            if (body.Beds is { } beds) await facilities.CountAsync(area, id, new(beds * (i % 3) / 4, asOf, By));
        }
    }

    private static FacilityBody Of(Site site) => site.Kind == "hospital"
        ? new(site.Name, Destination.EmergencyDepartment, site.At, Phone: "555-0110", TakesInvoluntary: true, Beds: site.Beds)
        : new(site.Name, site.Name.Contains("Sobering", StringComparison.Ordinal) ? Destination.SoberingCentre : Destination.CrisisCentre, site.At, Phone: "555-0130", FromAge: 18, Beds: site.Beds,
            Notes: "Ring at the side door; no police car in front, please.");
}
