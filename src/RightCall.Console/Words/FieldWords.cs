using RightCall.Domain.Units;
using static RightCall.Console.Words.Speech;

namespace RightCall.Console.Words;

/// <summary>Words of the crew's page.</summary>
public static class FieldWords
{
    public static string OffDuty => Say("You are off duty.", "Está fuera de turno.");
    public static string Crew => Say("How many are aboard", "Cuántos van a bordo");
    public static string Officer => Say("An officer is aboard", "Va un agente a bordo");
    public static string PanicCode => Say("A code to cancel a panic (keep it to yourselves)", "Un código para anular un pánico (guárdenlo)");
    public static string LogOn => Say("On duty", "De turno");
    public static string LogOff => Say("Off duty", "Terminar turno");
    public static string NoAssignment => Say("No assignment. The next one sounds here.", "Sin tarea. La próxima sonará aquí.");
    public static string Return => Say("Back in service", "De nuevo en servicio");
    public static string NotSentYet => Say("not sent yet: kept on this phone", "sin enviar: guardado en este teléfono");
    public static string NextKey => Say("The next step", "El paso siguiente");
    public static string NewDanger => Say("A new danger is known. Hold short, read it, and say that you have.", "Se conoce un peligro nuevo. Esperen, léanlo y confírmenlo.");
    public static string AcknowledgeDanger => Say("We have read it", "Lo hemos leído");
    public static string Enter => Say("We enter", "Entramos");
    public static string Done => Say("Done: we are free", "Terminado: estamos libres");
    public static string Transport => Say("Take the person somewhere", "Llevar a la persona a un lugar");
    public static string Elsewhere => Say("Somewhere else", "A otro lugar");
    public static string Beds(int open) => open == 1 ? Say("1 bed open", "1 cama libre") : Say($"{open} beds open", $"{open} camas libres");
    public static string BedsUnknown => Say("beds unknown", "camas desconocidas");
    public static string Stale => Say("old count: telephone first", "dato antiguo: llame antes");
    public static string Known => Say("What is known", "Lo que se sabe");
    public static string SeenOn(string date) => Say($"seen on {date}; ask whether it is so now", $"visto el {date}; pregunte si sigue así");
    public static string Answers => Say("What was said", "Lo que se dijo");
    public static string Actions => Say("Tell the centre", "Informar al centro");
    public static string CheckIn => Say("We are all right", "Estamos bien");
    public static string StageHere => Say("We wait near", "Esperamos cerca");
    public static string Backup => Say("Ask for backup", "Pedir refuerzo");
    public static string BackupKind => Say("Whom", "A quién");
    public static string BackupCause => Say("Why", "Por qué");
    public static string CannotGo => Say("We cannot go, or withdraw", "No podemos ir, o nos retiramos");
    public static string Panic => Say("PANIC", "PÁNICO");
    public static string PanicAgain => Say("PRESS AGAIN NOW", "PULSE OTRA VEZ YA");

    /// <summary>Why a crew does not go.</summary>
    public static string Of(DeclineReason reason) => reason switch
    {
        DeclineReason.Safety => Say("Not safe", "No es seguro"),
        DeclineReason.OutsideScope => Say("Outside what we do", "Fuera de lo que hacemos"),
        DeclineReason.Conflict => Say("We know the person", "Conocemos a la persona"),
        DeclineReason.Equipment => Say("Equipment", "Equipo técnico"),
        DeclineReason.Fatigue => Say("Too tired", "Cansancio"),
        _ => Say("Other", "Otro"),
    };

    /// <summary>Why backup is asked for.</summary>
    public static string Of(Domain.Incidents.BackupCause cause) => cause switch
    {
        Domain.Incidents.BackupCause.Violence => Say("Violence", "Violencia"),
        Domain.Incidents.BackupCause.Weapon => Say("A weapon", "Un arma"),
        Domain.Incidents.BackupCause.Medical => Say("Medical", "Médico"),
        Domain.Incidents.BackupCause.Search => Say("A search", "Búsqueda"),
        Domain.Incidents.BackupCause.Hazard => Say("A hazard", "Un peligro"),
        Domain.Incidents.BackupCause.LegalHold => Say("A legal hold", "Retención legal"),
        Domain.Incidents.BackupCause.Hands => Say("More hands", "Más manos"),
        _ => Say("Other", "Otro"),
    };

    /// <summary>Why a unit is out of service.</summary>
    public static string Of(OutOfServiceReason reason) => reason switch
    {
        OutOfServiceReason.Break => Say("Break", "Descanso"),
        OutOfServiceReason.Vehicle => Say("Vehicle", "Vehículo"),
        OutOfServiceReason.Restock => Say("Restock", "Reposición"),
        OutOfServiceReason.Training => Say("Training", "Formación"),
        OutOfServiceReason.Recovery => Say("Recovery", "Recuperación"),
        _ => Say("Other", "Otro"),
    };
}
