using System.Globalization;
using RightCall.Domain.Calls;
using static RightCall.Console.Words.Speech;

namespace RightCall.Console.Words;

/// <summary>Words of the dispatcher's desk.</summary>
public static partial class SendingWords
{
    public static string Title => Say("Dispatch", "Despacho");
    public static string Incidents => Say("Open incidents", "Incidentes abiertos");
    public static string NoIncidents => Say("No incident is open.", "Ningún incidente abierto.");
    public static string Units => Say("Units", "Unidades");
    public static string FilterUnits => Say("Unit, kind or state", "Unidad, tipo o estado");
    public static string ChooseOne => Say("Choose an incident: by its row, on the map, or with the arrow keys.", "Elija un incidente: en la lista, en el mapa o con las flechas.");
    public static string Gone => Say("This incident is not open any more. The search and its story know it.", "Este incidente ya no está abierto. La búsqueda y su historia lo conocen.");
    public static string NoPlace => Say("no place yet", "aún sin lugar");
    public static string LessProposed => Say("Less would do", "Bastaría menos");
    public static string UntilConfirmed => Say("What was sent stays sent until a person confirms it.", "Lo enviado sigue enviado hasta que una persona lo confirme.");
    public static string DowngradeWhy => Say("On whose word", "Según quién");
    public static string VoiceWith => Say("Voice contact with", "Contacto de voz con");
    public static string Confirm => Say("Confirm that less goes", "Confirmar que va menos");
    public static string Reject => Say("Leave it as it is", "Dejarlo como está");
    public static string Next => Say("Next incident", "Incidente siguiente");
    public static string Previous => Say("Previous incident", "Incidente anterior");
    public static string ToUnits => Say("Filter units", "Filtrar unidades");
    public static string WholeMap => Say("Show everything on the map", "Ver todo en el mapa");
    public static string SendKey => Say("Send who is recommended", "Enviar lo recomendado");
    /// <summary>A place as people call it, or its coordinates.</summary>
    public static string Named(this PlaceCandidate? place) => place is null ? NoPlace : place.Label ?? string.Create(CultureInfo.InvariantCulture, $"{place.Point.Latitude:0.00000}, {place.Point.Longitude:0.00000}");

    public static string Claim => Say("I am on it", "Lo tengo yo");
    public static string ClaimedBy(string who) => Say($"{who} is on it", $"Lo tiene {who}");
    public static string Closed => Say("closed", "cerrado");
    public static string Story => Say("Whole story", "Historia completa");
    public static string Plan => Say("Plan", "Plan");
    public static string Step(int step) => Say($"step {step}", $"paso {step}");
    public static string OverrideWhy => Say("You chose others than recommended. Why?", "Eligió otras que las recomendadas. ¿Por qué?");
    public static string InWords => Say("In words", "En palabras");
    public static string MarkUnit => Say("Mark to send instead", "Marcar para enviar en su lugar");
    public static string Panic => Say("PANIC", "PÁNICO");
    public static string HoldsShort => Say("holds short: a new danger not acknowledged", "espera: peligro nuevo sin confirmar");
    public static string Held(int count) => Say($"{count} held", $"{count} en espera");
    public static string Missed(int count) => Say($"{count} check-ins missed", $"{count} señales perdidas");
    public static string Free(int free, int all) => Say($"{free} free of {all}", $"{free} libres de {all}");
    public static string Report => Say("Report …", "Informar …");
    public static string StatusOf(string unit) => Say($"New status of {unit}", $"Estado nuevo de {unit}");
    public static string CheckIn => Say("Checked in", "Dio señal");
    public static string PanicCode => Say("Crew's code", "Código del equipo");
    public static string CancelPanic => Say("Cancel the panic", "Anular el pánico");
    public static string Recall => Say("Recall", "Retirar");
    public static string BackupFor(string unit) => Say($"{unit} asks for backup", $"{unit} pide refuerzo");
    public static string TakeBack => Say("Take back", "Retirar");
    public static string Note => Say("A note for all who work on it", "Una nota para quienes trabajan en él");
    public static string AddNote => Say("Note it", "Anotar");
    public static string SceneSafe => Say("Scene is safe", "El lugar es seguro");
    public static string CancelIncident => Say("Cancel the incident", "Cancelar el incidente");
    public static string HowEnded => Say("How it ended", "Cómo terminó");
    public static string OfficerThere => Say("An officer was on the scene", "Hubo un agente en el lugar");
    public static string Injuries => Say("Somebody was injured", "Hubo heridos");
    public static string Referral => Say("Referred to further help", "Derivado a más ayuda");
    public static string Reopen => Say("Reopen", "Reabrir");
}
