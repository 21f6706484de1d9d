using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;

namespace RightCall.Domain.Messages;

/// <summary>A message's id, made by the client (UUIDv7).</summary>
/// <param name="Value">The id.</param>
public readonly record struct MessageId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>To whom a message goes: exactly one of them.</summary>
/// <param name="Desk">Whoever sits at this desk.</param>
/// <param name="Role">Everybody in this role.</param>
/// <param name="Unit">The crew of this unit.</param>
public sealed record MessageAddress(DeskId? Desk = null, Role? Role = null, UnitId? Unit = null)
{
    /// <summary>Whether exactly one is named.</summary>
    public bool IsOne => (Desk is null ? 0 : 1) + (Role is null ? 0 : 1) + (Unit is null ? 0 : 1) == 1;
}

/// <summary>Who sent a message.</summary>
/// <param name="Id">Who.</param>
/// <param name="Role">As what.</param>
/// <param name="Desk">At which desk.</param>
public sealed record MessageSender(ActorId Id, Role Role, DeskId? Desk);

/// <summary>That somebody has seen a message.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record Acknowledgement(ActorId By, Instant At);

/// <summary>A message within the centre. Immutable. The latest two hundred are in the area's state; all are in the journal.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When it was sent.</param>
/// <param name="From">Who sent it.</param>
/// <param name="To">To whom.</param>
/// <param name="Words">What it says.</param>
/// <param name="Incident">The incident that it is about.</param>
/// <param name="Acknowledged">Who has seen it.</param>
public sealed record DeskMessage(MessageId Id, Instant At, MessageSender From, MessageAddress To, string Words, IncidentId? Incident, ImmutableArray<Acknowledgement> Acknowledged);

/// <summary>A command about one message.</summary>
/// <param name="Message">The message.</param>
public abstract record MessageCommand(MessageId Message) : CommandBody;

/// <summary>Sends a message to a desk, a role or a crew. It asks for nothing that the area's rules depend on: what has to be done is a command of its own.</summary>
/// <param name="Message">Its id.</param>
/// <param name="To">To whom.</param>
/// <param name="Words">What it says.</param>
/// <param name="Incident">The incident that it is about, open or closed within the last day.</param>
public sealed record SendMessage(MessageId Message, MessageAddress To, [property: Personal] string Words, IncidentId? Incident = null) : MessageCommand(Message);

/// <summary>Says that the actor has seen the message, as one to whom it was addressed.</summary>
/// <param name="Message">The message.</param>
public sealed record AcknowledgeMessage(MessageId Message) : MessageCommand(Message);

/// <summary>Something happened to a message. Says from whom and to whom, since nobody else is shown it.</summary>
/// <param name="At">When.</param>
/// <param name="Message">The message.</param>
/// <param name="From">Who sent it.</param>
/// <param name="To">To whom.</param>
public abstract record MessageEvent(Instant At, MessageId Message, MessageSender From, MessageAddress To) : AreaEvent(At);

/// <summary>A message was sent.</summary>
/// <param name="At">When.</param>
/// <param name="Message">The message.</param>
/// <param name="From">Who sent it.</param>
/// <param name="To">To whom.</param>
/// <param name="Words">What it says.</param>
/// <param name="Incident">The incident that it is about.</param>
public sealed record MessageSent(Instant At, MessageId Message, MessageSender From, MessageAddress To, [property: Personal] string Words, IncidentId? Incident) : MessageEvent(At, Message, From, To);

/// <summary>Somebody to whom a message was addressed has seen it.</summary>
/// <param name="At">When.</param>
/// <param name="Message">The message.</param>
/// <param name="From">Who sent it.</param>
/// <param name="To">To whom.</param>
/// <param name="By">Who has seen it.</param>
public sealed record MessageAcknowledged(Instant At, MessageId Message, MessageSender From, MessageAddress To, ActorId By) : MessageEvent(At, Message, From, To);
