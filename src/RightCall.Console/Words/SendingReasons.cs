using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;
using static RightCall.Console.Words.Speech;

namespace RightCall.Console.Words;

/// <summary>Reasons of closed lists, as the dispatcher chooses them.</summary>
public static partial class SendingWords
{
    /// <summary>Where a need stands.</summary>
    public static string Of(TrackStatus status) => status switch
    {
        TrackStatus.Open => Say("still to find", "por encontrar"),
        TrackStatus.Covered => Say("on the way", "en camino"),
        TrackStatus.Served => Say("served", "atendida"),
        _ => Say("dropped", "retirada"),
    };

    /// <summary>Why a person chose otherwise.</summary>
    public static string Of(OverrideReason reason) => reason switch
    {
        OverrideReason.CallerInsisted => Say("The caller insisted", "Quien llama insistió"),
        OverrideReason.LocalKnowledge => Say("Local knowledge", "Conocimiento local"),
        OverrideReason.UnitNearer => Say("This unit is nearer", "Esta unidad está más cerca"),
        OverrideReason.KnownToTeam => Say("The team knows the person", "El equipo conoce a la persona"),
        OverrideReason.CannotBeReached => Say("The recommended one cannot be reached", "No se alcanza a la recomendada"),
        OverrideReason.MoreNeeded => Say("More is needed", "Hace falta más"),
        _ => Say("The supervisor's order", "Orden de supervisión"),
    };

    /// <summary>Why a unit is recalled.</summary>
    public static string Of(RecallReason reason) => reason switch
    {
        RecallReason.Downgraded => Say("Less is needed", "Hace falta menos"),
        RecallReason.Replaced => Say("Replaced", "Sustituida"),
        RecallReason.Cancelled => Say("Cancelled", "Cancelado"),
        RecallReason.Mistake => Say("Sent by mistake", "Enviada por error"),
        _ => Say("The scene says enough", "El lugar dice basta"),
    };

    /// <summary>Why a unit is clear.</summary>
    public static string Of(ClearReason reason) => reason switch
    {
        ClearReason.Done => Say("Done", "Terminado"),
        ClearReason.Cancelled => Say("Cancelled", "Cancelado"),
        ClearReason.Recalled => Say("Recalled", "Retirada"),
        ClearReason.Withdrew => Say("Withdrew", "Se retiró"),
        ClearReason.NotFound => Say("Not found", "No encontrado"),
        ClearReason.Declined => Say("Declined", "Rehusó"),
        ClearReason.NotAcknowledged => Say("Not acknowledged", "Sin confirmar"),
        ClearReason.Redirected => Say("Redirected", "Reasignada"),
        _ => Say("Forced", "Forzado"),
    };

    /// <summary>What became of a request for backup.</summary>
    public static string Of(BackupOutcome outcome) => outcome switch
    {
        BackupOutcome.Needed => Say("It was needed", "Hizo falta"),
        BackupOutcome.NotNeeded => Say("Not needed", "No hizo falta"),
        BackupOutcome.LetGo => Say("Let go", "Despedido"),
        _ => Say("Did not come", "No llegó"),
    };

    /// <summary>On whose word less goes.</summary>
    public static string Of(DowngradeReason reason) => reason switch
    {
        DowngradeReason.SceneReport => Say("The crew on the scene says so", "Lo dice el equipo en el lugar"),
        DowngradeReason.PersonSaysSo => Say("The person says so", "Lo dice la persona"),
        DowngradeReason.FirstHandWitness => Say("A first-hand witness says so", "Lo dice un testigo directo"),
        DowngradeReason.CorrectedByGiver => Say("Who said it corrected it", "Quien lo dijo lo corrigió"),
        _ => Say("A clinician judged it", "Lo juzgó un clínico"),
    };

    /// <summary>With whom somebody spoke.</summary>
    public static string Of(VoiceContact contact) => contact switch
    {
        VoiceContact.None => Say("nobody", "nadie"),
        VoiceContact.Patient => Say("the patient", "el paciente"),
        VoiceContact.FirstHandWitness => Say("a first-hand witness", "un testigo directo"),
        _ => Say("a responder on the scene", "un interviniente en el lugar"),
    };

    /// <summary>Why an incident is cancelled.</summary>
    public static string Of(CancelReason reason) => reason switch
    {
        CancelReason.CallerCancelled => Say("The caller cancelled it", "Lo canceló quien llamó"),
        CancelReason.Duplicate => Say("Reported twice", "Reportado dos veces"),
        CancelReason.OpenedByMistake => Say("Opened by mistake", "Abierto por error"),
        _ => Say("A test", "Una prueba"),
    };

    /// <summary>How an incident ended.</summary>
    public static string Of(DispositionCode code) => code switch
    {
        DispositionCode.ResolvedByTelephone => Say("Resolved by telephone", "Resuelto por teléfono"),
        DispositionCode.ResolvedOnScene => Say("Resolved on the scene", "Resuelto en el lugar"),
        DispositionCode.Transported => Say("Transported", "Trasladado"),
        DispositionCode.Referred => Say("Referred", "Derivado"),
        DispositionCode.GivenTo311 => Say("Given to 311", "Pasado al 311"),
        DispositionCode.GivenToOtherCentre => Say("Given to another centre", "Pasado a otro centro"),
        DispositionCode.UnableToLocate => Say("Unable to locate", "No se pudo localizar"),
        DispositionCode.Refused => Say("Help was refused", "Se rechazó la ayuda"),
        DispositionCode.Unfounded => Say("Unfounded", "Sin fundamento"),
        DispositionCode.PoliceAction => Say("Police action", "Actuación policial"),
        DispositionCode.Deceased => Say("Deceased", "Fallecido"),
        DispositionCode.CouldNotTriage => Say("Could not triage", "No se pudo hacer triaje"),
        _ => Say("Nobody came", "No vino nadie"),
    };
}
