using RightCall.Domain.Incidents;
using static RightCall.Console.Words.Speech;

namespace RightCall.Console.Words;

/// <summary>Why an incident was lost between two steps of the funnel: each loss has one reason.</summary>
public static class LossWords
{
    /// <summary>A reason.</summary>
    public static string Of(FunnelLoss loss) => loss switch
    {
        FunnelLoss.CouldNotTriageLanguage => Say("could not triage: language", "sin triaje: idioma"),
        FunnelLoss.CouldNotTriageHungUp => Say("could not triage: hung up", "sin triaje: colgó"),
        FunnelLoss.CouldNotTriageNoPlace => Say("could not triage: no place", "sin triaje: sin lugar"),
        FunnelLoss.NotEligible => Say("not eligible", "no elegible"),
        FunnelLoss.NoTeamOnShift => Say("no team on shift", "ningún equipo de turno"),
        FunnelLoss.AllTeamsBusy => Say("all teams busy", "todos los equipos ocupados"),
        FunnelLoss.TooFar => Say("too far", "demasiado lejos"),
        FunnelLoss.TeamDeclined => Say("team declined", "el equipo rehusó"),
        FunnelLoss.WithdrewForSafety => Say("withdrew for safety", "se retiró por seguridad"),
        FunnelLoss.CallerRefused => Say("caller refused", "quien llama se negó"),
        FunnelLoss.CallerInsistedOnPolice => Say("caller insisted on police", "quien llama insistió en policía"),
        FunnelLoss.OfficerAlreadyThere => Say("officer already there", "ya había un agente"),
        FunnelLoss.UnableToLocate => Say("unable to locate", "no se pudo localizar"),
        FunnelLoss.Cancelled => Say("cancelled", "cancelado"),
        FunnelLoss.Overridden => Say("overridden", "decidido por una persona"),
        FunnelLoss.OfficerJoined => Say("an officer joined", "se unió un agente"),
        _ => Say("police first by the plan", "policía primero por el plan"),
    };
}
