using System.Collections.Immutable;
using RightCall.Domain.Areas;

namespace RightCall.Domain.Calls;

/// <summary>Reasons for refusing a command about a call.</summary>
public static class CallRefusals
{
    /// <summary>The call is not here.</summary>
    public static readonly RefusalCode NotHere = new("CALL-001", "No call with this id is in the area: it never rang here, or it is settled.");
    /// <summary>The id is taken.</summary>
    public static readonly RefusalCode IdTaken = new("CALL-002", "A call with this id rang already.");
    /// <summary>The line is not in that state.</summary>
    public static readonly RefusalCode WrongLine = new("CALL-003", "The call's line is not in the state that the command needs.");
    /// <summary>It has an incident.</summary>
    public static readonly RefusalCode HasIncident = new("CALL-004", "The call reports an incident already.");
    /// <summary>Calling back could harm.</summary>
    public static readonly RefusalCode Barred = new("CALL-005", "Calling back or texting is barred: an answer says that the caller cannot speak, is afraid or is coerced.");
    /// <summary>It may not be disposed of.</summary>
    public static readonly RefusalCode NotSettled = new("CALL-006", "An abandoned or silent call in which nobody was reached is not settled by a word of the desk: it gets an incident.");

    /// <summary>It is so already.</summary>
    public static readonly RefusalCode AlreadySo = new("CALL-007", "It is recorded already, or something later is: the same text, recording or report came under another id.");
    /// <summary>Which desk took it.</summary>
    public static readonly RefusalCode OtherDesk = new("CALL-008", "The equipment names the desk that took the call; a person answers at the own desk.");
    /// <summary>There is no such text.</summary>
    public static readonly RefusalCode NoText = new("CALL-009", "The call has no such text.");
    /// <summary>The caller wrote.</summary>
    public static readonly RefusalCode Unread = new("CALL-010", "The caller wrote, and nobody has read it: read it before the call or its incident ends.");
    /// <summary>More than is kept.</summary>
    public static readonly RefusalCode TooMany = new("CALL-011", "The call has as many recordings as are kept.");
    /// <summary>No code of a language.</summary>
    public static readonly RefusalCode NoLanguage = new("CALL-012", "That is no code of a language.");
    /// <summary>No interpreter was asked for.</summary>
    public static readonly RefusalCode NoInterpreter = new("CALL-013", "Nobody asked for an interpreter in this call.");

    internal static readonly ImmutableArray<RefusalCode> All =
        [NotHere, IdTaken, WrongLine, HasIncident, Barred, NotSettled, AlreadySo, OtherDesk, NoText, Unread, TooMany, NoLanguage, NoInterpreter];
}
