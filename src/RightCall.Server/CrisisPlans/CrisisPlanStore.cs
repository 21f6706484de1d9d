using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RightCall.Contracts;
using RightCall.Contracts.CrisisPlans;
using RightCall.Domain.Areas;
using RightCall.Domain.Geo;
using RightCall.Server.Privacy;
using RightCall.Server.Storage;

namespace RightCall.Server.CrisisPlans;

/// <summary>Keeps crisis plans, sealed; names and numbers by which they are found stand on the disk as keyed marks only. Safe from any thread.</summary>
internal sealed class CrisisPlanStore(SealedRecords records, KeyedMarks marks, IClock clock)
{
    /// <summary>The kind of these records.</summary>
    public const string Kind = "crisis-plan";
    /// <summary>How far around its place a plan is shown at most.</summary>
    public static readonly Distance LargestRadius = new(500);
    private static readonly Distance UsualRadius = new(40);

    /// <summary>One; null where there is none, or its consent is over.</summary>
    public async Task<CrisisPlansView?> FindAsync(AreaId area, Guid id, CancellationToken stopping) => await records.FindAsync(area, Kind, id, stopping).ConfigureAwait(false) is { } record ? View([(record, "id")]) : null;

    /// <summary>Plans of persons who live or stay at a point.</summary>
    public async Task<CrisisPlansView> AtAsync(AreaId area, GeoPoint point, CancellationToken stopping)
    {
        var near = await records.NearAsync(area, Kind, point, LargestRadius, stopping).ConfigureAwait(false);
        var all = View(near.Select(r => (r, "place")));
        return all with { Plans = [.. all.Plans.Where(p => p.Body.Point is { } home && home.To(point) <= (p.Body.Radius ?? UsualRadius))] };
    }

    /// <summary>Plans of persons who call from a number.</summary>
    public async Task<CrisisPlansView> ByPhoneAsync(AreaId area, string phone, CancellationToken stopping) =>
        View((await records.MarkedAsync(area, Kind, await PhoneMark(phone, stopping).ConfigureAwait(false), stopping).ConfigureAwait(false)).Select(r => (r, "phone")));

    /// <summary>Plans of persons of a name, and of a date of birth where it is known.</summary>
    public async Task<CrisisPlansView> ByNameAsync(AreaId area, string name, LocalDate? born, CancellationToken stopping) =>
        View((await records.MarkedAsync(area, Kind, await NameMark(name, born, stopping).ConfigureAwait(false), stopping).ConfigureAwait(false)).Select(r => (r, "name")));

    /// <summary>Writes a plan, a new one or another version.</summary>
    /// <returns>False where another version is there: nothing was changed.</returns>
    public async Task<bool> WriteAsync(AreaId area, Guid id, CrisisPlanBody body, PrivacyLine line)
    {
        List<string> found = [await NameMark(body.Name, null).ConfigureAwait(false)];
        if (body.Born is { } born) found.Add(await NameMark(body.Name, born).ConfigureAwait(false));
        foreach (var phone in body.Phones ?? []) found.Add(await PhoneMark(phone).ConfigureAwait(false));
        var words = JsonSerializer.SerializeToUtf8Bytes(new KeptPlan(body, line.Who.Id, clock.GetCurrentInstant()), ContractsJson.Wire);
        return await records.WriteAsync(area, new(Kind, id, body.Point, body.Consent.Until, words, found), body.Version, line).ConfigureAwait(false);
    }

    /// <summary>Deletes a plan and every mark of it.</summary>
    /// <returns>False where there was none.</returns>
    public Task<bool> DeleteAsync(AreaId area, Guid id, PrivacyLine line) => records.DeleteAsync(area, Kind, id, line);

    private Task<string> PhoneMark(string phone, CancellationToken stopping = default) => marks.OfAsync("phone", PersonWords.Phone(phone), stopping);

    private Task<string> NameMark(string name, LocalDate? born, CancellationToken stopping = default) => born is { } day
        ? marks.OfAsync("name and birth", $"{PersonWords.Name(name)} {LocalDatePattern.Iso.Format(day)}", stopping) : marks.OfAsync("name", PersonWords.Name(name), stopping);

    private static CrisisPlansView View(IEnumerable<(OpenedRecord Record, string FoundBy)> found)
    {
        List<CrisisPlanView> plans = [];
        var unreadable = 0;
        foreach (var (record, by) in found)
        {
            if (record.Words is null) unreadable++;
            else if (JsonSerializer.Deserialize<KeptPlan>(record.Words, ContractsJson.Wire) is { } kept) plans.Add(new(record.Id, kept.Body with { Version = record.Version }, by, kept.WrittenBy, kept.WrittenAt));
        }
        return new(plans, unreadable);
    }
}
