using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;

namespace RightCall.Domain.Calls;

/// <summary>What became of a text to the caller. It only goes forward.</summary>
public enum TextState : byte
{
    /// <summary>The centre has given it to its equipment to send.</summary>
    Given,
    /// <summary>It left the equipment.</summary>
    Sent,
    /// <summary>It reached the caller's telephone.</summary>
    Delivered,
    /// <summary>It could not be sent or delivered.</summary>
    Failed,
}

/// <summary>One text of a conversation. Immutable.</summary>
/// <param name="FromCaller">Whether the caller wrote it.</param>
/// <param name="Words">What was written.</param>
/// <param name="At">When the centre had it.</param>
/// <param name="By">Who wrote it at a desk; null where the caller did.</param>
/// <param name="Message">Its number among the texts to the caller; 0 where the caller wrote it.</param>
/// <param name="State">What became of it; null where the caller wrote it.</param>
/// <param name="Order">The equipment's own number of what the caller wrote.</param>
/// <param name="SentAt">When the caller wrote it, by the equipment's clock.</param>
public sealed record TextMessage(bool FromCaller, string Words, Instant At, ActorId? By, int Message, TextState? State, long? Order, Instant? SentAt);

/// <summary>The texts of a call, both ways, in the order in which they were written. Immutable.</summary>
/// <param name="Texts">The latest five hundred; all of them are in the journal.</param>
/// <param name="Sent">How many texts to the caller there ever were.</param>
public sealed record Conversation(ImmutableArray<TextMessage> Texts, int Sent)
{
    private const int MostKept = 500;

    /// <summary>Nothing was written.</summary>
    public static readonly Conversation None = new([], 0);

    /// <summary>Whether the caller wrote anything.</summary>
    public bool HasCaller => Texts.Any(t => t.FromCaller);

    /// <summary>Whether the caller's words of this number are here.</summary>
    public bool Holds(long order) => Texts.Any(t => t.FromCaller && t.Order == order);

    /// <summary>A text to the caller; null where none has this number.</summary>
    public TextMessage? To(int message) => Texts.FirstOrDefault(t => !t.FromCaller && t.Message == message);

    /// <summary>With a text to the caller.</summary>
    public Conversation With(CallTexted e) => new(Kept(Texts.Add(new(false, e.Words, e.At, e.By, e.Message ?? Sent + 1, TextState.Given, null, null))), e.Message ?? Sent + 1);

    /// <summary>With words of the caller: before those that the caller wrote later, whenever they arrived.</summary>
    public Conversation With(TextReceived e)
    {
        var text = new TextMessage(true, e.Words, e.At, null, 0, null, e.Order, e.SentAt);
        for (var i = 0; i < Texts.Length; i++) if (Texts[i].FromCaller && Texts[i].Order > e.Order) return this with { Texts = Kept(Texts.Insert(i, text)) };
        return this with { Texts = Kept(Texts.Add(text)) };
    }

    /// <summary>With what became of a text to the caller.</summary>
    public Conversation With(TextReported e) => To(e.Message) is { } text ? this with { Texts = Texts.Replace(text, text with { State = e.State }) } : this;

    private static ImmutableArray<TextMessage> Kept(ImmutableArray<TextMessage> texts) => texts.Length > MostKept ? texts.RemoveAt(0) : texts;
}
