using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using static RightCall.Console.Words.Speech;

namespace RightCall.Console.Words;

/// <summary>Names of responder kinds and levels.</summary>
public static class ResponderWords
{
    /// <summary>A kind's name.</summary>
    public static string Of(ResponderKind kind) => kind switch
    {
        ResponderKind.CrisisTeam => Say("Crisis team", "Equipo de crisis"),
        ResponderKind.CommunityResponder => Say("Community responder", "Equipo comunitario"),
        ResponderKind.PeerSupport => Say("Peer support", "Apoyo entre pares"),
        ResponderKind.ClinicianOnPhone => Say("Clinician by telephone", "Clínico por teléfono"),
        ResponderKind.Lifeline988 => Say("988 Lifeline", "Línea 988"),
        ResponderKind.Agency311 => Say("311", "Servicio 311"),
        ResponderKind.EmsBls => Say("Ambulance (basic)", "Ambulancia (básica)"),
        ResponderKind.EmsAls => Say("Ambulance (advanced)", "Ambulancia (avanzada)"),
        ResponderKind.Fire => Say("Fire", "Bomberos"),
        ResponderKind.Police => Say("Police", "Policía"),
        ResponderKind.CoResponse => Say("Co-response (with an officer)", "Respuesta conjunta (con agente)"),
        ResponderKind.ViolenceInterrupter => Say("Violence interrupter", "Mediador de violencia"),
        _ => Say("Another centre", "Otro centro"),
    };

    /// <summary>The short sign inside the kind's mark: the same in every language.</summary>
    public static string Sign(ResponderKind kind) => kind switch
    {
        ResponderKind.CrisisTeam => "CT",
        ResponderKind.CommunityResponder => "CR",
        ResponderKind.PeerSupport => "PS",
        ResponderKind.ClinicianOnPhone => "CL",
        ResponderKind.Lifeline988 => "988",
        ResponderKind.Agency311 => "311",
        ResponderKind.EmsBls => "B",
        ResponderKind.EmsAls => "A",
        ResponderKind.Fire => "F",
        ResponderKind.Police => "P",
        ResponderKind.CoResponse => "CO",
        ResponderKind.ViolenceInterrupter => "VI",
        _ => "OC",
    };

    /// <summary>A level's name.</summary>
    public static string Of(Level level) => level switch
    {
        Level.Advice => Say("Advice or 311", "Consejo o 311"),
        Level.Telephone => Say("By telephone", "Por teléfono"),
        Level.MobileTeam => Say("Team, no officer", "Equipo, sin agente"),
        Level.TeamAndPolice => Say("Team and police together", "Equipo y policía juntos"),
        _ => Say("Emergency", "Emergencia"),
    };

    /// <summary>A priority in words.</summary>
    public static string Of(Priority priority) => priority switch
    {
        Priority.One => Say("Priority 1: life, now", "Prioridad 1: vida, ahora"),
        Priority.Two => Say("Priority 2", "Prioridad 2"),
        Priority.Three => Say("Priority 3", "Prioridad 3"),
        Priority.Four => Say("Priority 4", "Prioridad 4"),
        _ => Say("Priority 5", "Prioridad 5"),
    };
}
