using System.Text.Json;
using NodaTime;
using RightCall.Contracts;
using RightCall.Contracts.Premises;
using RightCall.Contracts.Privacy;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Geo;
using RightCall.Server.Privacy;

namespace RightCall.Server.Premises;

/// <summary>Keeps hazards and notes of places, sealed. Safe from any thread.</summary>
internal sealed class PremiseStore(SealedRecords records, IClock clock)
{
    /// <summary>The kind of these records.</summary>
    public const string Kind = "premise";
    /// <summary>How far around its point one counts at most.</summary>
    public static readonly Distance LargestRadius = new(2_000);
    /// <summary>So long after it was seen one counts at most, and where nothing is said.</summary>
    public static readonly Duration LongestLife = Duration.FromDays(366);
    private static readonly Distance UsualRadius = new(50);

    /// <summary>What counts at a point, the latest seen first.</summary>
    public async Task<PremisesView> AtAsync(AreaId area, GeoPoint point, CancellationToken stopping)
    {
        var near = await records.NearAsync(area, Kind, point, LargestRadius, stopping).ConfigureAwait(false);
        var shown = near.Where(r => r.Words is not null).Select(r => View(r, point)).Where(v => v.Away <= v.Radius).OrderByDescending(v => v.SeenAt).ToList();
        return new(shown, near.Count(r => r.Words is null));
    }

    /// <summary>Enters one. The same one again changes nothing.</summary>
    /// <returns>False where there is another of this id already: nothing was changed.</returns>
    public async Task<bool> EnterAsync(AreaId area, Guid id, PremiseBody body, PrivacyLine line)
    {
        var whole = body with { Radius = body.Radius ?? UsualRadius, ExpiresAt = body.ExpiresAt ?? body.SeenAt + LongestLife };
        var words = JsonSerializer.SerializeToUtf8Bytes(new KeptPremise(whole, line.Who.Id, clock.GetCurrentInstant()), ContractsJson.Wire);
        if (await records.WriteAsync(area, new(Kind, id, body.Point, whole.ExpiresAt!.Value, words, []), 0, line).ConfigureAwait(false)) return true;
        return await records.FindAsync(area, Kind, id, CancellationToken.None).ConfigureAwait(false) is { Words: { } there }
            && JsonSerializer.Deserialize<KeptPremise>(there, ContractsJson.Wire)!.Body == whole;
    }

    /// <summary>Ends one: it is deleted.</summary>
    /// <returns>False where there was none.</returns>
    public Task<bool> EndAsync(AreaId area, Guid id, PrivacyLine line) => records.DeleteAsync(area, Kind, id, line);

    private static PremiseView View(OpenedRecord record, GeoPoint from)
    {
        var (body, by, at) = JsonSerializer.Deserialize<KeptPremise>(record.Words, ContractsJson.Wire)!;
        return new(record.Id, body.Kind, body.Text, body.Point, body.Radius!.Value, from.To(body.Point), body.Address, body.SeenAt, body.ExpiresAt!.Value, body.Source, QuestionOf(body.Kind), by, at);
    }

    // Ids of protocols/opening.yaml.
    private static string? QuestionOf(PremiseKind kind) => kind switch
    {
        PremiseKind.Weapon => "weapon",
        PremiseKind.Violence => "violence",
        PremiseKind.Medical => "hurt",
        PremiseKind.Communication => "can-talk",
        _ => null,
    };
}
