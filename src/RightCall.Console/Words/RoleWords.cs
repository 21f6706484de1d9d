using System.Text.Json;
using RightCall.Contracts;
using RightCall.Domain.Desks;
using static RightCall.Console.Words.Speech;

namespace RightCall.Console.Words;

/// <summary>Names of roles.</summary>
public static class RoleWords
{
    /// <summary>The role's id in the API.</summary>
    public static string Id(AccessRole role) => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());

    /// <summary>What people call somebody of an access role.</summary>
    public static string Of(AccessRole role) => role switch
    {
        AccessRole.CallTaker => Say("Call-taker", "Receptor de llamadas"),
        AccessRole.Dispatcher => Say("Dispatcher", "Despachador"),
        AccessRole.Clinician => Say("Clinician", "Clínico"),
        AccessRole.Agent311 => Say("311 agent", "Agente del 311"),
        AccessRole.Counsellor988 => Say("988 counsellor", "Consejero del 988"),
        AccessRole.Unit => Say("Crew", "Equipo"),
        AccessRole.Supervisor => Say("Supervisor", "Supervisión"),
        AccessRole.Director => Say("Director", "Dirección"),
        AccessRole.Planner => Say("Planner", "Planificación"),
        AccessRole.Auditor => Say("Auditor", "Auditoría"),
        AccessRole.Administrator => Say("Administrator", "Administración"),
        _ => Say("Machine", "Máquina"),
    };

    /// <summary>What people call somebody of a role in the journal.</summary>
    public static string Of(Role role) => role switch
    {
        Role.CallTaker => Of(AccessRole.CallTaker),
        Role.Dispatcher => Of(AccessRole.Dispatcher),
        Role.Supervisor => Of(AccessRole.Supervisor),
        Role.Director => Of(AccessRole.Director),
        Role.Clinician => Of(AccessRole.Clinician),
        Role.Crew => Of(AccessRole.Unit),
        Role.Partner => Say("Partner", "Socio"),
        Role.Gateway => Of(AccessRole.Service),
        Role.Timer => Say("Timer", "Reloj"),
        _ => Of(AccessRole.Administrator),
    };
}
