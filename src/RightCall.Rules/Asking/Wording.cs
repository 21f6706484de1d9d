using RightCall.Domain;

namespace RightCall.Rules.Asking;

/// <summary>The words around an interview in the terminal.</summary>
/// <param name="language">The two-letter code.</param>
internal sealed class Wording(string language)
{
    /// <summary>The language's code.</summary>
    public string Language { get; } = language;

    public string Keys => Of("number or word = answer, u = unknown, r = refused or cannot speak, b = correct an earlier answer, w = who would go now, s = stop and send now",
        "número o palabra = respuesta, u = no se sabe, r = se niega o no puede hablar, b = corregir una respuesta, w = quién iría ahora, s = parar y enviar ya");
    public const string Prompt = "> ";
    public string NotUnderstood(string line) => Of($"'{line}' is none of the answers; {Keys}.", $"'{line}' no es una de las respuestas; {Keys}.");
    public string NothingToCorrect => Of("Nothing was answered yet.", "Todavía no hay respuestas.");
    public string Which => Of("Which one? Write its number.", "¿Cuál? Escriba su número.");
    public string StillCounts(string answer) => Of($"Kept as said. '{answer}' still counts: a caller's correction lowers nothing unless they said, asked by yes or no, that they can talk freely.",
        $"Queda anotado. '{answer}' sigue contando: una corrección no baja nada mientras no digan, preguntados por sí o no, que pueden hablar con libertad.");
    public string Now(string first, int level, int priority) => Of($"now first: {first} (level {level}, priority {priority})", $"ahora va primero: {first} (nivel {level}, prioridad {priority})");
    public string Nobody => Of("nobody: advice", "nadie: consejo");
    public string Because => Of("because", "porque");
    public string Also => Of("also", "además");
    public string ToAsk(int count) => Of($"{count} questions to ask", $"faltan {count} preguntas");
    public string Asked => Of("unknown", "no se sabe");
    public string Refused => Of("refused or cannot speak", "se niega o no puede hablar");
    public string Result => Of("DETERMINATION", "DETERMINACIÓN");
    public string First => Of("first", "va primero");
    public string Level => Of("level", "nivel");
    public string Priority => Of("priority", "prioridad");
    public string Needs => Of("needs", "hace falta");
    public string Flags => Of("flags", "avisos");
    public string Disqualifiers => Of("disqualifiers", "hechos");
    public string Instructions => Of("instructions", "indicaciones");
    public string Reasons => Of("reasons", "razones");
    public string Scope(bool inScope) => inScope
        ? Of("in scope: no officer without a named ground", "en el ámbito: ningún agente sin una razón expresa")
        : Of("out of scope of the rule on officers", "fuera del ámbito de la regla sobre agentes");
    public string NoneLeft => Of("Nothing is left to ask.", "No queda nada por preguntar.");
    public string Stopped(int remaining) => Of($"Stopped with {remaining} questions not asked. Sending never waits for them.", $"Se para con {remaining} preguntas sin hacer. El envío nunca las espera.");
    public string Plan(string policy, string hour) => Of($"PLAN {policy}, {hour}", $"PLAN {policy}, {hour}");
    public string NoChain => Of("the policy has no chain for it", "el plan no tiene cadena");
    public string Within(string time) => Of($"within {time}", $"en {time}");
    public string Tried(string time) => Of($"tried for {time}", $"se intenta durante {time}");
    public string UntilSomeoneGoes => Of("until somebody goes", "hasta que vaya alguien");
    public string Stages => Of("stages", "espera cerca");
    public string Meanwhile(string kinds) => Of($"meanwhile {kinds}", $"mientras tanto {kinds}");
    public string Offer => Of("offer to", "ofrecer a");
    public string Send => Of("send", "enviar");

    /// <summary>A text in this language.</summary>
    public string In(LocalText text) => text.In(Language);

    private string Of(string en, string es) => Language == "es" ? es : en;
}
