using RightCall.Contracts.HandOffs;
using RightCall.Domain.HandOffs;
using static RightCall.Console.Words.Speech;

namespace RightCall.Console.Words;

/// <summary>Words of hand-offs.</summary>
public static class HandOffWords
{
    /// <summary>How far it is.</summary>
    public static string Of(HandOffStatus status) => status switch
    {
        HandOffStatus.Offered => Say("Offered", "Ofrecida"),
        HandOffStatus.Accepted => Say("Accepted", "Aceptada"),
        _ => Say("On the line too", "También en línea"),
    };

    /// <summary>What is handed over.</summary>
    public static string Of(HandOffPart part) => part switch
    {
        HandOffPart.Whole => Say("the whole incident", "todo el incidente"),
        HandOffPart.Caller => Say("the talk with the caller", "la conversación con quien llama"),
        _ => Say("one need", "una necesidad"),
    };

    /// <summary>Why it is declined or returned.</summary>
    public static string Of(HandOffRefusal reason) => reason switch
    {
        HandOffRefusal.Busy => Say("All are busy", "Todos ocupados"),
        HandOffRefusal.OutsideScope => Say("Outside what we do", "Fuera de lo que hacemos"),
        HandOffRefusal.TooDangerous => Say("Too dangerous", "Demasiado peligroso"),
        HandOffRefusal.CallerLost => Say("The caller is gone", "Se perdió a quien llamaba"),
        HandOffRefusal.NoAnswer => Say("No answer", "Sin respuesta"),
        _ => Say("Taken back", "Retirada"),
    };

    /// <summary>How it ended.</summary>
    public static string Of(HandOffOutcome outcome) => outcome switch
    {
        HandOffOutcome.Resolved => Say("Resolved", "Resuelto"),
        HandOffOutcome.Referred => Say("Referred", "Derivado"),
        HandOffOutcome.CallerRefused => Say("The caller refused", "Quien llama se negó"),
        _ => Say("Somebody has to go", "Tiene que ir alguien"),
    };

    /// <summary>Who has the duty.</summary>
    public static string Duty(HandOffView handOff) => handOff.DutyWith == "partner" ? Say("they have the duty, a report is due", "ellos tienen el deber; se espera informe") : Say("the duty is still ours", "el deber sigue siendo nuestro");
}
