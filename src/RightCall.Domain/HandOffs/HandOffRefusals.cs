using System.Collections.Immutable;
using RightCall.Domain.Areas;

namespace RightCall.Domain.HandOffs;

/// <summary>Reasons for refusing a command about a hand-off.</summary>
public static class HandOffRefusals
{
    /// <summary>No such hand-off.</summary>
    public static readonly RefusalCode Unknown = new("HAND-001", "The incident has no hand-off with this number, or it is over.");
    /// <summary>Not a desk kind.</summary>
    public static readonly RefusalCode NotADesk = new("HAND-002", "That kind is sent as a unit; it is not reached by a hand-off.");
    /// <summary>Offered already.</summary>
    public static readonly RefusalCode OfferedAlready = new("HAND-003", "A hand-off to that kind is offered or taken already.");
    /// <summary>Taken already.</summary>
    public static readonly RefusalCode TakenAlready = new("HAND-004", "The hand-off is accepted or joined already.");
    /// <summary>Not taken yet.</summary>
    public static readonly RefusalCode NotTaken = new("HAND-005", "The hand-off is not accepted or joined yet.");
    /// <summary>The promised time is out of range.</summary>
    public static readonly RefusalCode BadTime = new("HAND-006", "A report is promised within one minute to eight hours.");
    /// <summary>The caller declined.</summary>
    public static readonly RefusalCode CallerDeclined = new("HAND-007", "The caller declined help by telephone: the team is sent.");
    /// <summary>Only part can be given.</summary>
    public static readonly RefusalCode NotWhole = new("HAND-008", "While units are assigned, or police or EMS are needed, only a part is handed over, except to another centre.");

    internal static readonly ImmutableArray<RefusalCode> All = [Unknown, NotADesk, OfferedAlready, TakenAlready, NotTaken, BadTime, CallerDeclined, NotWhole];
}
