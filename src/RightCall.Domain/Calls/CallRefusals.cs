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

    internal static readonly ImmutableArray<RefusalCode> All = [NotHere, IdTaken, WrongLine, HasIncident, Barred, NotSettled];
}
