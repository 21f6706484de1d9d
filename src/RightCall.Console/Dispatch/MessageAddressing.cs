using RightCall.Console.Words;
using RightCall.Contracts;
using RightCall.Contracts.People;
using RightCall.Domain.Desks;
using RightCall.Domain.Messages;
using RightCall.Domain.Units;

namespace RightCall.Console.Dispatch;

/// <summary>To whom a message can go, and what people type for it.</summary>
public static class MessageAddressing
{
    /// <summary>Roles that a message can go to: those of people who work on calls.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.Dispatcher, Role.CallTaker, Role.Supervisor, Role.Director, Role.Clinician, Role.Partner, Role.Crew];

    /// <summary>What is meant: a desk, a role in the language now, or else anything that has the form of a unit's name; upper and lower case are the same. Null where it is none of them. Whether the roster has the unit, the centre says.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="desks">The desks that are known.</param>
    public static MessageAddress? Read(string typed, IEnumerable<DeskId> desks)
    {
        var text = typed.Trim();
        foreach (var desk in desks)
            if (IsSame(desk.Value, text)) return new(Desk: desk);
        foreach (var role in Roles)
            if (IsSame(RoleWords.Of(role), text)) return new(Role: role);
        var unit = text.ToUpperInvariant();
        return UnitId.IsValid(unit) ? new(Unit: new UnitId(unit)) : null;
    }

    /// <summary>An address as it is shown, and can be typed.</summary>
    public static string Write(MessageAddress to) => to switch
    {
        { Desk: { } desk } => desk.Value,
        { Role: { } role } => RoleWords.Of(role),
        _ => $"{to.Unit}",
    };

    /// <summary>Where an answer goes: to the sender's desk, or to the role where there is none. Null for a crew, of which a message does not say the unit: all crews would read it.</summary>
    public static MessageAddress? AnswerTo(MessageSender from) => from switch
    {
        { Desk: { } desk } => new(Desk: desk),
        { Role: Role.Crew } => null,
        _ => new(Role: from.Role),
    };

    /// <summary>Whether a message goes to somebody who is signed in.</summary>
    public static bool IsFor(MessageAddress to, SessionView who) =>
        (to.Desk is { } desk && desk.Value == who.Desk) || (to.Role is { } role && role == RoleOf(who.Role)) || (to.Unit is { } unit && who.Role == AccessRole.Unit && unit.ToString() == who.Unit);

    /// <summary>What an access role is in the journal; null for one that writes no messages.</summary>
    public static Role? RoleOf(AccessRole? role) => role switch
    {
        AccessRole.CallTaker => Role.CallTaker,
        AccessRole.Dispatcher => Role.Dispatcher,
        AccessRole.Supervisor => Role.Supervisor,
        AccessRole.Director => Role.Director,
        AccessRole.Clinician => Role.Clinician,
        AccessRole.Unit => Role.Crew,
        AccessRole.Agent311 or AccessRole.Counsellor988 => Role.Partner,
        _ => null,
    };

    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
