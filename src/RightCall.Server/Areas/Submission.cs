using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;

namespace RightCall.Server.Areas;

/// <summary>A command as a person or a machine gives it. The area adds its clock and its local hour.</summary>
/// <param name="Id">Its id, made by the giver: the same id twice has the effect of one, and gets the same answer.</param>
/// <param name="Actor">Who gives it.</param>
/// <param name="Body">What is commanded.</param>
/// <param name="NotAfter">Refused when it comes later than this; null: whenever it comes.</param>
public sealed record Submission(CommandId Id, Actor Actor, CommandBody Body, Instant? NotAfter = null);
