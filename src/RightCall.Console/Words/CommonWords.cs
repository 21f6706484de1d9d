using RightCall.Console.Centre;
using static RightCall.Console.Words.Speech;

namespace RightCall.Console.Words;

/// <summary>Words of the frame that is around every page.</summary>
public static class CommonWords
{
    public static string Calls => Say("Calls", "Llamadas");
    public static string Dispatch => Say("Dispatch", "Despacho");
    public static string Desk => Say("Desk", "Mesa");
    public static string Unit => Say("Unit", "Unidad");
    public static string Supervise => Say("Supervise", "Supervisar");
    public static string Demonstration => Say("Demonstration: every call, crew and person here is made up", "Demostración: toda llamada, equipo y persona aquí es inventada");
    public static string SignIn => Say("Sign in", "Entrar");
    public static string SignOut => Say("Sign out", "Salir");
    public static string Keys => Say("Keys", "Teclas");
    public static string KeysHint => Say("All keys of this page", "Todas las teclas de esta página");
    public static string Close => Say("Close", "Cerrar");
    public static string Cancel => Say("Cancel", "Cancelar");
    public static string Dark => Say("Dark", "Oscuro");
    public static string Light => Say("Light", "Claro");
    public static string Look => Say("Look", "Aspecto");
    public static string OtherLanguage => Say("Español", "English");
    public static string Sound => Say("Sound", "Sonido");
    public static string On => Say("on", "sí");
    public static string Off => Say("off", "no");
    public static string Loading => Say("Loading …", "Cargando …");
    public static string NothingHere => Say("Nothing here", "Nada aquí");
    public static string NoSuchPage => Say("There is no such page.", "No existe esa página.");
    public static string Locked => Say("The session was locked after idleness. Sign in again: nothing is lost.", "La sesión se bloqueó por inactividad. Entre de nuevo: nada se ha perdido.");
    public static string MainNavigation => Say("Pages", "Páginas");
    public static string SkipToContent => Say("Skip to content", "Ir al contenido");
    public static string Notices => Say("Notices", "Avisos");
    public static string PutAway => Say("Put away", "Archivar");
    public static string NotSent => Say("Not carried out", "No se realizó");
    public static string TooLate => Say("It did not reach the centre in time. Look at what is there now, and decide again.", "No llegó al centro a tiempo. Mire lo que hay ahora y decida de nuevo.");
    public static string Unreached => Say("The centre cannot be reached.", "No se puede alcanzar el centro.");
    public static string MayNot => Say("Your role may not use this page.", "Su función no puede usar esta página.");

    public static string Waiting(int count) => Say($"{count} waiting to be sent", $"{count} por enviar");

    public static string Of(Freshness freshness) => freshness switch
    {
        Freshness.Loading => Say("Loading", "Cargando"),
        Freshness.Live => Say("Live", "En vivo"),
        Freshness.Stale => Say("Connection lost: this picture is getting old", "Sin conexión: esta imagen envejece"),
        _ => Say("Signed out", "Sesión cerrada"),
    };

    /// <summary>A travel time in whole minutes, as it is said on the radio.</summary>
    public static string Minutes(int milliseconds) => milliseconds < 60_000 ? Say("under 1 min", "menos de 1 min") : $"{(milliseconds + 30_000) / 60_000} min";
}
