using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;

namespace RightCall.Domain.Calls;

/// <summary>A text was sent to the caller.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
/// <param name="Words">What was sent.</param>
/// <param name="Duties">What is owed to it now.</param>
/// <param name="Due">When that is due.</param>
/// <param name="Message">Its number in the call, from 1: the equipment reports on it under that.</param>
/// <param name="By">Who wrote it.</param>
public sealed record CallTexted(Instant At, CallId Call, [property: Personal] string Words, CallDuties Duties, Instant? Due, int? Message = null, ActorId? By = null) : CallEvent(At, Call);

/// <summary>Words of the caller arrived.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
/// <param name="Words">What the caller wrote.</param>
/// <param name="Order">The equipment's own number of it.</param>
/// <param name="SentAt">When it was written, by the equipment's clock.</param>
/// <param name="Duties">What is owed to the call now.</param>
/// <param name="Due">When that is due.</param>
public sealed record TextReceived(Instant At, CallId Call, [property: Personal] string Words, long? Order, Instant? SentAt, CallDuties Duties, Instant? Due) : CallEvent(At, Call);

/// <summary>What became of a text to the caller was reported.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
/// <param name="Message">The text's number in the call.</param>
/// <param name="State">What became of it.</param>
public sealed record TextReported(Instant At, CallId Call, int Message, TextState State) : CallEvent(At, Call);

/// <summary>Somebody read what the caller wrote.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
/// <param name="By">Who.</param>
/// <param name="FromPerson">Whether a person wrote it.</param>
/// <param name="Duties">What is owed to the call now.</param>
/// <param name="Due">When that is due.</param>
public sealed record TextRead(Instant At, CallId Call, ActorId By, bool FromPerson, CallDuties Duties, Instant? Due) : CallEvent(At, Call);
