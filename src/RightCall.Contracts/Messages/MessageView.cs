using NodaTime;
using RightCall.Domain.Incidents;
using RightCall.Domain.Messages;

namespace RightCall.Contracts.Messages;

/// <summary>A message within the centre.</summary>
/// <param name="Message">Its id.</param>
/// <param name="At">When it was sent.</param>
/// <param name="From">Who sent it.</param>
/// <param name="To">To whom.</param>
/// <param name="Words">What it says.</param>
/// <param name="Incident">The incident that it is about.</param>
/// <param name="Acknowledged">Who has seen it.</param>
public sealed record MessageView(MessageId Message, Instant At, MessageSender From, MessageAddress To, string Words, IncidentId? Incident, IReadOnlyList<Acknowledgement> Acknowledged);
