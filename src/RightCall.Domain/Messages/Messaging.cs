using System.Collections.Immutable;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;

namespace RightCall.Domain.Messages;

/// <summary>Reasons for refusing a command about a message.</summary>
public static class MessageRefusals
{
    /// <summary>The id is taken.</summary>
    public static readonly RefusalCode IdTaken = new("MSG-001", "A message with this id was sent already.");
    /// <summary>It is not here.</summary>
    public static readonly RefusalCode NotHere = new("MSG-002", "No message with this id is among the latest of the area.");
    /// <summary>It has no words or no address.</summary>
    public static readonly RefusalCode Incomplete = new("MSG-003", "A message has words, and goes to one desk, one role or one unit.");
    /// <summary>It went to others.</summary>
    public static readonly RefusalCode ToOthers = new("MSG-004", "The message was addressed to others.");
    /// <summary>It was acknowledged.</summary>
    public static readonly RefusalCode Acknowledged = new("MSG-005", "The person has acknowledged the message already.");

    internal static readonly ImmutableArray<RefusalCode> All = [IdTaken, NotHere, Incomplete, ToOthers, Acknowledged];
}

/// <summary>Decides on messages, and folds them into the state.</summary>
internal static class Messaging
{
    private const int MostKept = 200;

    public static Refusal? Decide(Draft draft, MessageCommand command) => command switch
    {
        SendMessage c => Send(draft, c),
        AcknowledgeMessage c => Acknowledge(draft, c),
        _ => throw new ArgumentException($"No rule decides {command.GetType().Name}.", nameof(command)),
    };

    public static AreaState Evolve(AreaState state, MessageEvent @event) => @event switch
    {
        MessageSent e => state with { Messages = Kept(state.Messages.Add(new(e.Message, e.At, e.From, e.To, e.Words, e.Incident, []))), LastAt = e.At },
        MessageAcknowledged e when Find(state, e.Message) is { } message =>
            state with { Messages = state.Messages.Replace(message, message with { Acknowledged = message.Acknowledged.Add(new(e.By, e.At)) }), LastAt = e.At },
        _ => throw Area.Corrupt(@event),
    };

    private static DeskMessage? Find(AreaState state, MessageId id) => state.Messages.FirstOrDefault(m => m.Id == id);

    private static Refusal? Send(Draft draft, SendMessage command)
    {
        if (Find(draft.State, command.Message) is not null) return MessageRefusals.IdTaken.With($"Message {command.Message} was sent already.");
        if (!command.To.IsOne || string.IsNullOrWhiteSpace(command.Words)) return MessageRefusals.Incomplete.With("Say something, to one desk, role or unit.");
        if (command.To.Unit is { } unit && draft.State.Units.Find(unit) is null) return UnitRefusals.Unknown.With($"The roster has no unit {unit}.");
        if (command.Incident is { } incident && !draft.State.Incidents.Contains(incident) && !draft.State.Closed.Contains(incident)) return IncidentRefusals.NotOpen.With($"Incident {incident} is neither open nor closed within the last day.");
        draft.Emit(new MessageSent(draft.At, command.Message, new(draft.Actor.Id, draft.Actor.Role, draft.Actor.Desk), command.To, command.Words, command.Incident));
        return null;
    }

    private static Refusal? Acknowledge(Draft draft, AcknowledgeMessage command)
    {
        if (Find(draft.State, command.Message) is not { } message) return MessageRefusals.NotHere.With($"Message {command.Message} is not here.");
        if (!IsFor(message.To, draft.Actor)) return MessageRefusals.ToOthers.With($"Message {command.Message} was not addressed to {draft.Actor.Id}.");
        if (message.Acknowledged.Any(a => a.By == draft.Actor.Id)) return MessageRefusals.Acknowledged.With($"{draft.Actor.Id} has acknowledged message {command.Message} already.");
        draft.Emit(new MessageAcknowledged(draft.At, message.Id, message.From, message.To, draft.Actor.Id));
        return null;
    }

    // Of which unit a crew is, the shell knows: it lets each crew act for its own only.
    private static bool IsFor(MessageAddress to, Actor actor) => to.Unit is not null ? actor.Role == Role.Crew : to.Role == actor.Role || (to.Desk is not null && to.Desk == actor.Desk);

    private static ImmutableArray<DeskMessage> Kept(ImmutableArray<DeskMessage> messages) => messages.Length > MostKept ? messages.RemoveAt(0) : messages;
}
