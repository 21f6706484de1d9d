using RightCall.Console.Centre;
using static RightCall.Console.Words.Speech;

namespace RightCall.Console.Words;

/// <summary>Why the centre refused something, in the person's language. The code is always shown: it is what the guide of refusals and a supervisor go by.</summary>
public static class RefusalWords
{
    private static readonly Dictionary<string, string> Spanish = new(StringComparer.Ordinal)
    {
        ["AREA-001"] = "Este envío ya se usó para otra cosa.",
        ["AREA-002"] = "Llegó demasiado tarde: mire lo que hay ahora y decida de nuevo.",
        ["API-007"] = "Su función no puede hacer esto aquí.",
        ["API-008"] = "Ya no existe.",
        ["API-009"] = "Demasiadas peticiones: espere un momento.",
        ["PPL-001"] = "El nombre, la contraseña o el código no es correcto.",
        ["PPL-002"] = "Hace falta el código de la aplicación de autenticación.",
        ["PPL-003"] = "Demasiados intentos fallidos. Espere cinco minutos o pida ayuda a la administración.",
    };

    /// <summary>A problem in words.</summary>
    public static string Of(Problem problem)
    {
        if (problem.Status == 0) return CommonWords.Unreached;
        if (problem.Code is null) return Say($"The centre answered {problem.Status}.", $"El centro respondió {problem.Status}.");
        var text = problem.Detail ?? problem.Title ?? "";
        return $"{Say(text, Spanish.GetValueOrDefault(problem.Code, text))} ({problem.Code})";
    }
}
