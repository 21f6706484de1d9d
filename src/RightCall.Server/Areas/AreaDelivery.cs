using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.HandOffs;

namespace RightCall.Server.Areas;

/// <summary>Tells a hand-off to another area of this centre: there it rings, as a call from another centre. Who offers keeps the caller and the duty until somebody there accepts.</summary>
internal sealed class AreaDelivery(IAreas areas) : IOutboxDelivery
{
    private const string Prefix = "area:";

    /// <summary>The name of an area as a receiver.</summary>
    public static string To(AreaId area) => Prefix + area.Value;

    public bool Reaches(string receiver) => receiver.StartsWith(Prefix, StringComparison.Ordinal);

    public async Task DeliverAsync(OutboxMessage message, CancellationToken stopping)
    {
        if (message.Event is not HandOffOffered offered) throw new InvalidOperationException($"Nobody said how an area is told of {message.Event.GetType().Name}.");
        var place = message.State.Incidents.TryGet(offered.Incident, out var incident) ? incident.Place : null;
        var ring = new Ring(new(OwnIds.Named($"call {message.Id}")), CallMode.Voice, CallSource.OtherCentre, null, place is null ? [] : [place]);
        var reply = await areas.SubmitAsync(new(message.Receiver[Prefix.Length..]), new(new(message.Id), new(new($"area.{message.From}"), Role.Gateway), ring), stopping);
        // The place may have become another since it was told first: the id says that it was taken then.
        if (reply is Refused refused && refused.Code != RefusalCodes.OtherBody.Code) throw new AreaUnavailableException($"Area '{message.Receiver}' refused a hand-off ({refused.Code}): {refused.Text}");
    }
}
