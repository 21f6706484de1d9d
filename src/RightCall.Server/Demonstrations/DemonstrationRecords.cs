using NodaTime;
using RightCall.City.Packs;
using RightCall.City.Places;
using RightCall.Contracts;
using RightCall.Contracts.CrisisPlans;
using RightCall.Contracts.Facilities;
using RightCall.Contracts.Premises;
using RightCall.Contracts.Privacy;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Facilities;
using RightCall.Domain.Incidents;
using RightCall.Server.Areas;
using RightCall.Server.CrisisPlans;
using RightCall.Server.Facilities;
using RightCall.Server.People;
using RightCall.Server.Premises;

namespace RightCall.Server.Demonstrations;

/// <summary>What the demonstration's city knows from before its first call, so that no screen is empty: facilities with beds, hazards of places, two crisis plans. All of it is made up.</summary>
/// <param name="facilities">Where facilities are kept.</param>
/// <param name="premises">Where hazards are kept.</param>
/// <param name="plans">Where crisis plans are kept.</param>
/// <param name="clock">The clock.</param>
internal sealed class DemonstrationRecords(FacilityStore facilities, PremiseStore premises, CrisisPlanStore plans, IClock clock)
{
    private static readonly ActorId By = new("demonstration");
    private static readonly SignedIn Who = new(By, AccessRole.Clinician);
    private static readonly (string Place, PremiseKind Kind, string Text, PremiseSource Source, int DaysAgo)[] Hazards =
    [
        ("Cannery Works", PremiseKind.Structure, "The floor of the north hall gives way. Stay on the marked path.", PremiseSource.Responder, 40),
        ("Cannery Works", PremiseKind.Animal, "A loose dog, barks and keeps its distance.", PremiseSource.Caller, 12),
        ("Union Station", PremiseKind.Access, "After midnight by the staff door in the east wing; the intercom is answered.", PremiseSource.Resident, 90),
        ("Southbank Shelter", PremiseKind.Approach, "Ask for the night lead first, and leave the lights off: several guests sleep by the door.", PremiseSource.Clinician, 25),
        ("Freight Yard", PremiseKind.Chemical, "Chlorine is stored in shed 3.", PremiseSource.Agency, 200),
        ("Lighthouse", PremiseKind.Weapon, "A flare pistol was seen in the keeper's room.", PremiseSource.Responder, 150),
    ];

    /// <summary>Prepares an area. What is there already stays.</summary>
    public async Task PrepareAsync(AreaSettings area, CancellationToken stopping)
    {
        if (area.Pack is not { } folder) return;
        var (id, pack) = (area.Description.Id, CityPack.Open(folder));
        if ((await facilities.AllAsync(id, stopping)).Count > 0) return;
        using var places = pack.OpenPlaces();
        await DescribeFacilitiesAsync(id, pack, places);
        foreach (var (place, kind, text, source, days) in Hazards)
            if (places.Find(place, 1) is [var found, ..])
                await premises.EnterAsync(id, Guid.CreateVersion7(), new(kind, text, found.At, clock.GetCurrentInstant() - Duration.FromDays(days), source, new(120), found.Text),
                    new(Who, PrivacyEvent.PremiseEntered, Point: found.At));
        foreach (var (place, plan) in Plans(clock.GetCurrentInstant()))
            if (places.Find(place, 1) is [var found, ..])
                await plans.WriteAsync(id, Guid.CreateVersion7(), plan with { Point = found.At, Address = found.Text, Radius = new(120) }, new(Who, PrivacyEvent.CrisisPlanWritten));
    }

    private static IEnumerable<(string Place, CrisisPlanBody Plan)> Plans(Instant now)
    {
        var consent = new PlanConsent(ConsentGiver.Person, now - Duration.FromDays(30), now + Duration.FromDays(300), IsWritten: true);
        yield return ("Public Market", new(0, "Ada Madeup", consent, new(1971, 5, 4), ["555-0171"], Triggers: "Sirens, many people at once, being called by the surname.",
            Helps: "One person speaks, sitting down. Talk about the harbor birds.", Avoid: "Do not touch the blue bag.", Contacts: [new("Bo Madeup", "brother", "555-0172")]));
        yield return ("Meadow High School", new(0, "Cy Fictional", consent with { By = ConsentGiver.Guardian, Name = "Di Fictional" }, new(2010, 9, 1), ["555-0181"], Triggers: "Bright light, a hand on the shoulder.",
            Helps: "Headphones, a quiet corner, written questions.", Avoid: "Do not block the way to the door.", Medication: "Rescue inhaler in the front pocket.", Contacts: [new("Di Fictional", "mother", "555-0182")]));
    }

    private async Task DescribeFacilitiesAsync(AreaId area, CityPack pack, PlaceBook places)
    {
        var now = clock.GetCurrentInstant();
        List<(FacilityId Id, FacilityBody Body)> all = [.. pack.Sites.Where(s => s.Kind is "hospital" or "stabilisation").Select(s => (new FacilityId(s.Id), Of(s)))];
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
