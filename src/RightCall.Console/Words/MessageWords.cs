using static RightCall.Console.Words.Speech;

namespace RightCall.Console.Words;

/// <summary>Words of the messages within the centre.</summary>
public static class MessageWords
{
    public static string Title => Say("Messages", "Mensajes");
    public static string Hint => Say("Messages between desks", "Mensajes entre mesas");
    public static string To => Say("To a desk, role or unit", "A una mesa, función o unidad");
    public static string About => Say("About incident", "Sobre el incidente");
    public static string Says => Say("Message", "Mensaje");
    public static string Send => Say("Send message", "Enviar mensaje");
    public static string NoWords => Say("The message says nothing yet.", "El mensaje aún no dice nada.");
    public static string Seen => Say("Seen", "Visto");
    public static string Reply => Say("Reply", "Responder");
    public static string NoneYet => Say("No message to you or from you yet.", "Aún no hay mensajes para usted ni de usted.");
    public static string SeenByNobody => Say("seen by nobody yet", "nadie lo ha visto aún");
    public static string AnIncident => Say("An incident that is over", "Un incidente terminado");
    public static string NotRead => Say("The messages could not be read.", "No se pudieron leer los mensajes.");

    public static string Unread(int count) => count == 1 ? Say("1 message to be seen", "1 mensaje por ver") : Say($"{count} messages to be seen", $"{count} mensajes por ver");
    public static string SeenBy(string who) => Say($"seen by {who}", $"visto por {who}");
    public static string NoSuchAddress(string typed) => Say($"'{typed}' is no desk, role or unit. Choose one of the list, or type a unit such as M12.", $"«{typed}» no es mesa, función ni unidad. Elija de la lista o escriba una unidad como M12.");
    public static string NoSuchIncident(string typed) => Say($"'{typed}' is not the number of an open incident. Leave the field empty, or give a number such as 1043.", $"«{typed}» no es el número de un incidente abierto. Deje el campo vacío o dé un número como 1043.");
}
