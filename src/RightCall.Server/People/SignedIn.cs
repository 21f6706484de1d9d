using System.Security.Claims;
using RightCall.Contracts;
using RightCall.Domain.Desks;
using RightCall.Domain.Units;

namespace RightCall.Server.People;

/// <summary>Who gives a request: read from the claims of a session or of a machine's key.</summary>
/// <param name="Id">The sign-in name.</param>
/// <param name="Role">As what, for this request: people with several roles choose one when they sit down.</param>
/// <param name="Desk">At which desk.</param>
/// <param name="Unit">The unit, where the role is <see cref="AccessRole.Unit"/>.</param>
public sealed record SignedIn(ActorId Id, AccessRole Role, DeskId? Desk = null, UnitId? Unit = null)
{
    /// <summary>The claim that holds the role, as <see cref="AccessRole"/> writes it.</summary>
    public const string RoleClaim = "role";
    /// <summary>The claim that holds the desk.</summary>
    public const string DeskClaim = "desk";
    /// <summary>The claim that holds the unit.</summary>
    public const string UnitClaim = "unit";

    /// <summary>Whose claims these are; null where nobody is signed in.</summary>
    public static SignedIn? Of(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, Name: { } name } && Enum.TryParse<AccessRole>(user.FindFirstValue(RoleClaim), out var role)
            ? new(new(name), role, user.FindFirstValue(DeskClaim) is { } desk ? new DeskId(desk) : null, user.FindFirstValue(UnitClaim) is { } unit ? new UnitId(unit) : null)
            : null;

    /// <summary>The actor that stands in every command; null for a role that gives none.</summary>
    public Actor? Actor => DomainRole is { } role ? new(Id, role, Desk) : null;

    private Role? DomainRole => Role switch
    {
        AccessRole.CallTaker => Domain.Desks.Role.CallTaker,
        AccessRole.Dispatcher => Domain.Desks.Role.Dispatcher,
        AccessRole.Clinician => Domain.Desks.Role.Clinician,
        AccessRole.Agent311 or AccessRole.Counsellor988 => Domain.Desks.Role.Partner,
        AccessRole.Unit => Domain.Desks.Role.Crew,
        AccessRole.Supervisor => Domain.Desks.Role.Supervisor,
        AccessRole.Director => Domain.Desks.Role.Director,
        AccessRole.Administrator => Domain.Desks.Role.Administrator,
        AccessRole.Service => Domain.Desks.Role.Gateway,
        _ => null,
    };
}
