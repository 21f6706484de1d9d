using static RightCall.Console.Words.Speech;

namespace RightCall.Console.Words;

/// <summary>Words of the desks to which something is handed over.</summary>
public static class PartnerWords
{
    public static string Title => Say("Desk", "Mesa");
    public static string Queue => Say("Handed over", "Entregado");
    public static string Nothing => Say("Nothing is handed over. The next one sounds here.", "Nada entregado. Lo próximo sonará aquí.");
    public static string ChooseOne => Say("Choose one on the left.", "Elija uno a la izquierda.");
    public static string DutyIsOurs => Say("the duty is with this desk", "el deber es de esta mesa");
    public static string DutyIsTheirs => Say("911 keeps the caller until you accept", "el 911 conserva la llamada hasta que acepte");
    public static string Accept => Say("Accept", "Aceptar");
    public static string Join => Say("Join the line", "Unirse a la línea");
    public static string Report => Say("Report: we are still on it", "Informar: seguimos en ello");
    public static string End => Say("How it ended", "Cómo terminó");
    public static string GiveBack => Say("Give it back", "Devolver");
}
