using RightCall.Domain.Dispatch;
using RightCall.Domain.Units;
using static RightCall.Console.Words.Speech;

namespace RightCall.Console.Words;

/// <summary>What units do, and why they were picked or passed over.</summary>
public static class UnitWords
{
    /// <summary>A status.</summary>
    public static string Of(UnitStatus status) => status switch
    {
        UnitStatus.Off => Say("Off duty", "Fuera de turno"),
        UnitStatus.OutOfService => Say("Out of service", "Fuera de servicio"),
        UnitStatus.Available => Say("Available", "Disponible"),
        UnitStatus.Held => Say("Held", "En espera"),
        UnitStatus.Dispatched => Say("Dispatched", "Despachada"),
        UnitStatus.Acknowledged => Say("Acknowledged", "Confirmada"),
        UnitStatus.EnRoute => Say("En route", "En camino"),
        UnitStatus.Staged => Say("Staged", "En espera cercana"),
        UnitStatus.OnScene => Say("On scene", "En el lugar"),
        UnitStatus.PersonReached => Say("Person reached", "Con la persona"),
        UnitStatus.Transporting => Say("Transporting", "Trasladando"),
        UnitStatus.AtFacility => Say("At facility", "En el centro"),
        _ => Say("Clear", "Libre"),
    };

    /// <summary>Why a unit is put forward.</summary>
    public static string Of(PickReason reason) => reason switch
    {
        PickReason.Nearest => Say("nearest of its kind", "la más cercana de su tipo"),
        PickReason.FitsThePerson => Say("speaks the language or has the skill, and is hardly later", "habla el idioma o tiene la habilidad, y apenas tarda más"),
        _ => Say("also serves another need here", "atiende también otra necesidad aquí"),
    };

    /// <summary>Why a unit was passed over.</summary>
    public static string Of(PassReason reason) => reason switch
    {
        PassReason.FurtherAway => Say("further away", "más lejos"),
        PassReason.Busy => Say("busy", "ocupada"),
        PassReason.OutOfService => Say("out of service", "fuera de servicio"),
        PassReason.OffShift => Say("off shift", "fuera de turno"),
        PassReason.BelowMinimumCrew => Say("crew too small", "tripulación insuficiente"),
        PassReason.Declined => Say("asked, and declined", "preguntada, y rehusó"),
        PassReason.Held => Say("holds it already", "ya la tiene en espera"),
        PassReason.TooFarForTheStep => Say("too far for this step", "demasiado lejos para este paso"),
        PassReason.NoWay => Say("no way there", "sin camino hasta allí"),
        PassReason.OfficerWithoutGround => Say("an officer aboard, and no ground for one", "lleva agente, sin motivo para ello"),
        PassReason.ForbiddenByLaw => Say("the law forbids an officer here", "la ley prohíbe un agente aquí"),
        PassReason.SkillMissing => Say("another with the skill is hardly later", "otra con la habilidad apenas tarda más"),
        PassReason.LanguageMissing => Say("another with the language is hardly later", "otra con el idioma apenas tarda más"),
        PassReason.AlreadyAssigned => Say("on it already", "ya asignada"),
        PassReason.InDanger => Say("its crew is in danger", "su tripulación está en peligro"),
        _ => Say("another kind", "otro tipo"),
    };

    /// <summary>Why nobody can be sent for a need.</summary>
    public static string Of(ShortfallReason reason) => reason switch
    {
        ShortfallReason.NoTeamOnShift => Say("no team on shift", "ningún equipo de turno"),
        ShortfallReason.AllTeamsBusy => Say("all teams busy", "todos los equipos ocupados"),
        ShortfallReason.TooFar => Say("every free one is too far", "todas las libres están lejos"),
        ShortfallReason.TeamDeclined => Say("every one declined", "todas rehusaron"),
        ShortfallReason.NoGroundForOfficer => Say("an officer in every crew, and no ground for one", "agente en todas, sin motivo"),
        ShortfallReason.ForbiddenByLaw => Say("the law forbids an officer here", "la ley prohíbe un agente aquí"),
        ShortfallReason.NoPlace => Say("no place is known", "no se conoce el lugar"),
        ShortfallReason.OfferHandOff => Say("the step is a hand-off: offer it", "el paso es una entrega: ofrézcala"),
        _ => Say("offered, awaiting an answer", "ofrecida, en espera de respuesta"),
    };

    /// <summary>Why an officer may attend.</summary>
    public static string Of(OfficerGround ground) => ground switch
    {
        OfficerGround.NoOfficer => Say("no officer aboard", "sin agente a bordo"),
        OfficerGround.OutOfScope => Say("not a behavioural-health incident", "no es un incidente de salud mental"),
        OfficerGround.Disqualifier => Say("a named danger", "un peligro nombrado"),
        OfficerGround.RequestFromScene => Say("asked for from the scene", "pedido desde el lugar"),
        OfficerGround.CrewProtection => Say("a crew is in danger", "una tripulación en peligro"),
        OfficerGround.Search => Say("a search", "una búsqueda"),
        OfficerGround.ExhaustedStep => Say("a step of the plan ran out", "un paso del plan se agotó"),
        OfficerGround.Override => Say("a person's override", "decisión de una persona"),
        _ => Say("baseline", "línea base"),
    };
}
