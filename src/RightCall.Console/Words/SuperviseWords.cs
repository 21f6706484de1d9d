using static RightCall.Console.Words.Speech;

namespace RightCall.Console.Words;

/// <summary>Words of the supervisor's page and of an incident's story.</summary>
public static class SuperviseWords
{
    public static string Title => Say("Supervise", "Supervisar");
    public static string Now => Say("Now", "Ahora");
    public static string Ringing => Say("Ringing; the longest", "Sonando; la más larga");
    public static string Owed => Say("Calls that are owed something", "Llamadas con algo pendiente");
    public static string Waiting => Say("Incidents that wait for somebody; the oldest", "Incidentes que esperan a alguien; el más antiguo");
    public static string HandOffs => Say("Hand-offs under way", "Entregas en curso");
    public static string Downgrades => Say("Downgrades to confirm", "Reducciones por confirmar");
    public static string Raised => Say("Raised to you", "Elevado a usted");
    public static string NothingRaised => Say("Nothing is raised.", "Nada elevado.");
    public static string Teams => Say("Teams by kind", "Equipos por tipo");
    public static string Kind => Say("Kind", "Tipo");
    public static string OnDuty => Say("on duty", "de turno");
    public static string Free => Say("free", "libres");
    public static string Out => Say("out", "en tarea");
    public static string Desks => Say("Who sits where", "Quién está dónde");
    public static string Acted => Say("acted", "actuó hace");
    public static string Story => Say("Story", "Historia");
    public static string NoStory => Say("No incident of this number is known, or you may not see it.", "No se conoce el incidente, o no puede verlo.");
    public static string ByGiver => Say("What was said, by whom", "Lo que se dijo, y quién");
    public static string Steps => Say("What happened", "Lo que ocurrió");
    public static string Row => Say("Journal row", "Fila del diario");
    public static string Rules => Say("Judged under these versions of the rules", "Juzgado con estas versiones de las reglas");
}
