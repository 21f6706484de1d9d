using RightCall.Console.Words;
using RightCall.Contracts;

namespace RightCall.Console.Look;

/// <summary>A page and who works there.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Title">Its name in the language now.</param>
/// <param name="Roles">Who may use it.</param>
public sealed record Place(string Path, Func<string> Title, params AccessRole[] Roles);

/// <summary>The pages of the console.</summary>
public static class Places
{
    private const AccessRole Taker = AccessRole.CallTaker, Sender = AccessRole.Dispatcher, Lead = AccessRole.Supervisor, Director = AccessRole.Director;

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Place> All { get; } =
    [
        new("calls", () => CommonWords.Calls, Taker, Sender, Lead, Director, AccessRole.Clinician),
        new("dispatch", () => CommonWords.Dispatch, Sender, Taker, Lead, Director, AccessRole.Auditor),
        new("unit", () => CommonWords.Unit, AccessRole.Unit),
        new("desk", () => CommonWords.Desk, AccessRole.Clinician, AccessRole.Agent311, AccessRole.Counsellor988, Lead, Director),
        new("supervise", () => CommonWords.Supervise, Lead, Director, AccessRole.Auditor),
    ];

    /// <summary>The pages of a role, its own first.</summary>
    public static IEnumerable<Place> For(AccessRole role) => All.Where(p => p.Roles.Contains(role)).OrderBy(p => p.Roles[0] == role ? 0 : 1);
}
