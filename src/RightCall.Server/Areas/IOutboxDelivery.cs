using RightCall.Domain.Areas;

namespace RightCall.Server.Areas;

/// <summary>Tells an event of an area to somebody outside it: at least once, so whoever is told has to know it again by its id.</summary>
public interface IOutboxDelivery
{
    /// <summary>Whether this is the way to a receiver, such as <c>area:tacoma</c>.</summary>
    bool Reaches(string receiver);

    /// <summary>Tells it. Returns once it was taken; what is thrown lets it be tried again.</summary>
    /// <param name="message">What is told.</param>
    /// <param name="stopping">Ends the waiting.</param>
    Task DeliverAsync(OutboxMessage message, CancellationToken stopping);
}

/// <summary>An event that is told to somebody outside its area.</summary>
/// <param name="Id">Its id: the same each time that it is told (UUIDv5 of area, row and event).</param>
/// <param name="From">The area.</param>
/// <param name="Receiver">To whom.</param>
/// <param name="Event">What happened.</param>
/// <param name="State">The area as it is now.</param>
public sealed record OutboxMessage(Guid Id, AreaId From, string Receiver, AreaEvent Event, AreaState State);
