using RightCall.Console.Look;
using RightCall.Domain.Responders;
using static RightCall.Console.Words.Speech;

namespace RightCall.Console.Words;

/// <summary>Words of what nobody may overlook.</summary>
public static class AlertWords
{
    public static string Open => Say("Open", "Abrir");
    public static string Seen => Say("Seen", "Visto");

    /// <summary>What it is.</summary>
    public static string Title(Alert alert) => alert.Kind switch
    {
        "panic" when alert.Text == "missed-check-ins" => Say("CREW SILENT", "EQUIPO SIN SEÑAL"),
        "panic" => Say("PANIC", "PÁNICO"),
        "check-in" => Say("Check-in missed", "Señal perdida"),
        _ => Say("Backup asked for", "Refuerzo pedido"),
    };

    /// <summary>More of it.</summary>
    public static string Detail(Alert alert) => alert.Kind switch
    {
        "panic" => Say("the nearest police and ambulance are sent", "se envían la policía y la ambulancia más cercanas"),
        "backup" when ResponderKinds.Find(alert.Text) is { } kind => ResponderWords.Of(kind),
        _ => "",
    };
}
