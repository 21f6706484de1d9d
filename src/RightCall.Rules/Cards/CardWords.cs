namespace RightCall.Rules.Cards;

/// <summary>The words on a paper card, in one language.</summary>
internal sealed class CardWords(string language)
{
    public string Language { get; } = language;

    public string Title => Of("Protocol cards", "Fichas de protocolo");
    public string How => Of(
        "For when the system is down. Ask from the top, tick what is said, and take every line of the table that holds: the highest level, the most urgent priority, everyone who is named. A line adds; none takes away. Sending never waits for the end of the questions. Write the true time beside every tick: it is entered afterwards.",
        "Para cuando el sistema no funciona. Pregunte desde arriba, marque lo que se dice y aplique cada línea de la tabla que se cumpla: el nivel más alto, la prioridad más urgente y todos los que se nombran. Una línea añade; ninguna quita. El envío nunca espera al final de las preguntas. Anote la hora real junto a cada marca: se introduce después.");
    public string Sample => Of("SAMPLE: nobody has approved this card for use.", "MUESTRA: nadie ha aprobado esta ficha para su uso.");
    public string Unknown => Of("unknown", "no se sabe");
    public string Refused => Of("refused or cannot speak", "se niega o no puede hablar");
    public string AskedWhen => Of("only if", "solo si");
    public string When => Of("When", "Cuando");
    public string Who => Of("Send", "Enviar");
    public string Level => Of("level", "nivel");
    public string Priority => Of("priority", "prioridad");
    public string Also => Of("And", "Además");
    public string Reason => Of("Because", "Porque");
    public string Always => Of("always", "siempre");
    public string Or => Of("or", "o");
    public string And => Of("and", "y");
    public string Contents => Of("Natures", "Naturalezas");
    public string Incident => Of("Time ______  Place ______________________________  Call-back ______________  Taken by ______________", "Hora ______  Lugar ______________________________  Teléfono ______________  Atendido por ______________");

    private string Of(string en, string es) => Language == "es" ? es : en;
}
