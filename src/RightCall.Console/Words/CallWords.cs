using RightCall.Domain.Calls;
using static RightCall.Console.Words.Speech;

namespace RightCall.Console.Words;

/// <summary>What calls are, and what is owed to them.</summary>
public static class CallWords
{
    /// <summary>How a call comes.</summary>
    public static string Of(CallMode mode) => mode switch
    {
        CallMode.Voice => Say("Voice", "Voz"),
        CallMode.Text => Say("Text", "Texto"),
        CallMode.Tty => "TTY",
        CallMode.Rtt => Say("Real-time text", "Texto en tiempo real"),
        CallMode.Relay => Say("Relay", "Retransmisión"),
        CallMode.Form => Say("Form", "Formulario"),
        CallMode.Alarm => Say("Alarm", "Alarma"),
        _ => Say("Radio", "Radio"),
    };

    /// <summary>From whom.</summary>
    public static string Of(CallSource source) => source switch
    {
        CallSource.Public => Say("Public", "Público"),
        CallSource.Agency311 => "311",
        CallSource.Lifeline988 => "988",
        CallSource.Open311 => "Open311",
        CallSource.AlarmCompany => Say("Alarm company", "Empresa de alarmas"),
        CallSource.Unit => Say("Unit", "Unidad"),
        _ => Say("Another centre", "Otro centro"),
    };

    /// <summary>Where the line is.</summary>
    public static string Of(CallLine line) => line switch
    {
        CallLine.Ringing => Say("Ringing", "Suena"),
        CallLine.Live => Say("On the line", "En línea"),
        _ => Say("Line closed", "Línea cerrada"),
    };

    /// <summary>How a call ended.</summary>
    public static string Of(CallEnd end) => end switch
    {
        CallEnd.Completed => Say("All was said", "Todo dicho"),
        CallEnd.Abandoned => Say("Abandoned", "Abandonada"),
        _ => Say("Silent", "Silenciosa"),
    };

    /// <summary>What a call without an incident was.</summary>
    public static string Of(CallDisposition disposition) => disposition switch
    {
        CallDisposition.Misdial => Say("Misdial, said by a person", "Error al marcar, dicho por una persona"),
        CallDisposition.Information => Say("Information given", "Información dada"),
        CallDisposition.Test => Say("A test", "Una prueba"),
        _ => Say("Given to another line", "Pasada a otra línea"),
    };

    /// <summary>How a call-back went.</summary>
    public static string Of(CallBackOutcome outcome) => outcome switch
    {
        CallBackOutcome.Reached => Say("Reached, talks freely", "Contactado, habla libremente"),
        CallBackOutcome.ReachedNotFree => Say("Reached, cannot talk freely", "Contactado, no puede hablar"),
        CallBackOutcome.NoAnswer => Say("No answer", "Sin respuesta"),
        CallBackOutcome.VoiceMail => Say("A machine", "Contestador"),
        _ => Say("Cannot be called", "No se puede llamar"),
    };

    /// <summary>Each duty that is owed.</summary>
    public static IEnumerable<string> Of(CallDuties duties)
    {
        if ((duties & CallDuties.Answer) != 0) yield return Say("Answer", "Contestar");
        if ((duties & CallDuties.CallBack) != 0) yield return Say("Call back", "Devolver la llamada");
        if ((duties & CallDuties.Text) != 0) yield return Say("Text", "Enviar texto");
        if ((duties & CallDuties.Locate) != 0) yield return Say("Locate again", "Localizar de nuevo");
        if ((duties & CallDuties.Settle) != 0) yield return Say("Settle", "Resolver");
    }

    /// <summary>A language by its code, as people call it.</summary>
    public static string Language(string? code) => code switch
    {
        null => Say("language unknown", "idioma desconocido"),
        "en" => Say("English", "inglés"),
        "es" => Say("Spanish", "español"),
        _ => code,
    };
}
