using NodaTime;
using RightCall.Domain.Areas;

namespace RightCall.Domain.Calls;

/// <summary>Sends a text to the caller. Barred as a call-back is, except on an open line of text: there it is talking.</summary>
/// <param name="Call">The call.</param>
/// <param name="Words">What is sent.</param>
public sealed record Text(CallId Call, [property: Personal] string Words) : CallCommand(Call);

/// <summary>The equipment brings words that the caller wrote.</summary>
/// <param name="Call">The call.</param>
/// <param name="Words">What the caller wrote.</param>
/// <param name="Order">The equipment's own number of it, rising with the order in which they were written: what arrives out of order is put in order by it. Any start, gaps allowed.</param>
/// <param name="SentAt">When it was written, by the equipment's clock.</param>
public sealed record ReceiveText(CallId Call, [property: Personal] string Words, long? Order = null, Instant? SentAt = null) : CallCommand(Call);

/// <summary>The equipment says what became of a text to the caller.</summary>
/// <param name="Call">The call.</param>
/// <param name="Message">The text's number in the call.</param>
/// <param name="State">What became of it.</param>
public sealed record ReportText(CallId Call, int Message, TextState State) : CallCommand(Call);

/// <summary>Somebody at a desk has read what the caller wrote, and says whether it is a sign of life.</summary>
/// <param name="Call">The call.</param>
/// <param name="FromPerson">Whether a person wrote it: a telephone that answers by itself ("I am driving") has reached nobody.</param>
public sealed record ReadText(CallId Call, bool FromPerson) : CallCommand(Call);
