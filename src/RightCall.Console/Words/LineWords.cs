using static RightCall.Console.Words.Speech;

namespace RightCall.Console.Words;

/// <summary>Words of the command line.</summary>
public static class LineWords
{
    public static string Label => Say("Command line", "Línea de órdenes");
    public static string Hint => Say("M12 OS · D M12 1043 · D 1043 · /log 1043 …  (Tab completes)", "M12 OS · D M12 1043 · D 1043 · /log 1043 …  (Tab completa)");
    public static string Begin => Say("A unit and its status, or a command.", "Una unidad y su estado, o una orden.");
    public static string Ready => Say("Enter sends it.", "Intro lo envía.");
    public static string Done => Say("Done", "Hecho");
    public static string Focus => Say("To the command line", "A la línea de órdenes");
    public static string Status => Say("Reports a unit's status", "Informa del estado de una unidad");
    public static string Dispatch => Say("Sends units to an incident; without units, who is recommended", "Envía unidades a un incidente; sin unidades, las recomendadas");
    public static string Recall => Say("Recalls a unit", "Retira una unidad");
    public static string Redirect => Say("Sends a unit on to another incident", "Reasigna una unidad a otro incidente");
    public static string Clear => Say("A unit is clear", "Una unidad queda libre");
    public static string CheckIn => Say("A crew is all right", "Un equipo está bien");
    public static string Panic => Say("Panic of a crew", "Pánico de un equipo");
    public static string CancelPanic => Say("Cancels a panic by the crew's code", "Anula un pánico con el código del equipo");
    public static string Backup => Say("Backup for a crew", "Refuerzo para un equipo");
    public static string OutOfService => Say("Takes a unit out of service", "Pone una unidad fuera de servicio");
    public static string Return => Say("A unit is back in service", "Una unidad vuelve al servicio");
    public static string LogOff => Say("A unit goes off duty", "Una unidad termina su turno");
    public static string Claim => Say("You are on it", "Usted se ocupa");
    public static string Safe => Say("The scene is safe", "El lugar es seguro");
    public static string Downgrade => Say("Confirms that less goes", "Confirma que va menos");
    public static string NoDowngrade => Say("Leaves what was sent as it is", "Deja lo enviado como está");
    public static string HandOff => Say("Offers a hand-off", "Ofrece una entrega");
    public static string Close => Say("Closes an incident", "Cierra un incidente");
    public static string Cancel => Say("Cancels an incident", "Cancela un incidente");
    public static string Reopen => Say("Reopens an incident", "Reabre un incidente");
    public static string Nature => Say("Changes what it is", "Cambia qué es");
    public static string Log => Say("Notes something", "Anota algo");
    public static string Message => Say("Writes to a desk", "Escribe a una mesa");
    public static string Open => Say("Shows an incident", "Muestra un incidente");

    public static string NoSuchCommand(string word) => Say($"'{word}' is no command and no unit.", $"'{word}' no es una orden ni una unidad.");
    public static string TooMuch(string word, string shape) => Say($"'{word}' is too much. It is: {shape}", $"'{word}' sobra. Es: {shape}");
    public static string Missing(string field, string shape) => Say($"{field} is missing. It is: {shape}", $"Falta {field}. Es: {shape}");
    public static string NotAllowed(string field, string word, string allowed) => Say($"{field}: '{word}' is not allowed here. Allowed: {allowed}", $"{field}: '{word}' no vale aquí. Vale: {allowed}");
}
