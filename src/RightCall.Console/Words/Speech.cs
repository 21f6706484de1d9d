namespace RightCall.Console.Words;

/// <summary>The language of the person at the screen. Every text of the console is said through it, in both languages at one place: none can be forgotten.</summary>
public static class Speech
{
    /// <summary>The languages that there are.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "es"];

    /// <summary>The language now.</summary>
    public static string Language { get; set; } = "en";

    /// <summary>A text in the language now.</summary>
    public static string Say(string english, string spanish) => Language == "es" ? spanish : english;

    /// <summary>A text of the rules in the language now.</summary>
    public static string Said(this Domain.LocalText text) => text.In(Language);
}
